import { dayOf, type Zone } from './time'

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

/**
 * The days on which offices are closed besides Saturday and Sunday, and the years for which they are known.
 * Holidays and collective leave follow a yearly joint decree; a year without one is absent from `years`.
 */
export type WorkingCalendar = {
  readonly daysOff: ReadonlySet<Day>
  readonly years: ReadonlySet<number>
}

/** What came out, and the years that were counted with weekends only because their holidays are not known yet. */
export type Counted = { day: Day; missingYears: number[] }

/** Where offices keep their hours and deadlines are counted. */
const OFFICE_ZONE: Zone = 'Asia/Jakarta'

// No Indonesian zone has summer time: the offset says everything.
const OFFSET_HOURS: Record<Zone, number> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 }

const MS_PER_DAY = 86_400_000
const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/
/** Far above any time limit of an authority; keeps a mistyped number from running for minutes. */
const MOST_DAYS = 10_000

/** The first instant of a calendar day in a zone. */
export function startOfDay(day: Day, zone: Zone = OFFICE_ZONE): Date {
  return new Date(toSerial(day) * MS_PER_DAY - OFFSET_HOURS[zone] * 3_600_000)
}

/** Whether offices work on this day. In a year whose holidays are not known only weekends are off. */
export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  return !isWeekend(toSerial(day)) && !calendar.daysOff.has(day)
}

/**
 * The `count`-th working day after `start`. The day of the start itself is never counted, whatever the hour;
 * `count` 0 gives `start`, or the next working day where `start` is none.
 * Throws RangeError for a malformed day or a count that is negative, not whole, or above 10,000.
 */
export function addWorkingDays(start: Day, count: number, calendar: WorkingCalendar): Counted {
  if (!Number.isInteger(count) || count < 0 || count > MOST_DAYS)
    throw new RangeError(`Not a count of working days: ${count}`)
  const first = toSerial(start)
  let serial = first
  let left = count
  if (count === 0) while (!isWorkingDay(toDay(serial), calendar)) serial++
  while (left > 0) {
    serial++
    if (isWorkingDay(toDay(serial), calendar)) left--
  }
  return { day: toDay(serial), missingYears: missingYears(first, serial, calendar) }
}

/**
 * Working days after `from` up to and including `to`; negative when `to` lies before `from`.
 * It undoes `addWorkingDays`: between a start and its n-th working day there are n.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  const first = toSerial(from)
  const last = toSerial(to)
  if (last < first) return -workingDaysBetween(to, from, calendar) || 0
  let count = 0
  for (let serial = first + 1; serial <= last; serial++) if (isWorkingDay(toDay(serial), calendar)) count++
  return count
}

/** The `count`-th working day before `day`, which itself is not counted. Throws RangeError like `addWorkingDays`. */
export function workingDayBefore(day: Day, count: number, calendar: WorkingCalendar): Day {
  if (!Number.isInteger(count) || count < 0 || count > MOST_DAYS)
    throw new RangeError(`Not a count of working days: ${count}`)
  let serial = toSerial(day)
  for (let left = count; left > 0; ) {
    serial--
    if (isWorkingDay(toDay(serial), calendar)) left--
  }
  return toDay(serial)
}

/**
 * Until when something is due that takes `workingDays` from `start`: `at` is the end of the last working day, 24:00 in
 * the zone, and exclusive (late means `now >= at`); `day` is that last day, the one to show to people.
 */
export function deadlineAt(
  start: Date,
  workingDays: number,
  calendar: WorkingCalendar,
  zone: Zone = OFFICE_ZONE,
): Counted & { at: Date } {
  const counted = addWorkingDays(dayOf(start, zone), workingDays, calendar)
  return { ...counted, at: new Date(startOfDay(counted.day, zone).getTime() + MS_PER_DAY) }
}

/** The last day that a deadline still includes: the inverse of `deadlineAt(…).at`. */
export function lastDayOf(deadline: Date, zone: Zone = OFFICE_ZONE): Day {
  return dayOf(new Date(deadline.getTime() - 1), zone)
}

function missingYears(first: number, last: number, calendar: WorkingCalendar): number[] {
  const missing: number[] = []
  for (let year = yearOf(first); year <= yearOf(last); year++)
    if (!calendar.years.has(year)) missing.push(year)
  return missing
}

/** Days since 1970-01-01, a Thursday. */
function toSerial(day: Day): number {
  const time = DAY_SHAPE.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  // Date.parse accepts 31 February as 3 March.
  if (Number.isNaN(time) || toDay(time / MS_PER_DAY) !== day)
    throw new RangeError(`Not a calendar day: ${day}`)
  return time / MS_PER_DAY
}

function toDay(serial: number): Day {
  return new Date(serial * MS_PER_DAY).toISOString().slice(0, 10)
}

function yearOf(serial: number): number {
  return new Date(serial * MS_PER_DAY).getUTCFullYear()
}

function isWeekend(serial: number): boolean {
  const weekday = (((serial + 4) % 7) + 7) % 7
  return weekday === 0 || weekday === 6
}
