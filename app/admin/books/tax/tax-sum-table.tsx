import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { ruleOf } from '@/lib/billing/books/lists'
import type { TaxSummary } from '@/lib/billing/books/tax-report'
import { formatRupiah } from '@/lib/money'

/** The documents of a month by what they are and by the rule of their date. */
export function TaxSumTable({ summary }: { summary: TaxSummary }) {
  const t = useTranslations('books.tax')
  const { sums, net_amount, tax_base_amount, tax_amount } = summary
  const count = sums.reduce((total, row) => total + row.count, 0)
  const rows = sums.map((row) => ({ ...row, name: t(`kinds.${row.kind}`), rule: ruleOf(row) ?? t('free') }))
  const sum = { name: t('sum'), rule: '', kind: 'sum', count, net_amount, tax_base_amount, tax_amount }
  return (
    <Table
      caption={t('byRule')}
      rows={rows.length > 0 ? [...rows, sum] : []}
      rowKey={(row) => `${row.kind} ${row.rule}`}
      empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      columns={[
        {
          key: 'kind',
          header: t('kind'),
          lead: true,
          cell: (row) => (row.kind === 'sum' ? <strong>{row.name}</strong> : row.name),
        },
        { key: 'rule', header: t('rule'), cell: (row) => row.rule },
        { key: 'count', header: t('count'), numeric: true, cell: (row) => row.count },
        { key: 'net', header: t('net'), numeric: true, cell: (row) => formatRupiah(row.net_amount) },
        { key: 'base', header: t('base'), numeric: true, cell: (row) => formatRupiah(row.tax_base_amount) },
        { key: 'tax', header: t('tax'), numeric: true, cell: (row) => formatRupiah(row.tax_amount) },
      ]}
    />
  )
}
