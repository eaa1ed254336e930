import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { SettlementFile } from '@/lib/billing/reconciliation/queries'
import { formatRupiah } from '@/lib/money'
import { formatCompact, formatDay, type Zone } from '@/lib/time'

export function FileTable({ rows, zone }: { rows: SettlementFile[]; zone: Zone }) {
  const t = useTranslations('reconciliation.files')
  const locale = useLocale()
  return (
    <Table
      caption={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      columns={[
        {
          key: 'name',
          header: t('name'),
          lead: true,
          cell: (row) => (
            <TextLink
              href={`/admin/payments/reconciliation/${row.id}`}
              className="[overflow-wrap:anywhere] sm:inline-block sm:min-w-44"
            >
              {row.file_name}
            </TextLink>
          ),
        },
        {
          key: 'provider',
          header: t('provider'),
          cell: (row) => PROVIDER_NAMES[row.provider] ?? row.provider,
        },
        {
          key: 'days',
          header: t('days'),
          cell: (row) =>
            row.from_on === row.to_on
              ? formatDay(row.from_on, locale)
              : `${formatDay(row.from_on, locale)} – ${formatDay(row.to_on, locale)}`,
        },
        { key: 'rows', header: t('rows'), numeric: true, cell: (row) => row.row_count },
        { key: 'net', header: t('net'), numeric: true, cell: (row) => formatRupiah(row.net_amount) },
        { key: 'fees', header: t('fees'), numeric: true, cell: (row) => formatRupiah(row.fee_amount) },
        {
          key: 'open',
          header: t('open'),
          cell: (row) =>
            row.open_count ? (
              <Badge tone="warning">{String(row.open_count)}</Badge>
            ) : (
              <Badge tone="success">0</Badge>
            ),
        },
        {
          key: 'uploaded',
          header: t('uploaded'),
          cell: (row) => (
            <span className="whitespace-nowrap">{formatCompact(row.created_at, locale, zone)}</span>
          ),
        },
      ]}
    />
  )
}

export const PROVIDER_NAMES: Record<string, string> = { midtrans: 'Midtrans', xendit: 'Xendit' }
