import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FilterDay, FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { Card } from '@/components/ui/card'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { parseViewSearch, toViewFilter, VIEWED, viewQuery } from '@/lib/licensing/review/view-filter'
import { listViews } from '@/lib/licensing/review/views'
import { AuditTabs } from '../audit-tabs'
import { ViewTable } from './view-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit.views'))('title') }
}

/** Who looked at personal data: cases, documents, companies. */
export default async function ViewsPage({ searchParams }: PageProps<'/admin/audit/views'>) {
  const { staff_id, user } = await requireStaff('audit.view')
  const search = parseViewSearch(await searchParams)
  const [t, page] = await Promise.all([
    getTranslations('audit'),
    listViews(db, staff_id, toViewFilter(search, user.time_zone)),
  ])
  const query = viewQuery(search)
  const href = (cursor: { after?: string; before?: string }) =>
    `/admin/audit/views?${viewQuery(search, cursor)}`
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('views.lead')}
        actions={
          <ButtonLink
            href={`/admin/audit/views/export?${query}`}
            plain
            variant="secondary"
            size="sm"
            icon={<DownloadIcon />}
          >
            {t('export')}
          </ButtonLink>
        }
      />
      <AuditTabs current="views" />
      <div className="mt-4">
        <FilterForm action="/admin/audit/views" label={t('filter.label')} active={query !== ''}>
          <FilterText name="actor" label={t('views.who')} value={search.actor} />
          <FilterSelect
            name="what"
            label={t('views.whatLabel')}
            value={search.what}
            all={t('filter.all')}
            options={VIEWED.map((what) => ({ value: what, label: t(`views.what.${what}`) }))}
          />
          <FilterText name="number" label={t('views.number')} value={search.number} />
          <FilterText
            name="company"
            label={t('filter.company')}
            value={search.company}
            placeholder="warung-bu-sari"
          />
          <FilterDay name="from" label={t('filter.from')} value={search.from} />
          <FilterDay name="to" label={t('filter.to')} value={search.to} />
        </FilterForm>
      </div>
      <Card flush>
        <ViewTable rows={page.rows} zone={user.time_zone} />
      </Card>
      <Pager
        prevHref={page.before && href({ before: page.before })}
        nextHref={page.after && href({ after: page.after })}
      />
    </>
  )
}
