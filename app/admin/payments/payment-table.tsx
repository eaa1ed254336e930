import { useLocale, useTranslations } from 'next-intl'
import { PaymentBadge } from '@/components/billing/status-badges'
import { AttentionBadge } from '@/components/finance/attention-badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { methodName } from '@/lib/billing/payments/method'
import type { StaffPayment } from '@/lib/billing/payments/queries'
import { formatRupiah } from '@/lib/money'
import { formatCompact, type Zone } from '@/lib/time'

export function PaymentTable({ rows, zone }: { rows: StaffPayment[]; zone: Zone }) {
  const t = useTranslations('finance.payments')
  const locale = useLocale()
  return (
    <Table
      caption={t('list')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      columns={[
        {
          key: 'order',
          header: t('column.order'),
          lead: true,
          cell: (row) => (
            <div className="min-w-0">
              <TextLink href={`/admin/payments/${row.id}`} className="whitespace-nowrap">
                {row.order_id}
              </TextLink>
              <span className="block font-normal">
                <TextLink href={`/admin/companies/${row.company_slug}`}>{row.company_name}</TextLink>
              </span>
            </div>
          ),
        },
        { key: 'method', header: t('column.method'), cell: (row) => methodName(row.method, locale) || '–' },
        {
          key: 'amount',
          header: t('column.amount'),
          numeric: true,
          cell: (row) => <span className="whitespace-nowrap">{formatRupiah(row.amount)}</span>,
        },
        {
          key: 'status',
          header: t('column.status'),
          cell: (row) => (
            <span className="inline-flex flex-wrap gap-1">
              <PaymentBadge status={row.status} />
              {row.attention && !row.attended_at && <AttentionBadge attention={row.attention} />}
            </span>
          ),
        },
        {
          key: 'created',
          header: t('column.created'),
          cell: (row) => (
            <span className="whitespace-nowrap">{formatCompact(row.created_at, locale, zone)}</span>
          ),
        },
      ]}
    />
  )
}
