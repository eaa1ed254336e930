import { addDays, dayOf } from '@/lib/time'
import { type BillingPeriod, ENTITLED_SUBSCRIPTION_STATUSES, isLive } from '../status'
import { later } from './calendar'
import type { SubscriptionEventKind } from './events'
import { daysBetween, type Period, periodFrom } from './periods'

export type Activated = {
  status: string
  period: string
  anchor_on: string | null
  current_period_end_on: string | null
  restricted_at: Date | null
  canceled_at: Date | null
}

/** What was invoiced: from which day on. */
type Invoiced = { period_start_on: string | null }

/** How the timeline names what a payment did to a plan. */
type PaidKind = Extract<SubscriptionEventKind, 'healed' | 'renewed' | 'activated'>

/**
 * What a paid period makes of a subscription: from when to when it runs, and what its timeline says of it. Nobody pays for a day
 * without access, and no day with access is free:
 * - paid ahead: the period follows the running one;
 * - paid late while the plan still ran (past due): the period is the one that was invoiced, the days since are days of it;
 * - paid after the plan was restricted or had ended: the period is moved by the days since then (`moved_days`), so it begins
 *   as many days before the payment as were used past due;
 * - a first payment: the period begins with it.
 *
 * Pure: the same answer for one payment and for many at once. `today` is the day of the payment, in Jakarta.
 */
export function planActivation(
  subscription: Activated,
  invoice: Invoiced,
  today: string,
  next = subscription.period as BillingPeriod,
): { isRunning: boolean; anchor: string; period: Period; moved_days: number; kind: PaidKind } {
  const { status, anchor_on, current_period_end_on: runsUntil } = subscription
  const isRunning = isLive(status) && runsUntil !== null && runsUntil >= today
  const { start, moved_days } = startOf(subscription, invoice, isRunning, today)
  const hasGap = runsUntil === null || start !== addDays(runsUntil, 1)
  // The first paid period sets the day that all later ones are counted from; so does one after a gap.
  const goesOn = !hasGap && status !== 'trialing' && next === subscription.period
  const anchor = goesOn ? (anchor_on ?? start) : start
  const wasLate = status === 'past_due' || status === 'restricted'
  const kind = wasLate ? 'healed' : isRunning && status === 'active' ? 'renewed' : 'activated'
  return { isRunning, anchor, period: periodFrom(start, next, anchor), moved_days, kind }
}

function startOf(
  subscription: Activated,
  invoice: Invoiced,
  isRunning: boolean,
  today: string,
): { start: string; moved_days: number } {
  const { status, current_period_end_on: runsUntil } = subscription
  if (runsUntil === null) return { start: today, moved_days: 0 }
  const follows = addDays(runsUntil, 1)
  if (isRunning) return { start: follows, moved_days: 0 }
  // Ended within days that were paid: these are over with it.
  if (runsUntil >= today) return { start: today, moved_days: 0 }
  // Who was asked late got the days before as a gift: the invoice says from when.
  const invoiced = later(follows, invoice.period_start_on ?? follows)
  if ((ENTITLED_SUBSCRIPTION_STATUSES as readonly string[]).includes(status))
    return { start: invoiced, moved_days: 0 }
  const lostAt = subscription.restricted_at ?? subscription.canceled_at
  const lostOn = lostAt ? later(invoiced, dayOf(lostAt)) : invoiced
  const moved_days = Math.max(0, daysBetween(lostOn, today))
  return { start: addDays(invoiced, moved_days), moved_days }
}

/** What the timeline keeps of it. */
export function activationData(
  { period, moved_days }: { period: Period; moved_days: number },
  invoiceId: string,
): Record<string, string | number> {
  return {
    from: period.period_start_on,
    until: period.period_end_on,
    ...(moved_days > 0 && { moved_days }),
    invoice_id: invoiceId,
  }
}
