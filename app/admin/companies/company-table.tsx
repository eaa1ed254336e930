import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { BanIcon, Building2Icon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { CompanyListRow } from '@/lib/companies/administration/queries'
import { formatCompact, type Zone } from '@/lib/time'

interface CompanyTableProps {
  rows: CompanyListRow[]
  zone: Zone
  filtered: boolean
}

export function CompanyTable({ rows, zone, filtered }: CompanyTableProps) {
  const t = useTranslations('admin')
  const locale = useLocale()
  return (
    <Table
      caption={t('companies.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState
          art={<Building2Icon size={40} className="text-ink-soft" />}
          title={t(filtered ? 'companies.none.title' : 'companies.empty.title')}
        >
          {t(filtered ? 'companies.none.text' : 'companies.empty.text')}
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: t('companies.column.name'),
          lead: true,
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-x-2">
              <TextLink href={`/admin/companies/${row.slug}`}>{row.trade_name}</TextLink>
              {row.disabled_at && (
                <Badge tone="danger" icon={<BanIcon size={14} />} className="py-0">
                  {t('companies.states.disabled')}
                </Badge>
              )}
              {row.legal_name !== row.trade_name && (
                <span className="block w-full font-normal text-ink-soft">{row.legal_name}</span>
              )}
            </span>
          ),
        },
        { key: 'nib', header: 'NIB', className: 'max-sm:hidden', cell: (row) => row.nib ?? '–' },
        { key: 'province', header: t('companies.province'), cell: (row) => row.province_name ?? '–' },
        {
          key: 'scale',
          header: t('companies.scale'),
          cell: (row) => (row.scale ? t(`scale.${row.scale as 'micro'}`) : '–'),
        },
        {
          key: 'plan',
          header: t('companies.plan'),
          cell: (row) => (
            <div>
              {(locale === 'en' ? row.plan_name_en : row.plan_name_id) ?? '–'}
              {row.subscription_status === 'past_due' && (
                <span className="block text-danger">{t('companies.pastDue')}</span>
              )}
            </div>
          ),
        },
        {
          key: 'open',
          header: t('companies.column.open'),
          numeric: true,
          cell: (row) => Number(row.open_count),
        },
        {
          key: 'created',
          className: 'max-sm:hidden',
          header: t('companies.column.created'),
          cell: (row) => (
            <span className="whitespace-nowrap">{formatCompact(row.created_at, locale, zone)}</span>
          ),
        },
      ]}
    />
  )
}
