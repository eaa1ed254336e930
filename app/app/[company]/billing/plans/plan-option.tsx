import { useLocale, useTranslations } from 'next-intl'
import { PlanContents } from '@/components/billing/plan-contents'
import { PlanPrice } from '@/components/billing/plan-price'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/link'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { Plan } from '@/lib/billing/plans/queries'
import type { BillingPeriod } from '@/lib/billing/status'
import type { SubscriptionSummary } from '@/lib/billing/subscriptions/queries'
import type { TaxRules } from '@/lib/billing/tax'
import { billingPath } from '../paths'
import { StartTrial } from './manage-buttons'

interface PlanOptionProps {
  slug: string
  plan: Plan
  period: BillingPeriod
  rules: TaxRules
  subscriptions: SubscriptionSummary[]
  next: string | undefined
  /** Whether the company may still try a plan. */
  canTry: boolean
  hasAddons: boolean
}

export function PlanOption(props: PlanOptionProps) {
  const { slug, plan, period, rules, subscriptions, next, canTry, hasAddons } = props
  const t = useTranslations('billing.choose')
  const own = useTranslations('subscriptions')
  const isEnglish = useLocale() === 'en'
  const name = isEnglish ? plan.name_en : plan.name_id
  const same = subscriptions.find((row) => row.code === plan.code && row.period === period)
  const isCurrent = plan.is_free
    ? !subscriptions.some((row) => row.status !== 'pending')
    : same !== undefined && same.status !== 'pending'
  // What is open of a plan that runs is its renewal or a change: those are paid from the billing page.
  const waiting = same && (same.status === 'pending' || same.status === 'trialing') && same.invoice_number
  return (
    <section
      aria-label={name}
      className="grid content-start gap-5 rounded-lg border border-line bg-card p-5 shadow-soft md:row-span-4 md:grid-rows-subgrid"
    >
      <div>
        <h2 className="flex flex-wrap items-center gap-2 text-xl font-extrabold">
          {name}
          {isCurrent && <Badge tone="primary">{t('current')}</Badge>}
          {same?.status === 'pending' && <Badge tone="warning">{t('waiting')}</Badge>}
        </h2>
        <p className="mt-1 text-ink-soft">{isEnglish ? plan.description_en : plan.description_id}</p>
      </div>
      <PlanPrice plan={plan} period={period} rules={rules} />
      <div className="grid content-start gap-2">
        {waiting ? (
          <ButtonLink full href={billingPath(slug, `/invoices/${numberToPath(waiting)}`, { next })}>
            {t('toInvoice')}
          </ButtonLink>
        ) : (
          !plan.is_free &&
          (!isCurrent || hasAddons) && (
            <ButtonLink
              full
              variant={isCurrent ? 'secondary' : 'primary'}
              href={billingPath(slug, `/plans/${plan.code}`, { period, next })}
            >
              {isCurrent ? own('addons.change') : t('choose', { plan: name })}
            </ButtonLink>
          )
        )}
        {canTry && plan.trial_days > 0 && (
          <>
            <StartTrial company={slug} plan_code={plan.code} days={plan.trial_days} next={next} />
            <p className="text-sm text-ink-soft">{own('trial.note')}</p>
          </>
        )}
      </div>
      <PlanContents plan={plan} />
    </section>
  )
}
