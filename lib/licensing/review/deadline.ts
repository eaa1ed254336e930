import { dayOf } from '@/lib/time'
import { lastDayOf, type WorkingCalendar, workingDaysBetween } from '@/lib/working-days'

/** A deadline as people speak of it. `days` are working days: left, or late by. */
export type Deadline = {
  kind: 'left' | 'today' | 'late'
  days: number
  /** How much of the time is used up, 0 to 1. */
  used: number
}

/** How a deadline stands now. `total` is the time the stage was given, in working days. */
export function readDeadline(dueAt: Date, now: Date, total: number, calendar: WorkingCalendar): Deadline {
  const today = dayOf(now)
  const last = lastDayOf(dueAt)
  if (now >= dueAt) return { kind: 'late', days: workingDaysBetween(last, today, calendar), used: 1 }
  const days = workingDaysBetween(today, last, calendar)
  // The last hour of the last day is still in time, so an unfinished bar keeps a little free.
  const used = total <= 0 ? 0.9 : Math.min(0.95, Math.max(0.05, 1 - days / total))
  return { kind: days <= 0 ? 'today' : 'left', days: Math.max(0, days), used }
}
