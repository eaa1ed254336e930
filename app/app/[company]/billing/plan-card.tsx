import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { BarMeter } from '@/components/ui/bar-meter'
import { Card, Divider } from '@/components/ui/card'
import { ButtonLink } from '@/components/ui/link'
import type { Usage } from '@/lib/billing/entitlements'
import type { SubscriptionSummary } from '@/lib/billing/subscriptions/queries'
import { formatRupiah } from '@/lib/money'
import { addDays, formatDay } from '@/lib/time'
import { billingPath } from './paths'
import { CancelPlan, KeepPlan } from './plan-buttons'

/** As in the nightly job: the next period is invoiced so many days ahead. */
const INVOICED_AHEAD_DAYS = 7

interface PlanCardProps {
  slug: string
  usage: Usage
  running: SubscriptionSummary | undefined
  freeLimit: number
  manages: boolean
  next: string | undefined
  today: string
}

/** The plan, what of it is used, until when it runs, and what one can do about it. */
export function PlanCard({ slug, usage, running, freeLimit, manages, next, today }: PlanCardProps) {
  const t = useTranslations('billing')
  const locale = useLocale()
  const plan = locale === 'en' ? usage.plan_name_en : usage.plan_name_id
  const endsOn = running?.current_period_end_on
  const day = endsOn ? formatDay(endsOn, locale) : ''
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-3">
          {plan} {running && <StateBadge running={running} />}
        </span>
      }
      lead={
        running
          ? `${formatRupiah(running.price_amount)} ${t(running.period === 'yearly' ? 'plan.perYear' : 'plan.perMonth')}`
          : t('page.freePlan')
      }
      actions={
        manages && (
          <ButtonLink
            href={billingPath(slug, '/plans', { next })}
            variant={running ? 'secondary' : 'primary'}
          >
            {t(running ? 'page.change' : 'page.upgrade')}
          </ButtonLink>
        )
      }
    >
      <Meters usage={usage} />
      {running && (
        <>
          <Divider />
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <p className="max-w-prose">{periodText(running, today)}</p>
            {manages &&
              (running.cancel_at_period_end ? (
                <KeepPlan company={slug} plan={plan} day={day} />
              ) : (
                <CancelPlan
                  company={slug}
                  plan={plan}
                  day={day}
                  freeLimit={freeLimit}
                  hasInvoice={running.invoice_number !== null}
                />
              ))}
          </div>
        </>
      )}
    </Card>
  )

  function periodText(subscription: SubscriptionSummary, now: string): string {
    if (!endsOn) return ''
    const due = subscription.invoice_due_on
    if (subscription.cancel_at_period_end) return t('page.ends', { day })
    if (endsOn < now)
      return due
        ? t('page.pastDue', { day, due: formatDay(due, locale) })
        : t('page.pastDueNoInvoice', { day })
    if (subscription.invoice_number) return t('page.renewsInvoiced', { day })
    return t('page.renews', { day, issued: formatDay(addDays(endsOn, -INVOICED_AHEAD_DAYS), locale) })
  }
}

function StateBadge({ running }: { running: SubscriptionSummary }) {
  const t = useTranslations('billing.status.subscription')
  if (running.cancel_at_period_end) return <Badge tone="neutral">{t('ending')}</Badge>
  if (running.status === 'past_due') return <Badge tone="danger">{t('past_due')}</Badge>
  return <Badge tone="success">{t(running.status)}</Badge>
}

function Meters({ usage }: { usage: Usage }) {
  const t = useTranslations('billing.page.usage')
  const meters = [
    {
      label: t('applications'),
      used: usage.open_applications,
      limit: usage.open_application_limit,
    },
    { label: t('members'), used: usage.members, limit: usage.member_limit },
  ]
  const [applications] = meters
  return (
    <div className="grid gap-4">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {meters.map(({ label, used, limit }) => (
          <BarMeter
            key={label}
            label={label}
            value={limit === null ? 0 : used}
            max={limit ?? 1}
            tone={limit !== null && used >= limit ? 'accent' : 'primary'}
            text={limit === null ? t('unlimited', { used }) : t('of', { used, limit })}
          />
        ))}
      </div>
      {applications?.limit != null && applications.used >= applications.limit && (
        <p className="text-ink-soft">{t('full')}</p>
      )}
    </div>
  )
}
