import type { Settings } from '@/lib/config/definitions'
import { deadlineAt, lastDayOf, startOfDay, type WorkingCalendar, workingDayBefore } from '@/lib/working-days'

export const TIMER_KINDS = [
  'remind_office',
  'office_deadline',
  'remind_applicant',
  'applicant_deadline',
  'auto_withdraw',
  'end_hold',
] as const
export type TimerKind = (typeof TIMER_KINDS)[number]

type Clock = {
  side: 'office' | 'applicant' | 'hold'
  started_at: Date
  due_at: Date
  calendar: WorkingCalendar
  settings: Pick<Settings, 'licensing.remind_days' | 'licensing.applicant_remind_days'>
}

/** Reminders come when people begin to work. */
const REMINDER_HOUR = 8
const MS_PER_HOUR = 3_600_000

/** What a clock will do by itself, and when. A reminder that would come before the clock starts is left out. */
export function timersOf(clock: Clock): { kind: TimerKind; fire_at: Date }[] {
  switch (clock.side) {
    case 'office':
      return [
        ...reminder('remind_office', clock, clock.settings['licensing.remind_days']),
        { kind: 'office_deadline', fire_at: clock.due_at },
      ]
    case 'applicant':
      return [
        ...reminder('remind_applicant', clock, clock.settings['licensing.applicant_remind_days']),
        { kind: 'applicant_deadline', fire_at: clock.due_at },
      ]
    case 'hold':
      return [{ kind: 'end_hold', fire_at: clock.due_at }]
    default:
      return clock.side satisfies never
  }
}

function reminder(kind: TimerKind, clock: Clock, days: number): { kind: TimerKind; fire_at: Date }[] {
  if (days === 0) return []
  const day = workingDayBefore(lastDayOf(clock.due_at), days, clock.calendar)
  const fire_at = new Date(startOfDay(day).getTime() + REMINDER_HOUR * MS_PER_HOUR)
  return fire_at > clock.started_at ? [{ kind, fire_at }] : []
}

/** When what the applicant left is withdrawn: the grace in working days after the day it was due. */
export function withdrawalAt(dueAt: Date, graceDays: number, calendar: WorkingCalendar): Date {
  return deadlineAt(new Date(dueAt.getTime() - 1), graceDays, calendar).at
}
