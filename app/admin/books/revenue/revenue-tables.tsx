import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { formatMonth, sinceFirst } from '@/lib/billing/figures/months'
import type { RevenueMonth } from '@/lib/billing/figures/revenue'
import { CASH_SIDES, REVENUE_MEASURES, type RevenueMeasure } from '@/lib/billing/figures/revenue-measures'
import { filterHref } from '@/lib/billing/filters'
import { formatRupiah } from '@/lib/money'

const hasFigures = (month: RevenueMonth) => REVENUE_MEASURES.some((measure) => month[measure] !== 0n)

/** A figure that leads to the postings behind it; nothing leads nowhere. */
function Figure({
  amount,
  month,
  show,
  cash,
}: {
  amount: bigint
  month: string
  show: RevenueMeasure
  cash?: string
}) {
  if (amount === 0n) return <span className="text-ink-soft">{formatRupiah(0n)}</span>
  return (
    <TextLink
      href={filterHref(`/admin/books/revenue/${month}`, { show, cash })}
      className="whitespace-nowrap"
    >
      {formatRupiah(amount)}
    </TextLink>
  )
}

/** Each month with all its figures, the latest first. */
export function RevenueTable({ months }: { months: RevenueMonth[] }) {
  const t = useTranslations('figures.revenue')
  const all = useTranslations('figures')
  const locale = useLocale()
  return (
    <Card flush title={t('list')}>
      <Table
        caption={t('list')}
        rows={sinceFirst(months, hasFigures).toReversed()}
        rowKey={(row) => row.month}
        columns={[
          {
            key: 'month',
            header: all('month'),
            lead: true,
            cell: (row) => formatMonth(row.month, locale, 'long'),
          },
          ...REVENUE_MEASURES.map((measure) => ({
            key: measure,
            header: t(`measure.${measure}`),
            numeric: true,
            cell: (row: RevenueMonth) => <Figure amount={row[measure]} month={row.month} show={measure} />,
          })),
        ]}
      />
    </Card>
  )
}

/** What came in each month, by where it came to. */
export function ProviderTable({ months }: { months: RevenueMonth[] }) {
  const t = useTranslations('figures.revenue')
  const all = useTranslations('figures')
  const locale = useLocale()
  return (
    <Card flush title={t('byProvider')} lead={t('byProviderLead')}>
      <Table
        caption={t('byProvider')}
        rows={sinceFirst(months, hasFigures).toReversed()}
        rowKey={(row) => row.month}
        columns={[
          {
            key: 'month',
            header: all('month'),
            lead: true,
            cell: (row) => formatMonth(row.month, locale, 'long'),
          },
          ...CASH_SIDES.map((side) => ({
            key: side,
            header: t(`cash.${side}`),
            numeric: true,
            cell: (row: RevenueMonth) => (
              <Figure amount={row.by_provider[side]} month={row.month} show="collected" cash={side} />
            ),
          })),
          {
            key: 'total',
            header: t('total'),
            numeric: true,
            cell: (row) => <Figure amount={row.collected} month={row.month} show="collected" />,
          },
        ]}
      />
    </Card>
  )
}
