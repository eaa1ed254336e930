import { useLocale, useTranslations } from 'next-intl'
import type { Usage } from '@/lib/billing/entitlements'
import type { Plan } from '@/lib/billing/plans/queries'
import type { Quote } from '@/lib/billing/subscriptions/quote'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

interface QuoteNotesProps {
  quote: Quote
  plan: Plan
  usage: Usage
  isFirst: boolean
  /** A choice or change that still waits to be paid. */
  replaces: string | undefined
}

/** When it begins, until when to pay, what becomes credit, what comes next. */
export function QuoteNotes({ quote, plan, usage, isFirst, replaces }: QuoteNotesProps) {
  const t = useTranslations('subscriptions.notes')
  const locale = useLocale()
  const day = (value: string) => formatDay(value, locale)
  const surplus = quote.notes.reduce((sum, note) => sum + note.total, 0n)
  const limit = plan.open_application_limit
  const isPaid = quote.to_pay === 0n
  const lines = [
    quote.when === 'later' && t('later', { day: day(quote.starts_on) }),
    quote.when === 'now' && isPaid && t('atOnce', { until: day(quote.period.period_end_on) }),
    quote.when === 'now' &&
      !isPaid &&
      t(isFirst ? 'starts' : 'changes', { until: day(quote.period.period_end_on) }),
    surplus > 0n && t('surplus', { amount: formatRupiah(surplus) }),
    quote.when === 'now' && !isPaid && t('due', { day: day(quote.due_on) }),
    replaces && t('voids', { number: replaces }),
    limit !== null && usage.open_applications > limit && t('smaller', { used: usage.open_applications }),
    t('next', { day: day(quote.next.on), amount: formatRupiah(quote.next.priced.total) }),
    t('noCharge'),
  ].filter((line): line is string => typeof line === 'string' && line !== '')
  return (
    <ul className="mt-4 grid list-disc gap-1.5 ps-5 text-ink-soft">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
