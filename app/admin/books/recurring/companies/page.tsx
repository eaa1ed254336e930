import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { addToMonth, closingDayOf, formatMonth, monthOf, parseMonth } from '@/lib/billing/figures/months'
import { listMovedCompanies } from '@/lib/billing/figures/movements'
import { MOVES } from '@/lib/billing/figures/moves'
import { parsePage } from '@/lib/billing/figures/page-key'
import { listRecurringMonths } from '@/lib/billing/figures/recurring'
import { filterHref } from '@/lib/billing/filters'
import { dayOf, formatDay } from '@/lib/time'
import { MovedTable } from '../moved-table'

const PATH = '/admin/books/recurring/companies'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures.recurring'))('title') }
}

/** The companies whose payments changed in one month. Two queries at once. */
export default async function MovedCompaniesPage({
  searchParams,
}: PageProps<'/admin/books/recurring/companies'>) {
  const { staff_id } = await requireStaff('invoice.view')
  const search = await searchParams
  const today = dayOf(new Date())
  const month = parseMonth(search.month, today) ?? monthOf(today)
  const move = MOVES.find((each) => each === search.move)
  const [t, locale, [figures], page] = await Promise.all([
    getTranslations('figures.recurring'),
    getLocale(),
    listRecurringMonths(db, staff_id, { from: month, to: month }, today),
    listMovedCompanies(db, staff_id, { month, move, ...parsePage(search) }, today),
  ])
  const name = formatMonth(month, locale, 'long')
  const all = MOVES.reduce((sum, each) => sum + (figures?.moves[each].count ?? 0), 0)
  return (
    <>
      <PageHeader
        title={t('listTitle', { month: name })}
        lead={t('listLead', {
          before: formatMonth(addToMonth(month, -1), locale, 'long'),
          day: formatDay(closingDayOf(month, today), locale),
        })}
        crumbs={[{ label: t('title'), href: '/admin/books/recurring' }, { label: name }]}
      />
      <div className="mb-4">
        <Tabs
          label={t('listFilter')}
          items={[
            {
              href: filterHref(PATH, { month }),
              label: t('move.all'),
              count: all,
              current: move === undefined,
            },
            ...MOVES.map((each) => ({
              href: filterHref(PATH, { month, move: each }),
              label: t(`move.${each}`),
              count: figures?.moves[each].count ?? 0,
              current: each === move,
            })),
          ]}
        />
      </div>
      <Card flush>
        <MovedTable rows={page.rows} />
      </Card>
      <Pager
        prevHref={page.before && filterHref(PATH, { month, move }, { before: page.before })}
        nextHref={page.after && filterHref(PATH, { month, move }, { after: page.after })}
      />
    </>
  )
}
