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

interface PlanOptionProps {
  slug: string
  plan: Plan
  period: BillingPeriod
  rules: TaxRules
  subscriptions: SubscriptionSummary[]
  next: string | undefined
}

export function PlanOption({ slug, plan, period, rules, subscriptions, next }: PlanOptionProps) {
  const t = useTranslations('billing.choose')
  const isEnglish = useLocale() === 'en'
  const name = isEnglish ? plan.name_en : plan.name_id
  const same = subscriptions.find((row) => row.code === plan.code && row.period === period)
  const isCurrent = plan.is_free
    ? !subscriptions.some((row) => row.status !== 'pending')
    : same !== undefined && same.status !== 'pending'
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
      <div>
        {same?.invoice_number ? (
          <ButtonLink
            full
            href={billingPath(slug, `/invoices/${numberToPath(same.invoice_number)}`, { next })}
          >
            {t('toInvoice')}
          </ButtonLink>
        ) : (
          !plan.is_free &&
          !isCurrent && (
            <ButtonLink full href={billingPath(slug, `/plans/${plan.code}`, { period, next })}>
              {t('choose', { plan: name })}
            </ButtonLink>
          )
        )}
      </div>
      <PlanContents plan={plan} />
    </section>
  )
}
