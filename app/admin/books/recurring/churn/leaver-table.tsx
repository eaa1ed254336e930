import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { formatMonth, monthOf } from '@/lib/billing/figures/months'
import type { MovedCompany } from '@/lib/billing/figures/movements'
import { formatRupiah } from '@/lib/money'

/** Who left, with the reason. */
export function LeaverTable({ rows }: { rows: MovedCompany[] }) {
  const t = useTranslations('figures.churn')
  const all = useTranslations('figures')
  const locale = useLocale()
  return (
    <Table
      caption={t('leavers')}
      rows={rows}
      rowKey={(row) => `${row.month_on} ${row.id}`}
      empty={<EmptyState title={t('leaversEmpty')}>{t('leaversEmptyText')}</EmptyState>}
      columns={[
        {
          key: 'company',
          header: all('company'),
          lead: true,
          cell: (row) => (
            <TextLink href={`/admin/companies/${row.company_slug}/billing`}>{row.company_name}</TextLink>
          ),
        },
        {
          key: 'month',
          header: all('month'),
          cell: (row) => (
            <span className="whitespace-nowrap">{formatMonth(monthOf(row.month_on), locale, 'long')}</span>
          ),
        },
        {
          key: 'plan',
          header: all('plan'),
          cell: (row) => (locale === 'en' ? row.plan_name_en : row.plan_name_id) ?? '–',
        },
        {
          key: 'reason',
          header: t('reasonHeading'),
          cell: (row) => (row.words ? `“${row.words}”` : t(`reason.${row.reason}`)),
        },
        {
          key: 'lost',
          header: t('lost'),
          numeric: true,
          cell: (row) => <span className="whitespace-nowrap">{formatRupiah(row.opening)}</span>,
        },
      ]}
    />
  )
}
