import { useLocale, useTranslations } from 'next-intl'
import { LicenseStateBadge } from '@/components/licensing/license-state'
import { EmptyState } from '@/components/ui/empty-state'
import { ShieldCheckIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { LicenseListRow } from '@/lib/licensing/licenses/administration'
import { stateOf } from '@/lib/licensing/licenses/status'
import { formatDay } from '@/lib/time'

interface LicenseTableProps {
  rows: LicenseListRow[]
  filtered: boolean
  now: Date
}

export function LicenseTable({ rows, filtered, now }: LicenseTableProps) {
  const t = useTranslations('licenses')
  const locale = useLocale()
  return (
    <Table
      caption={t('admin.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState
          art={<ShieldCheckIcon size={40} className="text-ink-soft" />}
          title={t(filtered ? 'admin.none' : 'admin.empty')}
        >
          {t(filtered ? 'admin.noneText' : 'admin.emptyText')}
        </EmptyState>
      }
      columns={[
        {
          key: 'number',
          header: t('detail.number'),
          lead: true,
          cell: (row) => (
            <TextLink href={`/admin/licenses/${row.id}`} className="break-all tabular-nums">
              {row.number}
            </TextLink>
          ),
        },
        {
          key: 'company',
          header: t('admin.company'),
          cell: (row) => (
            <>
              <TextLink href={`/admin/companies/${row.company_slug}`}>{row.company_name}</TextLink>
              {row.holder_name !== row.company_name && (
                <span className="block text-ink-soft">{row.holder_name}</span>
              )}
            </>
          ),
        },
        {
          key: 'type',
          header: t('admin.type'),
          cell: (row) => (locale === 'en' ? row.name_en : row.name_id),
        },
        {
          key: 'status',
          header: t('admin.status'),
          cell: (row) => <LicenseStateBadge state={stateOf(row, now)} origin={row.origin} />,
        },
        {
          key: 'issued',
          header: t('detail.issuedOn'),
          className: 'max-sm:hidden',
          cell: (row) => <span className="whitespace-nowrap">{formatDay(row.issued_on, locale)}</span>,
        },
        {
          key: 'until',
          header: t('detail.validUntil'),
          cell: (row) => (
            <span className="whitespace-nowrap">
              {row.valid_until_on ? formatDay(row.valid_until_on, locale) : t('detail.withoutEnd')}
            </span>
          ),
        },
      ]}
    />
  )
}
