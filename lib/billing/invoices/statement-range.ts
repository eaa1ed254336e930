import { addDays, addMonths } from '@/lib/time'

const DAY = /^\d{4}-\d{2}-\d{2}$/
/** Longest range of one statement, in days. */
const MOST_DAYS = 731

/**
 * The days of a statement that an address asks for, both included; what is missing or makes no sense becomes the last three
 * months. `today`: of Jakarta.
 */
export function parseStatementRange(
  search: { from?: unknown; to?: unknown },
  today: string,
): { from: string; to: string } {
  const to = isDay(search.to) && search.to <= today ? search.to : today
  const from = isDay(search.from) ? search.from : addMonths(to, -3)
  if (from > to) return { from: addMonths(to, -3), to }
  const earliest = addDays(to, -MOST_DAYS)
  if (from < earliest) return { from: earliest, to }
  return { from, to }
}

function isDay(text: unknown): text is string {
  return typeof text === 'string' && DAY.test(text) && isReal(text)
}

function isReal(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day
}
