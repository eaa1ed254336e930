import { useLocale, useTranslations } from 'next-intl'
import { AttentionBadge } from '@/components/finance/attention-badge'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { StaffPayment } from '@/lib/billing/payments/queries'
import { formatRupiah } from '@/lib/money'
import { formatCompact, type Zone } from '@/lib/time'

/** Payments that a person has to decide about, the latest first. */
export function AttentionList({ rows, zone }: { rows: StaffPayment[]; zone: Zone }) {
  const t = useTranslations('finance')
  const locale = useLocale()
  return (
    <Card flush title={t('attention.title')} lead={t('attention.lead')} className="mb-6">
      <Table
        caption={t('attention.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'order',
            header: t('payments.column.order'),
            lead: true,
            cell: (row) => (
              <div className="min-w-0">
                <TextLink href={`/admin/payments/${row.id}`} className="whitespace-nowrap">
                  {row.order_id}
                </TextLink>
                <span className="block font-normal text-ink-soft">{row.company_name}</span>
              </div>
            ),
          },
          {
            key: 'attention',
            header: t('payments.column.attention'),
            cell: (row) => row.attention && <AttentionBadge attention={row.attention} />,
          },
          {
            key: 'amount',
            header: t('payments.column.amount'),
            numeric: true,
            cell: (row) => formatRupiah(row.amount),
          },
          {
            key: 'since',
            header: t('payments.column.since'),
            cell: (row) =>
              row.attention_at && (
                <span className="whitespace-nowrap">{formatCompact(row.attention_at, locale, zone)}</span>
              ),
          },
        ]}
      />
    </Card>
  )
}
