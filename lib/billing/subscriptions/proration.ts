import { multiplyRounded, type Rupiah, rupiah, smaller } from '@/lib/money'
import { addDays } from '@/lib/time'
import type { BillingPeriod } from '../status'
import { daysIn, type Period, periodFrom } from './periods'

/**
 * How a price is split by days. A day belongs whole to one side: the day of a change is the first day of the new terms. The first
 * and the last day of a period both count, so a part is `days of the part / days of its period` of the price, rounded half up
 * to whole rupiah, once for each line. From this follows (and is tested): the whole period costs the whole price; two parts of a
 * split period differ from the whole by at most 1 rupiah; a longer part or a higher price never costs less, so that an
 * upgrade never comes to less than nothing; a period of February counts its 28 or 29 days, one of March its 31.
 */
export function prorate(amount: bigint, days: number, of: number): Rupiah {
  if (of <= 0 || days < 0 || days > of) throw new RangeError(`${days} of ${of} days`)
  return multiplyRounded(amount, BigInt(days), BigInt(of))
}

/** A period of a subscription with the days of it that lie ahead, today included. */
export type Stretch = Period & { days: number; left: number }

/**
 * The periods that are paid and not used up on a day, the running one first: one, or more where renewals were paid ahead. Their
 * ends are counted from the anchor, as when they were invoiced; after a pause the first one runs up to the anchor.
 */
export function stretchesFrom(
  terms: {
    current_period_start_on: string
    current_period_end_on: string
    period: BillingPeriod
    anchor_on: string | null
  },
  today: string,
): Stretch[] {
  const last = terms.current_period_end_on
  const stretches: Stretch[] = []
  let start = terms.current_period_start_on
  while (start <= last) {
    const end = earlier(endOf(start, terms), last)
    const period = { period_start_on: start, period_end_on: end }
    if (end >= today) {
      const from = start > today ? start : today
      stretches.push({
        ...period,
        days: daysIn(period),
        left: daysIn({ period_start_on: from, period_end_on: end }),
      })
    }
    start = addDays(end, 1)
  }
  return stretches
}

function endOf(start: string, terms: { period: BillingPeriod; anchor_on: string | null }): string {
  const anchor = terms.anchor_on ?? start
  if (anchor > start) return addDays(anchor, -1)
  return periodFrom(start, terms.period, anchor).period_end_on
}

/** The earlier of two days. */
export function earlier(one: string, other: string): string {
  return one > other ? other : one
}

export type Settled = {
  /** What of the unused days is given back on the invoice of the change: never more than it charges. */
  given_back: Rupiah
  /** What of them is more than the charge: it becomes the company's credit. */
  surplus: Rupiah
}

/** Holds what unused days are worth against what is charged for the new terms, both without PPN. */
export function settleUnused(unused: bigint, charged: bigint): Settled {
  const given = smaller(unused, charged)
  return { given_back: rupiah(given), surplus: rupiah(unused - given) }
}
