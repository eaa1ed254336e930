import { useLocale, useTranslations } from 'next-intl'
import { Sparkline } from '@/components/ui/sparkline'
import { Stat } from '@/components/ui/stat'
import { addToMonth, formatMonth, lastDayOf } from '@/lib/billing/figures/months'
import { netOf } from '@/lib/billing/figures/moves'
import type { AgeFigure } from '@/lib/billing/figures/receivables'
import type { RecurringMonth } from '@/lib/billing/figures/recurring'
import type { RevenueMonth } from '@/lib/billing/figures/revenue'
import type { Waiting } from '@/lib/billing/figures/waiting'
import { filterHref } from '@/lib/billing/filters'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { directionOf, shortRupiah, signedRupiah } from './figure-text'

interface MorningFiguresProps {
  /** Twelve months, the running one last. */
  recurring: RecurringMonth[]
  revenue: RevenueMonth[]
  ages: AgeFigure[]
  waiting: Waiting
}

/** Six figures, each leading to what it counts. */
export function MorningFigures({ recurring, revenue, ages, waiting }: MorningFiguresProps) {
  const t = useTranslations('figures.overview')
  const locale = useLocale()
  const now = recurring.at(-1)
  const owed = sumOf(ages)
  const late = sumOf(ages.filter(({ age }) => age !== 'current'))
  const change = now ? netOf(now.moves) : 0n
  const since = now ? formatDay(lastDayOf(addToMonth(now.month, -1)), locale) : ''
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      <Stat
        label={t('mrr')}
        value={formatRupiah(now?.closing ?? 0n)}
        href="/admin/books/recurring"
        trend={{
          direction: directionOf(change),
          ...(change !== 0n && { good: change > 0n }),
          text: t('mrrTrend', { amount: signedRupiah(change), day: since }),
        }}
      >
        <Sparkline
          values={recurring.map(({ closing }) => Number(closing))}
          label={t('mrrSpark', {
            from: shortRupiah(recurring[0]?.closing ?? 0n, locale),
            to: shortRupiah(now?.closing ?? 0n, locale),
          })}
        />
      </Stat>
      {/* Subscriptions are earned in the books when a month is over. */}
      <MonthStat what="recognized" months={revenue.slice(0, -1)} />
      <MonthStat what="collected" months={revenue} />
      <Stat label={t('receivable')} value={formatRupiah(owed.amount)} href="/admin/books/receivables">
        <p className="text-ink-soft">{t('receivableText', { count: owed.count })}</p>
      </Stat>
      <Stat
        label={t('overdue')}
        value={formatRupiah(late.amount)}
        href={filterHref('/admin/books/receivables', { by: 'invoice', sort: 'oldest' })}
      >
        <p className={late.count > 0 ? 'font-medium text-danger' : 'text-ink-soft'}>
          {t('overdueText', { count: late.count })}
        </p>
      </Stat>
      <Stat
        label={t('credit')}
        value={formatRupiah(waiting.credit_amount)}
        href="/admin/payments/refunds/credits"
      >
        <p className="text-ink-soft">{t('creditText', { count: waiting.credit_count })}</p>
      </Stat>
    </div>
  )
}

function sumOf(ages: readonly AgeFigure[]): { amount: bigint; count: number } {
  return ages.reduce(
    (sum, { amount, count }) => ({ amount: sum.amount + amount, count: sum.count + count }),
    { amount: 0n, count: 0 },
  )
}

function MonthStat({ what, months }: { what: 'recognized' | 'collected'; months: RevenueMonth[] }) {
  const t = useTranslations('figures.overview')
  const locale = useLocale()
  const now = months.at(-1)?.[what] ?? 0n
  const label = t(what, { month: formatMonth(months.at(-1)?.month ?? '', locale, 'long') })
  const before = months.at(-2)?.[what] ?? 0n
  return (
    <Stat
      label={label}
      value={formatRupiah(now)}
      href={filterHref('/admin/books/revenue', { show: what })}
      trend={{ direction: directionOf(now - before), text: t('before', { amount: formatRupiah(before) }) }}
    >
      <Sparkline
        values={months.map((month) => Math.max(0, Number(month[what])))}
        label={t('spark', {
          what: label,
          from: shortRupiah(months[0]?.[what] ?? 0n, locale),
          to: shortRupiah(now, locale),
        })}
      />
    </Stat>
  )
}
