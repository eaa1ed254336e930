import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { parseStatisticsFilter, statisticsHref } from '@/lib/licensing/statistics/filter'
import { isEmpty, readReport } from '@/lib/licensing/statistics/report'
import { listReasons } from '@/lib/licensing/wording/queries'
import { formatDay, formatTime } from '@/lib/time'
import { Breakdowns } from './breakdowns'
import { Counted } from './counted'
import { DurationCard } from './duration-card'
import { Filters, PeriodTabs } from './filters'
import { KeyFigures } from './key-figures'
import { AgeCard, SideCard } from './open-cards'
import { ReasonCards } from './reason-cards'
import { TrendCards } from './trend-cards'
import { wordsOf } from './words'
import { ReviewerCard, StageCard } from './work-cards'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statistics'))('title') }
}

export default async function StatisticsPage({ searchParams }: PageProps<'/admin/statistics'>) {
  const { staff_id, user } = await requireStaff('statistics.view')
  const filter = parseStatisticsFilter(await searchParams)
  const [report, reasons, t, review, locale] = await Promise.all([
    readReport(db, staff_id, filter, new Date()),
    listReasons(db),
    getTranslations('statistics'),
    getTranslations('review'),
    getLocale(),
  ])
  const { period, countedAt } = report
  const words = wordsOf(report, reasons, locale, { t, review })
  const lead = countedAt
    ? t('lead', {
        at: formatTime(countedAt, user.time_zone),
        from: formatDay(period.before.from, locale),
        to: formatDay(period.before.to, locale),
      })
    : t('notCounted')
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={lead}
        actions={
          <ButtonLink
            href={statisticsHref('/export', filter, { format: 'xlsx' })}
            plain
            variant="secondary"
            size="sm"
            icon={<DownloadIcon />}
            className="print:hidden"
          >
            {t('exportAll')}
          </ButtonLink>
        }
      />
      <PeriodTabs report={report} />
      <Filters report={report} words={words} />
      {isEmpty(report) ? (
        <EmptyState
          title={t('empty.title')}
          action={
            <ButtonLink href="/admin/statistics" variant="secondary">
              {t('empty.action')}
            </ButtonLink>
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <div className="grid gap-5 [&>*]:min-w-0">
          {report.aboutStages && <Notice tone="info">{t('aboutStages')}</Notice>}
          <KeyFigures report={report} words={words} />
          <div className="grid items-start gap-5 lg:grid-cols-2 [&>*]:min-w-0">
            <TrendCards report={report} words={words} />
            <SideCard report={report} words={words} />
          </div>
          <AgeCard report={report} words={words} />
          <StageCard report={report} words={words} />
          <ReviewerCard report={report} words={words} />
          <DurationCard report={report} words={words} />
          <Breakdowns report={report} words={words} />
          <ReasonCards report={report} words={words} />
          <Counted />
        </div>
      )}
    </>
  )
}
