import type { Db, Trx } from '@/db'
import type { Settings } from '@/lib/config/definitions'
import { smaller } from '@/lib/money'
import { addDays, dayOf } from '@/lib/time'
import type { InvoiceLine } from '../invoices/issue'
import type { BillingPeriod } from '../status'
import { type Coverage, carriedDiscount, findCoverage } from './coverage'
import { directionOf } from './direction'
import { givenBackLine, partLines, periodLines } from './lines'
import { type Live, lacks } from './live'
import { type Period, periodFrom } from './periods'
import { earlier, prorate, settleUnused } from './proration'
import { type CouponQuote, finishQuote, planNotes, type Quote, type QuoteRequest, quoteCoupon } from './quote'
import {
  findSelection,
  type Selection,
  type SelectionRefusal,
  selectWanted,
  sumOf,
  toTerms,
} from './selection'

export type ChangeRefusal =
  | SelectionRefusal
  | 'noPlan'
  | 'owes'
  | 'paused'
  | 'trialing'
  | 'ending'
  | 'renewedAhead'
  | 'nothingChanges'

export type ChangeQuote = { ok: true; quote: Quote } | { ok: false; reason: ChangeRefusal }

/** What changing a live subscription comes to: with the rows locked it is what the invoice says. */
export async function quoteChange(
  db: Db | Trx,
  settings: Settings,
  subscription: Live,
  request: QuoteRequest,
  now: Date,
): Promise<ChangeQuote> {
  const today = dayOf(now)
  const refused = lacks(subscription, today)
  if (refused) return { ok: false, reason: refused }
  const before = await findSelection(db, subscription)
  const wanted = await selectWanted(db, request, before, today)
  if (!wanted.ok) return wanted
  const after = wanted.selection
  const value = await valueIn(db, before.period, request, before, today)
  const direction = directionOf(before, after, value ?? sumOf(after))
  if (direction === 'same') return { ok: false, reason: 'nothingChanges' }
  if (subscription.next_from_on !== null) return { ok: false, reason: 'renewedAhead' }
  const coverage = await findCoverage(db, subscription, before, today)
  const context = { db, settings, subscription, request, before, after, coverage, today }
  return { ok: true, quote: direction === 'now' ? await quoteNow(context) : await quoteLater(context) }
}

type Context = {
  db: Db | Trx
  settings: Settings
  subscription: Live
  request: QuoteRequest
  before: Selection
  after: Selection
  coverage: Coverage
  today: string
}

async function quoteNow(context: Context): Promise<Quote> {
  const { db, settings, subscription, request, before, after, coverage, today } = context
  const runsUntil = subscription.current_period_end_on
  const begins = after.period !== before.period
  const coupon = await quoteCoupon(
    db,
    {
      company_id: subscription.company_id,
      subscription_id: subscription.id,
      after,
      code: request.coupon,
    },
    begins,
    today,
  )
  const { trial_end_on } = subscription
  // Paid ahead while it is tried: what is left of the trial stays free, also on the dearer plan.
  const trialEnd = trial_end_on !== null && trial_end_on >= today ? trial_end_on : undefined
  const first = trialEnd ? addDays(trialEnd, 1) : today
  const charge = begins
    ? wholePeriod(after, coupon, first)
    : restOfPeriod(after, coverage, coupon, { period_start_on: first, period_end_on: runsUntil })
  const charged = charge.lines.reduce((sum, line) => sum + line.unit_amount * BigInt(line.quantity), 0n)
  const discount = smaller(charge.discount, charged)
  const { given_back, surplus } = settleUnused(coverage.unused, charged - discount)
  const days = stretchesOf(coverage, first).reduce((sum, stretch) => sum + stretch.left, 0)
  const lines =
    given_back > 0n ? [...charge.lines, givenBackLine(before.plan, days, given_back)] : charge.lines
  const { current_period_start_on, anchor_on } = subscription
  const stays = { period_start_on: current_period_start_on, period_end_on: runsUntil }
  const due = addDays(today, settings['billing.invoice_due_days'])
  const usesCoupon = coupon.use !== null && (begins || charge.discount > 0n)
  return finishQuote(
    db,
    {
      company_id: subscription.company_id,
      when: 'now',
      after,
      starts_on: today,
      period: charge.period,
      lines,
      discount,
      coupon: usesCoupon && coupon.use ? withoutAmount(coupon.use) : null,
      coupon_refusal: coupon.refusal,
      notes: planNotes(surplus, coverage.creditable),
      due_on: earlier(due, runsUntil),
      released: await findReleased(db, subscription.id),
      next_on: addDays(charge.period.period_end_on, 1),
      next_discount: coupon.next_discount,
      change: {
        before: toTerms(before, stays, anchor_on),
        after: begins
          ? toTerms(after, { ...charge.period, period_start_on: today }, first)
          : toTerms(after, stays, anchor_on),
      },
    },
    today,
  )
}

