import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { FilterChips } from '@/components/ui/filter-chips'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { formatMonth, parseMonth } from '@/lib/billing/figures/months'
import { parsePage } from '@/lib/billing/figures/page-key'
import { listRevenueMonths, listRevenuePostings } from '@/lib/billing/figures/revenue'
import {
  CASH_SIDES,
  parseCashSide,
  parseMeasure,
  REVENUE_MEASURES,
} from '@/lib/billing/figures/revenue-measures'
import { filterHref } from '@/lib/billing/filters'
import { formatRupiah } from '@/lib/money'
import { dayOf } from '@/lib/time'
import { PostingTable } from './posting-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures.revenue'))('title') }
}

/** The postings behind one figure of one month. Two queries at once. */
export default async function RevenueMonthPage({
  params,
  searchParams,
}: PageProps<'/admin/books/revenue/[month]'>) {
  const { staff_id } = await requireStaff('invoice.view')
  const search = await searchParams
  const month = parseMonth((await params).month, dayOf(new Date()))
  if (!month) notFound()
  const show = parseMeasure(search.show)
  const cash = show === 'collected' ? parseCashSide(search.cash) : undefined
  const path = `/admin/books/revenue/${month}`
  const [t, locale, [figures], page] = await Promise.all([
    getTranslations('figures.revenue'),
    getLocale(),
    listRevenueMonths(db, staff_id, { from: month, to: month }),
    listRevenuePostings(db, staff_id, { month, show, cash, ...parsePage(search) }),
  ])
  if (!figures) notFound()
  const name = formatMonth(month, locale, 'long')
  return (
    <>
      <PageHeader
        title={t('entries', { measure: t(`measure.${show}`), month: name })}
        lead={t('entriesLead', { amount: formatRupiah(cash ? figures.by_provider[cash] : figures[show]) })}
        crumbs={[{ label: t('title'), href: '/admin/books/revenue' }, { label: name }]}
      />
      <div className="mb-4">
        <Tabs
          label={t('tabs')}
          items={REVENUE_MEASURES.map((measure) => ({
            href: filterHref(path, { show: measure }),
            label: t(`measure.${measure}`),
            current: measure === show,
          }))}
        />
      </div>
      {show === 'collected' && (
        <div className="mb-4">
          <FilterChips
            label={t('where')}
            chips={CASH_SIDES.map((side) => ({
              href: filterHref(path, { show, cash: side === cash ? undefined : side }),
              label: t(`cash.${side}`),
              active: side === cash,
            }))}
          />
        </div>
      )}
      <Card flush>
        <PostingTable rows={page.rows} />
      </Card>
      <Pager
        prevHref={page.before && filterHref(path, { show, cash }, { before: page.before })}
        nextHref={page.after && filterHref(path, { show, cash }, { after: page.after })}
      />
    </>
  )
}
