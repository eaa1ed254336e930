import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { RevenuePosting } from '@/lib/billing/figures/revenue'
import { numberToPath } from '@/lib/billing/invoices/number'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

/** Postings with what they are about. */
export function PostingTable({ rows }: { rows: RevenuePosting[] }) {
  const t = useTranslations('figures.revenue')
  const all = useTranslations('figures')
  const locale = useLocale()
  return (
    <Table
      caption={t('kind')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('entriesEmpty')}>{t('entriesEmptyText')}</EmptyState>}
      columns={[
        {
          key: 'day',
          header: t('day'),
          lead: true,
          cell: (row) => <span className="whitespace-nowrap">{formatDay(row.posted_on, locale)}</span>,
        },
        {
          key: 'kind',
          header: t('kind'),
          cell: (row) => (t.has(`posting.${row.kind}`) ? t(`posting.${row.kind}`) : row.kind),
        },
        {
          key: 'invoice',
          header: t('invoice'),
          cell: (row) =>
            row.invoice_number ? (
              <TextLink
                href={`/admin/invoices/${numberToPath(row.invoice_number)}`}
                className="whitespace-nowrap"
              >
                {row.invoice_number}
              </TextLink>
            ) : (
              '–'
            ),
        },
        {
          key: 'payment',
          header: t('payment'),
          cell: (row) =>
            row.payment_id ? (
              <TextLink href={`/admin/payments/${row.payment_id}`}>{row.order_id}</TextLink>
            ) : (
              '–'
            ),
        },
        {
          key: 'company',
          header: all('company'),
          cell: (row) =>
            row.company_slug ? (
              <TextLink href={`/admin/companies/${row.company_slug}`}>{row.company_name}</TextLink>
            ) : (
              '–'
            ),
        },
        {
          key: 'amount',
          header: all('amount'),
          numeric: true,
          cell: (row) => <span className="whitespace-nowrap">{formatRupiah(row.amount)}</span>,
        },
      ]}
    />
  )
}
