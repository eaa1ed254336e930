import { dayOf } from '@/lib/time'
import { lastDayOf, type WorkingCalendar, workingDaysBetween } from '@/lib/working-days'

/** The working days until a deadline, today not counted: 0 on its last day, and once it is past. */
export function leftUntil(
  due: Date,
  calendar: WorkingCalendar,
  now: Date,
): { days_left: number; is_late: boolean } {
  const days = workingDaysBetween(dayOf(now), lastDayOf(due), calendar)
  return { days_left: Math.max(0, days), is_late: due <= now }
}
