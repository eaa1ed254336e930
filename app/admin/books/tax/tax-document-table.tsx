import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { TaxDocument } from '@/lib/billing/books/tax-report'
import { numberToPath } from '@/lib/billing/invoices/number'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

/** Invoices, what was voided, and credit notes, each with its PPN. */
export function TaxDocumentTable({ rows }: { rows: TaxDocument[] }) {
  const t = useTranslations('books.tax')
  const locale = useLocale()
  const amount = (value: bigint) => <span className="whitespace-nowrap">{formatRupiah(value)}</span>
  return (
    <Table
      caption={t('documents')}
      rows={rows}
      rowKey={(row) => `${row.id} ${row.kind}`}
      empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      columns={[
        {
          key: 'day',
          header: t('day'),
          cell: (row) => <span className="whitespace-nowrap">{formatDay(row.day, locale)}</span>,
        },
        {
          key: 'number',
          header: t('number'),
          lead: true,
          cell: (row) => (
            <TextLink
              href={`/admin/invoices/${numberToPath(row.invoice_number)}`}
              className="whitespace-nowrap"
            >
              {row.number}
            </TextLink>
          ),
        },
        { key: 'kind', header: t('kind'), cell: (row) => t(`kinds.${row.kind}`) },
        {
          key: 'buyer',
          header: t('buyer'),
          cell: (row) => (
            <>
              {row.buyer_name ?? '–'}
              {row.buyer_npwp && (
                <span className="block text-ink-soft tabular-nums">
                  {t('npwp', { number: row.buyer_npwp })}
                </span>
              )}
            </>
          ),
        },
        { key: 'net', header: t('net'), numeric: true, cell: (row) => amount(row.net_amount) },
        { key: 'base', header: t('base'), numeric: true, cell: (row) => amount(row.tax_base_amount) },
        { key: 'tax', header: t('tax'), numeric: true, cell: (row) => amount(row.tax_amount) },
      ]}
    />
  )
}