type Charge = { lines: InvoiceLine[]; discount: bigint; period: Period }

function wholePeriod(after: Selection, coupon: CouponQuote, start: string): Charge {
  return {
    lines: periodLines(after),
    discount: coupon.use?.discount ?? 0n,
    period: periodFrom(start, after.period),
  }
}

/** The paid stretches that lie ahead: not those of a trial. */
function stretchesOf({ stretches }: Coverage, first: string) {
  return stretches.filter(({ period_end_on }) => period_end_on >= first)
}

/** The days that are left of what runs, and of what is paid ahead; a coupon that is typed counts for the running period. */
function restOfPeriod(after: Selection, coverage: Coverage, coupon: CouponQuote, period: Period): Charge {
  const stretches = stretchesOf(coverage, period.period_start_on)
  let discount = 0n
  for (const [index, stretch] of stretches.entries()) {
    const typed = index === 0 ? coupon.use?.discount : undefined
    const whole = typed ?? (stretch.discount > 0n ? carriedDiscount(coverage.coupon, after) : 0n)
    discount += prorate(whole, stretch.left, stretch.days)
  }
  return {
    lines: stretches.flatMap((stretch) =>
      partLines(after, stretch, (price) => prorate(price, stretch.left, stretch.days)),
    ),
    discount,
    period,
  }
}

async function quoteLater(context: Context): Promise<Quote> {
  const { db, subscription, after, today } = context
  const starts = addDays(subscription.current_period_end_on, 1)
  const { company_id, id: subscription_id } = subscription
  const stays = after.period === subscription.period
  const coupon = await quoteCoupon(db, { company_id, subscription_id, after, code: undefined }, false, today)
  return finishQuote(
    db,
    {
      company_id,
      when: 'later',
      after,
      starts_on: starts,
      // Another kind of period is counted anew.
      period: periodFrom(starts, after.period, (stays && subscription.anchor_on) || undefined),
      lines: [],
      discount: 0n,
      coupon: null,
      coupon_refusal: null,
      notes: [],
      due_on: starts,
      released: 0n,
      next_on: starts,
      next_discount: coupon.next_discount,
      change: null,
    },
    today,
  )
}

/** What the wanted plan and add-ons cost for the running period's kind; what the company has keeps its price. */
async function valueIn(
  db: Db | Trx,
  period: BillingPeriod,
  request: QuoteRequest,
  before: Selection,
  today: string,
): Promise<bigint | undefined> {
  const outcome = await selectWanted(db, { ...request, period }, before, today)
  return outcome.ok ? sumOf(outcome.selection) : undefined
}

/** What the change that still waits to be paid has taken of the company's credit: it is void when another takes its place. */
async function findReleased(db: Db | Trx, subscriptionId: string): Promise<bigint> {
  const open = await db
    .selectFrom('invoices')
    .select('paid_amount')
    .where('subscription_id', '=', subscriptionId)
    .where('kind', '=', 'change')
    .where('status', '=', 'open')
    .executeTakeFirst()
  return open?.paid_amount ?? 0n
}

function withoutAmount(use: NonNullable<CouponQuote['use']>): NonNullable<Quote['coupon']> {
  return { code: use.code, name: use.name, redemption_id: use.redemption_id }
}
