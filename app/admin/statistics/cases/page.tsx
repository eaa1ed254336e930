import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { queueHref } from '@/lib/licensing/review/queue-filter'
import { listCases, MOST_COUNTED } from '@/lib/licensing/statistics/cases'
import { parseCaseListFilter, parseStatisticsFilter, statisticsHref } from '@/lib/licensing/statistics/filter'
import { readCaseNames } from '@/lib/licensing/statistics/names'
import { listReasons } from '@/lib/licensing/wording/queries'
import { CaseTable } from './case-table'
import { describeFilter } from './description'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statistics.cases'))('title') }
}

/** The cases behind one figure of the statistics. */
export default async function StatisticsCasesPage({ searchParams }: PageProps<'/admin/statistics/cases'>) {
  const { staff_id } = await requireStaff('statistics.view')
  const search = await searchParams
  const filter = parseCaseListFilter(search)
  const [page, names, reasons, t, review, locale] = await Promise.all([
    listCases(db, staff_id, filter, new Date()),
    readCaseNames(db, filter),
    listReasons(db),
    getTranslations('statistics'),
    getTranslations('review'),
    getLocale(),
  ])
  const { after: _after, before: _before, ...rest } = filter
  const { type, stage, priority } = filter
  return (
    <>
      <PageHeader
        title={t(`cases.show.${filter.show}`)}
        lead={describeFilter(filter, names, reasons, { t, review, locale })}
        crumbs={[
          { label: t('cases.back'), href: statisticsHref('', parseStatisticsFilter(search)) },
          { label: t('cases.title') },
        ]}
        actions={
          filter.show === 'open' && (
            <ButtonLink
              href={queueHref({ tab: filter.late ? 'late' : 'all', type, stage, priority })}
              variant="secondary"
              size="sm"
            >
              {t('cases.queue')}
            </ButtonLink>
          )
        }
      />
      <Card flush>
        <CaseTable rows={page.rows} show={filter.show} />
      </Card>
      <Pager
        summary={
          page.count > MOST_COUNTED
            ? t('cases.many', { count: MOST_COUNTED })
            : t('cases.count', { count: page.count })
        }
        prevHref={page.before && statisticsHref('/cases', rest, { before: page.before })}
        nextHref={page.after && statisticsHref('/cases', rest, { after: page.after })}
      />
    </>
  )
}
