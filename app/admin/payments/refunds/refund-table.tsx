import { useLocale, useTranslations } from 'next-intl'
import { RefundBadge } from '@/components/finance/refund-badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { StaffRefund } from '@/lib/billing/refunds/queries'
import { formatRupiah } from '@/lib/money'
import { formatCompact, type Zone } from '@/lib/time'

export function RefundTable({ rows, zone }: { rows: StaffRefund[]; zone: Zone }) {
  const t = useTranslations('refunds')
  const locale = useLocale()
  return (
    <Table
      caption={t('list.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>}
      columns={[
        {
          key: 'order',
          header: t('list.payment'),
          lead: true,
          cell: (row) => (
            <div className="min-w-0">
              <TextLink href={`/admin/payments/${row.payment_id}`} className="whitespace-nowrap">
                {row.order_id}
              </TextLink>
              <span className="block font-normal">
                <TextLink href={`/admin/companies/${row.company_slug}`}>{row.company_name}</TextLink>
              </span>
            </div>
          ),
        },
        {
          key: 'invoice',
          header: t('list.invoice'),
          cell: (row) =>
            row.invoice_number && (
              <TextLink
                href={`/admin/invoices/${numberToPath(row.invoice_number)}`}
                className="whitespace-nowrap"
              >
                {row.invoice_number}
              </TextLink>
            ),
        },
        {
          key: 'amount',
          header: t('list.amount'),
          numeric: true,
          cell: (row) => <span className="whitespace-nowrap">{formatRupiah(row.amount)}</span>,
        },
        {
          key: 'status',
          header: t('list.status'),
          cell: (row) => (
            <span className="inline-grid gap-1 max-lg:justify-items-end">
              <RefundBadge status={row.status} via={row.via} />
              <span className="text-ink-soft">{t(`via.${row.via}`)}</span>
            </span>
          ),
        },
        {
          key: 'note',
          header: t('list.note'),
          cell: (row) => <span className="whitespace-nowrap">{row.credit_note_number ?? '–'}</span>,
        },
        {
          key: 'created',
          header: t('list.created'),
          cell: (row) => (
            <span className="whitespace-nowrap">{formatCompact(row.created_at, locale, zone)}</span>
          ),
        },
      ]}
    />
  )
}
