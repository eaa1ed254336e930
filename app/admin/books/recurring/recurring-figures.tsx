import { useLocale, useTranslations } from 'next-intl'
import { Stat } from '@/components/ui/stat'
import { addToMonth, lastDayOf } from '@/lib/billing/figures/months'
import { netOf, perCompany } from '@/lib/billing/figures/moves'
import type { RecurringMonth } from '@/lib/billing/figures/recurring'
import { filterHref } from '@/lib/billing/filters'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { directionOf, signedRupiah } from '../figure-text'

/** How it stands at the end of a month. */
export function RecurringFigures({ month }: { month: RecurringMonth }) {
  const t = useTranslations('figures.recurring')
  const overview = useTranslations('figures.overview')
  const locale = useLocale()
  const change = netOf(month.moves)
  const count = month.closing_count - month.opening_count
  const each = perCompany(month.closing, month.closing_count)
  const day = formatDay(lastDayOf(addToMonth(month.month, -1)), locale)
  const href = filterHref('/admin/books/recurring/companies', { month: month.month })
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <Stat
        label={t('mrr')}
        value={formatRupiah(month.closing)}
        href={href}
        trend={{
          direction: directionOf(change),
          ...(change !== 0n && { good: change > 0n }),
          text: overview('mrrTrend', { amount: signedRupiah(change), day }),
        }}
      />
      <Stat label={t('arr')} value={formatRupiah(month.closing * 12n)}>
        <p className="text-ink-soft">{t('arrText')}</p>
      </Stat>
      <Stat label={t('perCompany')} value={each === null ? '–' : formatRupiah(each)}>
        <p className="text-ink-soft">{t('perCompanyText')}</p>
      </Stat>
      <Stat
        label={t('companies')}
        value={month.closing_count}
        trend={{
          direction: directionOf(count),
          ...(count !== 0 && { good: count > 0 }),
          text: t('companiesTrend', { count: count > 0 ? `+${count}` : String(count), day }),
        }}
      />
    </div>
  )
}
