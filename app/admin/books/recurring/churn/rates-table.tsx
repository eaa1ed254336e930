import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { formatMonth, sinceFirst } from '@/lib/billing/figures/months'
import { churnOf } from '@/lib/billing/figures/moves'
import type { RecurringMonth } from '@/lib/billing/figures/recurring'
import { filterHref } from '@/lib/billing/filters'
import { formatRupiah } from '@/lib/money'
import { percentText } from '../../figure-text'

/** Churn of each month in numbers and rates, the latest first. */
export function RatesTable({ months }: { months: RecurringMonth[] }) {
  const t = useTranslations('figures.churn')
  const all = useTranslations('figures')
  const locale = useLocale()
  const percent = (permille: number | null) => (
    <span className="whitespace-nowrap">{percentText(permille, locale)}</span>
  )
  return (
    <Card flush title={t('rates')} lead={t('ratesLead')}>
      <Table
        caption={t('rates')}
        rows={sinceFirst(months, ({ opening, closing }) => opening > 0n || closing > 0n).toReversed()}
        rowKey={(row) => row.month}
        columns={[
          {
            key: 'month',
            header: all('month'),
            lead: true,
            cell: (row) => (
              <span className="whitespace-nowrap">{formatMonth(row.month, locale, 'long')}</span>
            ),
          },
          {
            key: 'customers',
            header: t('customers'),
            numeric: true,
            cell: (row) =>
              row.moves.churned.count > 0 ? (
                <TextLink
                  href={filterHref('/admin/books/recurring/companies', { month: row.month, move: 'churned' })}
                >
                  {row.moves.churned.count}
                </TextLink>
              ) : (
                0
              ),
          },
          {
            key: 'customersRate',
            header: t('customersRate'),
            numeric: true,
            cell: (row) => percent(churnOf(row).customers),
          },
          {
            key: 'revenue',
            header: t('revenue'),
            numeric: true,
            cell: (row) => (
              <span className="whitespace-nowrap">
                {formatRupiah(row.moves.churned.amount + row.moves.contraction.amount)}
              </span>
            ),
          },
          {
            key: 'revenueRate',
            header: t('revenueRate'),
            numeric: true,
            cell: (row) => percent(churnOf(row).revenue),
          },
          { key: 'netRate', header: t('netRate'), numeric: true, cell: (row) => percent(churnOf(row).net) },
        ]}
      />
    </Card>
  )
}
