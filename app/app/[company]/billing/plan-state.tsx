import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { SubscriptionStatus } from '@/lib/billing/status'
import type { Outlook } from '@/lib/billing/subscriptions/outlook'
import { formatRupiah } from '@/lib/money'
import { addDays, dayOf, formatDay } from '@/lib/time'

const TONES: Record<SubscriptionStatus, Tone> = {
  pending: 'warning',
  trialing: 'info',
  active: 'success',
  past_due: 'danger',
  restricted: 'danger',
  paused: 'neutral',
  canceled: 'neutral',
  expired: 'neutral',
}

/** The state of the company's plan as a word. */
export function PlanBadge({ outlook }: { outlook: Outlook }) {
  const t = useTranslations('billing.status.subscription')
  if (outlook.cancel_at_period_end) return <Badge tone="neutral">{t('ending')}</Badge>
  return <Badge tone={TONES[outlook.status]}>{t(outlook.status)}</Badge>
}

/** The same in sentences: until when, and what comes then. */
export function PlanState({
  outlook,
  dueOn,
  today,
}: {
  outlook: Outlook
  dueOn: string | null
  today: string
}) {
  const t = useTranslations('billing.page')
  const periods = useTranslations('billing.plan')
  const locale = useLocale()
  const day = (value: string) => formatDay(value, locale)
  const end = outlook.current_period_end_on
  const { becomes } = outlook
  return (
    <div className="grid max-w-prose gap-2">
      <p>{present()}</p>
      {becomes && (
        <p className="font-semibold">
          {t('state.becomes', {
            plan: locale === 'en' ? becomes.plan.name_en : becomes.plan.name_id,
            price: formatRupiah(becomes.price_amount),
            period: periods(becomes.period === 'yearly' ? 'perYear' : 'perMonth'),
            day: day(addDays(end, 1)),
          })}
        </p>
      )}
    </div>
  )

  function present(): string {
    switch (outlook.status) {
      case 'trialing':
        return outlook.cancel_at_period_end
          ? t('ends', { day: day(end) })
          : t('state.trial', { day: day(end) })
      case 'past_due':
        return dueOn
          ? t('state.pastDue', { day: day(end), due: day(dueOn) })
          : t('pastDueNoInvoice', { day: day(end) })
      case 'restricted':
        return t('state.restricted', { day: day(outlook.restricted_at ? dayOf(outlook.restricted_at) : end) })
      case 'paused':
        return outlook.resume_on
          ? t('state.paused', { day: day(outlook.resume_on) })
          : t('state.pausedOpen', { day: day(outlook.paused_at ? dayOf(outlook.paused_at) : end) })
      default:
        return running()
    }
  }

  function running(): string {
    if (outlook.cancel_at_period_end) return t('ends', { day: day(end) })
    if (outlook.resume_on) return t('state.pauses', { day: day(end), resume: day(outlook.resume_on) })
    if (end < today) return t('pastDueNoInvoice', { day: day(end) })
    if (!outlook.next_invoice) return t('renewsInvoiced', { day: day(end) })
    return t('renews', { day: day(end), issued: day(outlook.next_invoice.on) })
  }
}
