import { useLocale, useTranslations } from 'next-intl'
import { PlanContents } from '@/components/billing/plan-contents'
import { PlanPrice } from '@/components/billing/plan-price'
import { ButtonLink } from '@/components/ui/link'
import type { Plan } from '@/lib/billing/plans/queries'
import type { BillingPeriod } from '@/lib/billing/status'
import type { TaxRules } from '@/lib/billing/tax'

interface PlanCardProps {
  plan: Plan
  period: BillingPeriod
  rules: TaxRules
  /** The billing page of a signed-in owner. */
  billing: string | undefined
}

export function PlanCard({ plan, period, rules, billing }: PlanCardProps) {
  const t = useTranslations('billing.pricing')
  const catalogue = useTranslations('catalogue.pricing')
  const isEnglish = useLocale() === 'en'
  const name = isEnglish ? plan.name_en : plan.name_id
  const target = plan.is_free ? billing : billing && `${billing}/plans/${plan.code}?period=${period}`
  const words = plan.is_free ? t(billing ? 'toBilling' : 'startFree') : t('choose', { plan: name })
  return (
    <section
      aria-label={name}
      className="grid content-start gap-5 rounded-lg border border-line bg-card p-6 shadow-soft lg:row-span-4 lg:grid-rows-subgrid"
    >
      <div>
        <h2 className="text-xl font-extrabold">{name}</h2>
        <p className="mt-1 text-ink-soft">{isEnglish ? plan.description_en : plan.description_id}</p>
      </div>
      <div>
        <PlanPrice plan={plan} period={period} rules={rules} />
        {plan.trial_days > 0 && (
          <p className="mt-2">
            <strong>{catalogue('trial', { count: plan.trial_days })}.</strong>{' '}
            <span className="text-ink-soft">{catalogue('trialNote')}</span>
          </p>
        )}
      </div>
      <ButtonLink
        plain
        full
        className="self-start"
        href={target ?? '/sign-up'}
        variant={plan.is_free ? 'secondary' : 'primary'}
      >
        {words}
      </ButtonLink>
      <PlanContents plan={plan} />
    </section>
  )
}
