import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyBills } from '@/components/art/empty'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TrendingDownIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { parseMonthRange } from '@/lib/billing/figures/months'
import { listPlanNames } from '@/lib/billing/figures/plan-names'
import { listRecurringMonths } from '@/lib/billing/figures/recurring'
import { filterHref } from '@/lib/billing/filters'
import { dayOf } from '@/lib/time'
import { shortRupiah } from '../figure-text'
import { MonthColumns } from '../month-columns'
import { MonthRangeForm } from '../month-range'
import { MovesTable } from './moves-table'
import { PlanSplit } from './plan-split'
import { RecurringFigures } from './recurring-figures'

const PATH = '/admin/books/recurring'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures.recurring'))('title') }
}

/** Recurring revenue by month and what moved it. Two queries at once. */
export default async function RecurringPage({ searchParams }: PageProps<'/admin/books/recurring'>) {
  const { staff_id } = await requireStaff('invoice.view')
  const search = await searchParams
  const today = dayOf(new Date())
  const range = parseMonthRange(search, today)
  const [t, locale, months, plans] = await Promise.all([
    getTranslations('figures.recurring'),
    getLocale(),
    listRecurringMonths(db, staff_id, range, today),
    listPlanNames(db),
  ])
  const last = months.at(-1)
  const isEmpty = months.every(({ opening, closing }) => opening === 0n && closing === 0n)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <ButtonLink
            href={filterHref(`${PATH}/churn`, range)}
            variant="secondary"
            icon={<TrendingDownIcon size={18} />}
          >
            {t('churnLink')}
          </ButtonLink>
        }
      />
      <MonthRangeForm
        action={PATH}
        range={range}
        today={today}
        active={search.from !== undefined || search.to !== undefined}
      />
      {isEmpty || !last ? (
        <Card>
          <EmptyState art={<EmptyBills />} title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid gap-5 [&>*]:min-w-0">
          <RecurringFigures month={last} />
          <Card title={t('chart')}>
            <MonthColumns
              caption={t('chart')}
              valueHeading="MRR"
              months={months.map(({ month, closing }) => ({
                month,
                value: Number(closing),
                text: shortRupiah(closing, locale),
                href: filterHref(`${PATH}/companies`, { month }),
              }))}
            />
            <p className="mt-4 max-w-prose text-ink-soft">
              {t('meaning')} {t('meaningLate')}
            </p>
          </Card>
          <MovesTable months={months} />
          <PlanSplit month={last} plans={plans} />
        </div>
      )}
    </>
  )
}
