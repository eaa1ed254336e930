import { useLocale, useTranslations } from 'next-intl'
import type { Usage } from '@/lib/billing/entitlements'
import type { Plan } from '@/lib/billing/plans/queries'
import type { BillingPeriod } from '@/lib/billing/status'
import { periodFrom } from '@/lib/billing/subscriptions/periods'
import type { SubscriptionSummary } from '@/lib/billing/subscriptions/queries'
import { addDays, dayOf, formatDay } from '@/lib/time'

interface ConsequencesProps {
  plan: Plan
  period: BillingPeriod
  subscriptions: SubscriptionSummary[]
  usage: Usage
  dueDays: number
}

/** When it begins, what it replaces, what becomes void, until when one can pay. */
export function Consequences({ plan, period, subscriptions, usage, dueDays }: ConsequencesProps) {
  const t = useTranslations('billing.choose')
  const locale = useLocale()
  const today = dayOf(new Date())
  const running = subscriptions.find((row) => row.status !== 'pending')
  const waiting = subscriptions.find((row) => row.status === 'pending')
  const left = running?.current_period_end_on ? daysBetween(today, running.current_period_end_on) : 0
  const replaced = running && (locale === 'en' ? running.name_en : running.name_id)
  const lines = [
    t('starts', { day: formatDay(periodFrom(today, period).period_end_on, locale) }),
    replaced &&
      (left > 0 ? t('replaces', { plan: replaced, days: left }) : t('replacesToday', { plan: replaced })),
    waiting?.invoice_number && t('voids', { number: waiting.invoice_number }),
    plan.open_application_limit !== null &&
      usage.open_applications > plan.open_application_limit &&
      t('smaller', { used: usage.open_applications }),
    t('due', { day: formatDay(addDays(today, dueDays), locale) }),
  ].filter((line): line is string => typeof line === 'string')
  return (
    <ul className="mt-4 grid list-disc gap-1.5 ps-5 text-ink-soft">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000))
}
