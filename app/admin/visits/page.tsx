import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyDocuments } from '@/components/art/empty'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { isId } from '@/lib/ids'
import { listInspectorVisits, VISIT_TABS, type VisitTab } from '@/lib/licensing/visits/queries'
import { addDays, dayOf, formatWeekday } from '@/lib/time'
import { VisitRow } from './visit-row'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('visits.list')
  return { title: t('title') }
}

const EMPTY = { upcoming: 'noneUpcoming', waiting: 'noneWaiting', done: 'noneDone' } as const
const PAGE = 30

/** The visits of whoever looks: what is next, by day; what waits for an answer; what was done. */
export default async function VisitsPage({ searchParams }: PageProps<'/admin/visits'>) {
  const staff = await requireStaff('case.view')
  const query = await searchParams
  const tab = VISIT_TABS.find((one) => one === query.tab) ?? 'upcoming'
  const before = typeof query.before === 'string' && isId(query.before) ? query.before : undefined
  const [all, t, locale] = await Promise.all([
    listInspectorVisits(db, staff.staff_id, tab, before),
    getTranslations('visits.list'),
    getLocale(),
  ])
  const rows = tab === 'done' ? all.slice(0, PAGE) : all
  const last = rows.at(-1)
  const now = new Date()
  const days = Object.groupBy(rows, (row) => headingOf(tab, row, now))
  const titleOf = (day: string) => {
    if (day === 'past') return t('past')
    const words = formatWeekday(day, locale)
    if (day === dayOf(now)) return `${t('today')} · ${words}`
    return day === addDays(dayOf(now), 1) ? `${t('tomorrow')} · ${words}` : words
  }
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t('title')} lead={t('lead')} />
      <Tabs
        label={t('tabs')}
        items={VISIT_TABS.map((one) => ({
          href: one === 'upcoming' ? '/admin/visits' : `/admin/visits?tab=${one}`,
          label: t(one),
          current: one === tab,
        }))}
      />
      {rows.length === 0 && (
        <EmptyState title={t(EMPTY[tab])} art={<EmptyDocuments />}>
          {t(tab === 'upcoming' ? 'noneUpcomingText' : 'noneText')}
        </EmptyState>
      )}
      {Object.entries(days).map(([day, visits]) => (
        <section key={day} className="mt-5">
          {day && <h2 className="mb-2 text-base font-bold">{titleOf(day)}</h2>}
          <ul className="grid gap-3">
            {visits?.map((visit) => (
              <VisitRow key={visit.id} visit={visit} />
            ))}
          </ul>
        </section>
      ))}
      {all.length > PAGE && tab === 'done' && last && (
        <Pager nextHref={`/admin/visits?tab=done&before=${last.id}`} />
      )}
    </div>
  )
}

/** Scheduled visits stand under their day; those that nobody has reported on come before all others. */
function headingOf(
  tab: VisitTab,
  row: { ends_at: Date | null; starts_at: Date | null; time_zone: Parameters<typeof dayOf>[1] },
  now: Date,
): string {
  if (tab !== 'upcoming' || !row.starts_at || !row.ends_at) return ''
  const day = dayOf(row.starts_at, row.time_zone)
  return day < dayOf(now, row.time_zone) ? 'past' : day
}
