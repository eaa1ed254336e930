import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { parseMonthRange } from '@/lib/billing/figures/months'
import { countReasons, LEAVING_REASONS, listLeavers } from '@/lib/billing/figures/movements'
import { churnOf } from '@/lib/billing/figures/moves'
import { parsePage } from '@/lib/billing/figures/page-key'
import { listCohorts, listRecurringMonths } from '@/lib/billing/figures/recurring'
import { filterHref } from '@/lib/billing/filters'
import { dayOf } from '@/lib/time'
import { percentText } from '../../figure-text'
import { MonthColumns } from '../../month-columns'
import { MonthRangeForm } from '../../month-range'
import { CohortCard } from './cohort-card'
import { LeaverTable } from './leaver-table'
import { RatesTable } from './rates-table'
import { ReasonChart } from './reason-chart'

const PATH = '/admin/books/recurring/churn'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures.churn'))('title') }
}

/** How many leave, why, and how long others stay. Four queries at once. */
export default async function ChurnPage({ searchParams }: PageProps<'/admin/books/recurring/churn'>) {
  const { staff_id } = await requireStaff('invoice.view')
  const search = await searchParams
  const today = dayOf(new Date())
  const range = parseMonthRange(search, today)
  const reason = LEAVING_REASONS.find((each) => each === search.reason)
  const [t, recurring, locale, months, reasons, cohorts, page] = await Promise.all([
    getTranslations('figures.churn'),
    getTranslations('figures.recurring'),
    getLocale(),
    listRecurringMonths(db, staff_id, range, today),
    countReasons(db, staff_id, range, today),
    listCohorts(db, staff_id, range, today),
    listLeavers(db, staff_id, { ...range, reason, ...parsePage(search) }, today),
  ])
  const href = (filter: Record<string, string | undefined>) => filterHref(PATH, { ...range, ...filter })
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: recurring('title'), href: '/admin/books/recurring' }, { label: t('title') }]}
      />
      <MonthRangeForm
        action={PATH}
        range={range}
        today={today}
        active={search.from !== undefined || search.to !== undefined}
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        <Card title={t('rate')}>
          <MonthColumns
            caption={t('rate')}
            valueHeading={t('customersRate')}
            months={months.map((month) => ({
              month: month.month,
              value: churnOf(month).customers ?? 0,
              text: percentText(churnOf(month).customers, locale),
              href: filterHref('/admin/books/recurring/companies', { month: month.month, move: 'churned' }),
            }))}
          />
        </Card>
        <RatesTable months={months} />
        <CohortCard cohorts={cohorts} />
        {reasons.length > 0 && (
          <ReasonChart
            reasons={reasons}
            current={reason}
            hrefOf={(each) => href({ reason: each === reason ? undefined : each })}
          />
        )}
        <Card flush title={t('leavers')}>
          <LeaverTable rows={page.rows} />
        </Card>
      </div>
      <Pager
        prevHref={page.before && filterHref(PATH, { ...range, reason }, { before: page.before })}
        nextHref={page.after && filterHref(PATH, { ...range, reason }, { after: page.after })}
      />
    </>
  )
}
