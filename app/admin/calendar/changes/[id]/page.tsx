import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { isId } from '@/lib/ids'
import { findCalendarChange, listMovedDeadlines } from '@/lib/reference/calendar-changes'
import { formatWeekday } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.calendar.changes'))('pageTitle') }
}

export default async function CalendarChangePage({
  params,
  searchParams,
}: PageProps<'/admin/calendar/changes/[id]'>) {
  await requireStaff('calendar.view')
  const { id } = await params
  if (!isId(id)) notFound()
  const { after } = await searchParams
  const cursor = typeof after === 'string' && isId(after) ? after : undefined
  const [change, moved, locale, t] = await Promise.all([
    findCalendarChange(db, id),
    listMovedDeadlines(db, id, cursor),
    getLocale(),
    getTranslations('admin.calendar.changes'),
  ])
  if (!change) notFound()
  const day = (instant: Date) => formatWeekday(lastDayOf(instant), locale)
  return (
    <>
      <PageHeader
        title={change.reason}
        lead={t('summary', { moved: change.moved_count, checked: change.checked_count })}
        crumbs={[{ label: t('back'), href: '/admin/calendar' }, { label: t('pageTitle') }]}
      />
      <Card flush>
        <Table
          caption={t('pageTitle')}
          rows={moved.rows}
          rowKey={(row) => row.clock_id}
          empty={
            <p className="p-5 text-ink-soft">{t('summary', { moved: 0, checked: change.checked_count })}</p>
          }
          columns={[
            {
              key: 'application',
              header: t('application'),
              lead: true,
              cell: (row) => (
                <>
                  <TextLink href={`/admin/applications/${row.application_id}`}>{row.number}</TextLink>
                  <span className="block text-ink-soft">{row.company_name}</span>
                </>
              ),
            },
            {
              key: 'whose',
              header: t('whose'),
              cell: (row) => t(row.side === 'applicant' ? 'side.applicant' : 'side.office'),
            },
            { key: 'old', header: t('old'), cell: (row) => day(row.old_due_at) },
            { key: 'new', header: t('new'), cell: (row) => day(row.new_due_at) },
          ]}
        />
        <Pager nextHref={moved.next && `/admin/calendar/changes/${id}?after=${moved.next}`} />
      </Card>
    </>
  )
}
