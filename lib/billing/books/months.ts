import { addDays, addMonths, dayOf } from '@/lib/time'

/** A month of the books by its first day, `YYYY-MM-01`. */
export type Month = { first_on: string; last_on: string }

const MONTH = /^(20\d\d)-(0[1-9]|1[0-2])$/

/** The month in which a day lies. */
export function monthOf(day: string): Month {
  const first_on = `${day.slice(0, 7)}-01`
  return { first_on, last_on: addDays(addMonths(first_on, 1), -1) }
}

/** The month some months before or after. */
export function monthsFrom({ first_on }: Month, count: number): Month {
  return monthOf(addMonths(first_on, count))
}

/** `2026-11`, as it stands in addresses and keys. */
export function monthKey({ first_on }: Month): string {
  return first_on.slice(0, 7)
}

/** The month of an address; undefined for anything that is none. */
export function parseMonth(text: unknown): Month | undefined {
  return typeof text === 'string' && MONTH.test(text) ? monthOf(`${text}-01`) : undefined
}

/** The last month that is over in Jakarta. */
export function lastFinishedMonth(now: Date): Month {
  return monthsFrom(monthOf(dayOf(now)), -1)
}
