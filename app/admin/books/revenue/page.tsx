import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyBills } from '@/components/art/empty'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { parseMonthRange } from '@/lib/billing/figures/months'
import { listRevenueMonths } from '@/lib/billing/figures/revenue'
import { parseMeasure, REVENUE_MEASURES } from '@/lib/billing/figures/revenue-measures'
import { filterHref } from '@/lib/billing/filters'
import { dayOf } from '@/lib/time'
import { shortRupiah } from '../figure-text'
import { MonthColumns } from '../month-columns'
import { MonthRangeForm } from '../month-range'
import { ProviderTable, RevenueTable } from './revenue-tables'

const PATH = '/admin/books/revenue'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures.revenue'))('title') }
}

/** What each month brought. One query. */
export default async function RevenuePage({ searchParams }: PageProps<'/admin/books/revenue'>) {
  const { staff_id } = await requireStaff('invoice.view')
  const search = await searchParams
  const today = dayOf(new Date())
  const range = parseMonthRange(search, today)
  const show = parseMeasure(search.show)
  const [t, locale, months] = await Promise.all([
    getTranslations('figures.revenue'),
    getLocale(),
    listRevenueMonths(db, staff_id, range),
  ])
  const isEmpty = months.every((month) => REVENUE_MEASURES.every((measure) => month[measure] === 0n))
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <MonthRangeForm
        action={PATH}
        range={range}
        today={today}
        active={search.from !== undefined || search.to !== undefined}
        keep={{ show }}
      />
      <div className="mb-4">
        <Tabs
          label={t('tabs')}
          items={REVENUE_MEASURES.map((measure) => ({
            href: filterHref(PATH, { ...range, show: measure }),
            label: t(`measure.${measure}`),
            current: measure === show,
          }))}
        />
      </div>
      {isEmpty ? (
        <Card>
          <EmptyState art={<EmptyBills />} title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid gap-5 [&>*]:min-w-0">
          <Card title={t(`measure.${show}`)} lead={t(`help.${show}`)}>
            <MonthColumns
              caption={t(`measure.${show}`)}
              valueHeading={t(`measure.${show}`)}
              months={months.map((month) => ({
                month: month.month,
                value: Number(month[show]),
                text: shortRupiah(month[show], locale),
                href: filterHref(`${PATH}/${month.month}`, { show }),
              }))}
            />
          </Card>
          {show === 'collected' ? <ProviderTable months={months} /> : <RevenueTable months={months} />}
        </div>
      )}
    </>
  )
}
