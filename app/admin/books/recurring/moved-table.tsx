import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { MovedCompany } from '@/lib/billing/figures/movements'
import { formatRupiah } from '@/lib/money'
import { signedRupiah } from '../figure-text'

/** Companies with what they paid a month before and pay now. */
export function MovedTable({ rows }: { rows: MovedCompany[] }) {
  const t = useTranslations('figures.recurring')
  const all = useTranslations('figures')
  const locale = useLocale()
  const amount = (value: bigint) => <span className="whitespace-nowrap">{formatRupiah(value)}</span>
  return (
    <Table
      caption={t('moves')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('listEmpty')}>{t('listEmptyText')}</EmptyState>}
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
          key: 'plan',
          header: all('plan'),
          cell: (row) => (locale === 'en' ? row.plan_name_en : row.plan_name_id) ?? t('unknownPlan'),
        },
        { key: 'before', header: t('before'), numeric: true, cell: (row) => amount(row.opening) },
        { key: 'after', header: t('after'), numeric: true, cell: (row) => amount(row.closing) },
        {
          key: 'change',
          header: t('change'),
          numeric: true,
          cell: (row) => (
            <span className={row.closing > row.opening ? 'text-success' : 'text-danger'}>
              {signedRupiah(row.closing - row.opening)}
            </span>
          ),
        },
      ]}
    />
  )
}
