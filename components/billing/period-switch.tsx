import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import type { BillingPeriod } from '@/lib/billing/status'

/** Monthly or yearly, as two addresses: works without a script and can be sent to somebody. */
export function PeriodSwitch(props: {
  period: BillingPeriod
  hrefs: Record<BillingPeriod, string>
  label: string
  plain?: boolean
}) {
  const t = useTranslations('billing.plan')
  return (
    <nav aria-label={props.label} className="inline-flex rounded-full border border-line-strong bg-card p-1">
      {(['monthly', 'yearly'] as const).map((period) => (
        <Link
          key={period}
          href={props.hrefs[period]}
          plain={props.plain}
          aria-current={props.period === period ? 'true' : undefined}
          className={cx(
            'flex min-h-11 items-center rounded-full px-5 font-semibold',
            props.period === period ? 'bg-primary text-primary-ink' : 'text-ink-soft hover:text-ink',
          )}
        >
          {t(period)}
        </Link>
      ))}
    </nav>
  )
}
