import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { findPlace, listAbsences, listEngagements } from '@/lib/licensing/visits/agenda'
import { isAbsent, upcomingDays } from '@/lib/licensing/visits/slots'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { dayOf, type Zone } from '@/lib/time'
import { startOfDay } from '@/lib/working-days'

export interface PickerDay {
  day: string
  is_absent: boolean
  /** Other visits of the inspector that day, in minutes of the day at the place. */
  busy: { from: number; to: number; number: string }[]
}

export interface PickerData {
  days: PickerDay[]
  zone: Zone
  /** Years whose holidays are not known: there only weekends are left out. */
  missing_years: number[]
}

const DAYS_AHEAD = 15

/** What the picker of times needs to know: the working days ahead and what the inspector does on them. */
export async function findPickerData(
  db: Db,
  inspectorId: StaffId,
  applicationId: string,
  exceptVisitId: string | undefined,
): Promise<PickerData> {
  const now = new Date()
  const application = await db
    .selectFrom('applications')
    .select(['company_id', 'region_code'])
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow()
  const [place, calendar, engagements] = await Promise.all([
    findPlace(db, application.company_id, application.region_code),
    getWorkingCalendar(db),
    listEngagements(db, inspectorId, now, exceptVisitId),
  ])
  const zone = place.time_zone
  const absences = await listAbsences(db, inspectorId, dayOf(now, zone))
  const days = upcomingDays(now, zone, calendar, DAYS_AHEAD).map((day) => ({
    day,
    is_absent: isAbsent(day, absences),
    busy: engagements
      .filter((visit) => dayOf(visit.starts_at, zone) === day)
      .map((visit) => ({
        from: minutesOf(visit.starts_at, day, zone),
        to: minutesOf(visit.ends_at, day, zone),
        number: visit.number,
      })),
  }))
  const years = [...new Set(days.map(({ day }) => Number(day.slice(0, 4))))]
  return { days, zone, missing_years: years.filter((year) => !calendar.years.has(year)) }
}

function minutesOf(instant: Date, day: string, zone: Zone): number {
  return Math.round((instant.getTime() - startOfDay(day, zone).getTime()) / 60_000)
}
