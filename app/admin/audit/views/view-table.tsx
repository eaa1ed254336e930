import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { type Column, Table } from '@/components/ui/table'
import type { listViews } from '@/lib/licensing/review/views'
import { formatCompact, type Zone } from '@/lib/time'

type Row = Awaited<ReturnType<typeof listViews>>['rows'][number]

/** Who looked at what, when, and how often in that hour. */
export async function ViewTable({ rows, zone }: { rows: Row[]; zone: Zone }) {
  const [t, locale] = await Promise.all([getTranslations('audit.views'), getLocale()])
  const columns: Column<Row>[] = [
    {
      key: 'who',
      header: t('who'),
      lead: true,
      cell: (row) => (
        <div className="text-start">
          {row.user_name}
          <span className="block text-sm font-normal break-all text-ink-soft">{row.user_email}</span>
        </div>
      ),
    },
    { key: 'what', header: t('whatLabel'), cell: (row) => t(`what.${row.what as 'case'}`) },
    {
      key: 'record',
      header: t('record'),
      cell: (row) => (
        <>
          {row.number && row.application_id && (
            <TextLink href={`/admin/applications/${row.application_id}`}>{row.number}</TextLink>
          )}
          {row.file_name && <span className="block break-all">{row.file_name}</span>}
        </>
      ),
    },
    {
      key: 'company',
      header: t('company'),
      cell: (row) =>
        row.company_slug && (
          <TextLink href={`/admin/companies/${row.company_slug}`}>{row.company_name}</TextLink>
        ),
    },
    { key: 'first', header: t('first'), cell: (row) => formatCompact(row.first_viewed_at, locale, zone) },
    { key: 'last', header: t('last'), cell: (row) => formatCompact(row.last_viewed_at, locale, zone) },
    { key: 'count', header: t('count'), numeric: true, cell: (row) => row.view_count },
  ]
  return (
    <Table
      caption={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('none')} />}
    />
  )
}
