import { addDays, addMonths } from '@/lib/time'

/** A month of Jakarta as `2026-11`. */
export type Month = string

export const MONTHS_SHOWN = 12
export const MOST_MONTHS = 36

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/

/** The month of a day. */
export const monthOf = (day: string): Month => day.slice(0, 7)

/** The first day of a month. */
export const firstDayOf = (month: Month): string => `${month}-01`

/** The last day of a month, right in leap years. */
export const lastDayOf = (month: Month): string => addDays(addMonths(firstDayOf(month), 1), -1)

/** The month so many months later, or earlier. */
export const addToMonth = (month: Month, count: number): Month => monthOf(addMonths(firstDayOf(month), count))

export type MonthRange = { from: Month; to: Month }

/** The months of an address; without, or with ones that make no sense, the twelve up to that of today. At most 36. */
export function parseMonthRange(search: Record<string, unknown>, today: string): MonthRange {
  const present = monthOf(today)
  const to = parseMonth(search.to, today) ?? present
  const usual = addToMonth(to, 1 - MONTHS_SHOWN)
  const from = parseMonth(search.from, today) ?? usual
  const earliest = addToMonth(to, 1 - MOST_MONTHS)
  if (from > to) return { from: usual, to }
  return { from: [from, earliest].toSorted().at(-1) ?? from, to }
}

/** A month of an address; undefined when it is none, or lies ahead. */
export function parseMonth(text: unknown, today: string): Month | undefined {
  return typeof text === 'string' && MONTH.test(text) && text <= monthOf(today) ? text : undefined
}

/** Each month of a range, the first one first. */
export function monthsIn({ from, to }: MonthRange): Month[] {
  const months: Month[] = []
  for (let month = from; month <= to; month = addToMonth(month, 1)) months.push(month)
  return months
}

/** The day that stands for a month's end: its last one, or today while it runs. */
export function closingDayOf(month: Month, today: string): string {
  const last = lastDayOf(month)
  return last < today ? last : today
}

/** `Nov 2026`, or in full `November 2026`. */
export function formatMonth(
  month: Month,
  locale: string,
  length: 'short' | 'long' | 'bare' = 'short',
): string {
  const shape = length === 'bare' ? { month: 'short' as const } : { month: length, year: 'numeric' as const }
  const language = locale === 'en' ? 'en-GB' : 'id-ID'
  return new Intl.DateTimeFormat(language, { ...shape, timeZone: 'UTC' }).format(
    new Date(`${firstDayOf(month)}T00:00:00Z`),
  )
}

/** Months without those before the first one that has anything to tell; the last one stays. */
export function sinceFirst<Row>(months: readonly Row[], hasFigures: (month: Row) => boolean): Row[] {
  const first = months.findIndex(hasFigures)
  return months.slice(first === -1 ? -1 : first)
}
