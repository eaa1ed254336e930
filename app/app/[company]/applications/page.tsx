import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyApplications } from '@/components/art/empty'
import { ApplicationCard } from '@/components/licensing/application-card'
import { EmptyState } from '@/components/ui/empty-state'
import { PlusIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { Tabs } from '@/components/ui/tabs'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { countApplications, listApplications } from '@/lib/licensing/applications/lists'
import { noteSeen } from '@/lib/licensing/review/undo'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { FILTERS, type ListQuery, listHref, readListQuery } from './list-query'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licensing'))('list.title') }
}

export default async function ApplicationsPage(props: PageProps<'/app/[company]/applications'>) {
  const { company, role, user } = await requireMember((await props.params).company, 'application.view')
  const { after, ...query } = readListQuery(await props.searchParams)
  const { filter, search } = query
  await noteSeen(db, company.id)
  const [page, counts, calendar, t] = await Promise.all([
    listApplications(db, company.id, { ...query, after }),
    countApplications(db, company.id),
    getWorkingCalendar(db),
    getTranslations('licensing'),
  ])
  const path = `/app/${company.slug}/applications`
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const hrefOf = (parts: Partial<ListQuery>) => listHref(path, parts)
  const tabs = [undefined, ...FILTERS].map((key) => ({
    href: hrefOf({ filter: key, search }),
    label: t(key ? `list.filter.${key}` : 'list.all'),
    count: key ? counts[key] : total,
    current: filter === key,
  }))

  return (
    <>
      <PageHeader
        title={t('list.title')}
        actions={
          can(role, 'application.edit') &&
          total > 0 && (
            <ButtonLink href={`${path}/new`} icon={<PlusIcon />}>
              {t('list.new')}
            </ButtonLink>
          )
        }
      />
      {total === 0 ? (
        <EmptyState
          art={<EmptyApplications />}
          title={t('list.empty')}
          action={
            can(role, 'application.edit') && <ButtonLink href={`${path}/new`}>{t('list.new')}</ButtonLink>
          }
        >
          {t('list.emptyText')}
        </EmptyState>
      ) : (
        <div className="grid gap-5">
          <Tabs label={t('list.filters')} items={tabs} />
          <SearchForm label={t('list.search')} defaultValue={search} keep={{ filter }} className="max-w-xl" />
          {page.rows.length === 0 && (
            <EmptyState
              title={t('list.none')}
              action={
                <ButtonLink href={path} variant="secondary">
                  {t('list.showAll')}
                </ButtonLink>
              }
            />
          )}
          <div className="grid gap-4">
            {page.rows.map((row) => (
              <ApplicationCard
                key={row.id}
                application={row}
                href={`${path}/${row.id}`}
                {...{ zone: user.time_zone, calendar, level: 2 }}
              />
            ))}
          </div>
          <Pager
            prevHref={after && hrefOf(query)}
            nextHref={page.next && hrefOf({ ...query, after: page.next })}
          />
        </div>
      )}
    </>
  )
}
