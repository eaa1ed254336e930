import { addDays, addMonths } from '@/lib/time'
import type { BillingPeriod } from '../status'

export type Period = { period_start_on: string; period_end_on: string }

const MONTHS = { monthly: 1, yearly: 12 } as const satisfies Record<BillingPeriod, number>

/**
 * First and last day (included) of the period that begins on `start`. Periods of one subscription are counted from its anchor, so
 * that one begun on the 31st ends on the 27th or 28th of February and is back on the 30th of March; 29 February comes again in leap
 * years. Days are calendar days of Jakarta.
 */
export function periodFrom(start: string, period: BillingPeriod, anchor: string = start): Period {
  const step = MONTHS[period]
  let count = Math.max(1, monthsBetween(anchor, start))
  count -= count % step
  let next = addMonths(anchor, count)
  while (next <= start) {
    count += step
    next = addMonths(anchor, count)
  }
  return { period_start_on: start, period_end_on: addDays(next, -1) }
}

function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + toMonth - fromMonth
}

/** Calendar days from the first to the last day, both included. */
export function daysIn({ period_start_on, period_end_on }: Period): number {
  return daysBetween(period_start_on, period_end_on) + 1
}

/** Calendar days from one day to another; 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
