import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { CalendarDaysIcon, DownloadIcon, UploadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listCalendarChanges } from '@/lib/reference/calendar-changes'
import { countDeadlinesByYear, listCalendarYears, missingCalendars } from '@/lib/reference/holidays-queries'
import { yearSchema } from '@/lib/reference/holidays-schema'
import { findHolidays } from '@/lib/reference/queries'
import { dayOf } from '@/lib/time'
import { ChangeList } from './change-list'
import { HolidayDialog } from './holiday-dialog'
import { HolidayList } from './holiday-list'
import { MissingYears } from './missing-years'
import { MonthGrid } from './month-grid'
import { YearNav } from './year-nav'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.calendar'))('title') }
}

export default async function CalendarPage({ searchParams }: PageProps<'/admin/calendar'>) {
  const { role } = await requireStaff('calendar.view')
  const today = dayOf(new Date())
  const asked = yearSchema.safeParse((await searchParams).year)
  const year = asked.success ? asked.data : Number(today.slice(0, 4))
  const [holidays, years, deadlines, changes, t] = await Promise.all([
    findHolidays(db, year),
    listCalendarYears(db),
    countDeadlinesByYear(db),
    listCalendarChanges(db),
    getTranslations('admin.calendar'),
  ])
  const editable = can(role, 'calendar.edit')
  const missing = missingCalendars(years, deadlines, today)
  return (
    <ClientMessages namespaces={['admin', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {holidays.length > 0 && (
              <ButtonLink
                href={`/admin/calendar/export?year=${year}`}
                plain
                variant="secondary"
                size="sm"
                icon={<DownloadIcon />}
              >
                {t('export')}
              </ButtonLink>
            )}
            {editable && (
              <>
                <ButtonLink
                  href={`/admin/calendar/import?year=${year}`}
                  variant="secondary"
                  size="sm"
                  icon={<UploadIcon />}
                >
                  {t('import.link')}
                </ButtonLink>
                <HolidayDialog year={year} />
              </>
            )}
          </>
        }
      />
      <MissingYears gaps={missing} editable={editable} />
      <YearNav year={year} years={years} />
      {holidays.length === 0 ? (
        <Card>
          <EmptyState
            art={<CalendarDaysIcon size={40} className="text-ink-soft" />}
            title={t('empty.title', { year: String(year) })}
          >
            {t('empty.text')}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <MonthGrid year={year} holidays={holidays} today={today} />
          <HolidayList holidays={holidays} editable={editable} />
        </div>
      )}
      <ChangeList changes={changes} />
      <p className="mt-5 max-w-prose text-ink-soft">{t('note')}</p>
    </ClientMessages>
  )
}
