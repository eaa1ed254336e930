import { useLocale, useTranslations } from 'next-intl'
import { InvoiceBadge } from '@/components/billing/status-badges'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { InvoiceKind } from '@/lib/billing/invoices/kinds'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { StaffInvoice } from '@/lib/billing/invoices/staff-queries'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

export function InvoiceTable({ rows, today }: { rows: StaffInvoice[]; today: string }) {
  const t = useTranslations('finance.invoices')
  const own = useTranslations('invoicing')
  const locale = useLocale()
  const day = (value: string | null) => value && formatDay(value, locale)
  return (
    <Table
      caption={t('list')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      columns={[
        {
          key: 'number',
          header: t('column.number'),
          lead: true,
          cell: (row) => (
            <div className="min-w-0">
              <TextLink
                href={`/admin/invoices/${numberToPath(row.number ?? '')}`}
                className="whitespace-nowrap"
              >
                {row.number}
              </TextLink>
              <span className="block font-normal">
                <TextLink href={`/admin/companies/${row.company_slug}`}>{row.company_name}</TextLink>
              </span>
            </div>
          ),
        },
        {
          key: 'kind',
          header: own('kind.label'),
          cell: (row) => own(`kind.${row.kind as InvoiceKind}`),
        },
        { key: 'issued', header: t('column.issued'), cell: (row) => day(row.issued_on) },
        { key: 'due', header: t('column.due'), cell: (row) => day(row.due_on) },
        { key: 'tax', header: t('column.tax'), numeric: true, cell: (row) => formatRupiah(row.tax_amount) },
        {
          key: 'total',
          header: t('column.total'),
          numeric: true,
          cell: (row) => <span className="whitespace-nowrap">{formatRupiah(row.total_amount)}</span>,
        },
        {
          key: 'left',
          header: own('list.due'),
          numeric: true,
          cell: (row) => (row.status === 'open' ? formatRupiah(row.due_amount ?? 0n) : '–'),
        },
        {
          key: 'status',
          header: t('column.status'),
          cell: (row) => <InvoiceBadge status={row.status} dueOn={row.due_on} today={today} />,
        },
      ]}
    />
  )
}
