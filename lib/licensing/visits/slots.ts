import { addDays, dayOf, type Zone } from '@/lib/time'
import { type Day, isWorkingDay, startOfDay, type WorkingCalendar } from '@/lib/working-days'

/** When a visit can be. Pure: what is asked of the calendar, of absences and of other visits comes in. */

/** Office hours at the place that is visited, in minutes of its day. */
export const OPENS = 8 * 60
export const CLOSES = 16 * 60
export const STEP_MINUTES = 30
export const MOST_SLOTS = 5
/** How far ahead times are offered. */
export const HORIZON_DAYS = 60
export const LENGTHS = [60, 90, 120, 180] as const

/** A time as it is picked: a day and minutes of that day at the place. */
export type SlotInput = { day: Day; from: number; minutes: number }
export type Slot = { starts_at: Date; ends_at: Date }

/** A stretch of days on which somebody does not work, both ends included. */
export type Absence = { starts_on: Day; ends_on: Day }
/** A visit that has its time already. */
export type Engagement = Slot & { application_id: string; number: string }

export type SlotProblem = 'past' | 'tooFar' | 'dayOff' | 'hours' | 'absent' | 'busy' | 'twice'

type Known = {
  now: Date
  zone: Zone
  calendar: WorkingCalendar
  absences: readonly Absence[]
  engagements: readonly Slot[]
}

/** The instants of a picked time. */
export function slotOf(input: SlotInput, zone: Zone): Slot {
  const start = startOfDay(input.day, zone).getTime() + input.from * 60_000
  return { starts_at: new Date(start), ends_at: new Date(start + input.minutes * 60_000) }
}

/** What stands against a time, or undefined when nothing does. The earliest is the day after today, at the place. */
export function slotProblem(input: SlotInput, known: Known): SlotProblem | undefined {
  const today = dayOf(known.now, known.zone)
  if (input.day <= today) return 'past'
  if (input.day > addDays(today, HORIZON_DAYS)) return 'tooFar'
  if (!isWorkingDay(input.day, known.calendar)) return 'dayOff'
  if (input.from < OPENS || input.from + input.minutes > CLOSES || input.from % STEP_MINUTES !== 0)
    return 'hours'
  if (isAbsent(input.day, known.absences)) return 'absent'
  const slot = slotOf(input, known.zone)
  return known.engagements.some((other) => overlap(slot, other)) ? 'busy' : undefined
}

/** The same for a list of times, which may not overlap one another either. The first problem with its place in the list. */
export function slotsProblem(
  inputs: readonly SlotInput[],
  known: Known,
): { index: number; problem: SlotProblem } | undefined {
  for (const [index, input] of inputs.entries()) {
    const slot = slotOf(input, known.zone)
    const meets = inputs.slice(0, index).some((other) => overlap(slot, slotOf(other, known.zone)))
    const problem = slotProblem(input, known) ?? (meets ? 'twice' : undefined)
    if (problem) return { index, problem }
  }
  return undefined
}

/** The next `count` days on which offices work, from the day after today at the place. */
export function upcomingDays(now: Date, zone: Zone, calendar: WorkingCalendar, count: number): Day[] {
  const days: Day[] = []
  const today = dayOf(now, zone)
  for (let ahead = 1; days.length < count && ahead <= HORIZON_DAYS; ahead++) {
    const day = addDays(today, ahead)
    if (isWorkingDay(day, calendar)) days.push(day)
  }
  return days
}

export function isAbsent(day: Day, absences: readonly Absence[]): boolean {
  return absences.some(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on)
}

export function overlap(one: Slot, other: Slot): boolean {
  return one.starts_at < other.ends_at && other.starts_at < one.ends_at
}

/**
 * When the reminder of a visit is due: eight in the morning of the day before, at the place. Undefined where the visit was
 * confirmed later than that: the confirmation has just said it.
 */
export function reminderAt(startsAt: Date, confirmedAt: Date, zone: Zone): Date | undefined {
  const day = addDays(dayOf(startsAt, zone), -1)
  const at = new Date(startOfDay(day, zone).getTime() + OPENS * 60_000)
  return confirmedAt < at ? at : undefined
}
