import type { Db, Trx } from '@/db'
import { multiplyRounded, smaller } from '@/lib/money'
import type { CouponTerms } from '../catalogue/discount'
import { discountOf } from '../catalogue/discount'
import { prorate, type Stretch, stretchesFrom } from './proration'
import { type Selection, sumOf } from './selection'
import type { PaidChange } from './terms'

/** A paid period with what a coupon takes off the whole of it, and what its unused days are worth. Without PPN. */
export type Covered = Stretch & { discount: bigint; unused: bigint }

export type Coverage = {
  stretches: Covered[]
  /** What all unused days together are worth: at most what was paid for them and not given back since. */
  unused: bigint
  /** The paid invoices, newest first, with what a credit note may still take back of each, with PPN. */
  creditable: { invoice_id: string; number: string; net: bigint; total: bigint; left: bigint }[]
  /** The coupon that took something off the running period, for the plan it is asked about. */
  coupon: (CouponTerms & { plan_id: string | null }) | undefined
}

type Covering = {
  id: string
  current_period_start_on: string | null
  current_period_end_on: string | null
  anchor_on: string | null
  status: string
}

/**
 * What of a subscription is paid and lies ahead. Days that nobody paid for (a trial, a plan that was granted) are worth nothing;
 * of what a coupon took off, and of what finance credited already, nothing is given back.
 */
export async function findCoverage(
  db: Db | Trx,
  subscription: Covering,
  selection: Selection,
  today: string,
): Promise<Coverage> {
  const { current_period_start_on: start, current_period_end_on: end } = subscription
  const paid = await listPaid(db, subscription.id)
  const creditable = paid.map((invoice) => ({
    invoice_id: invoice.id,
    number: invoice.number ?? '',
    net: invoice.subtotal_amount - invoice.discount_amount,
    total: invoice.total_amount,
    left: invoice.total_amount - invoice.credited_amount,
  }))
  const coupon = await findCoupon(db, subscription.id)
  if (start === null || end === null || end < today || subscription.status === 'trialing')
    return { stretches: [], unused: 0n, creditable, coupon }
  const ahead = stretchesFrom(
    {
      current_period_start_on: start,
      current_period_end_on: end,
      period: selection.period,
      anchor_on: subscription.anchor_on,
    },
    today,
  )
  const bases = paid.filter(beginsPeriod).slice(0, ahead.length).toReversed()
  const stretches = ahead.map((stretch, index): Covered => {
    // Where fewer invoices were paid than periods lie ahead, the earliest of these were not.
    const base = bases[index - (ahead.length - bases.length)]
    if (!base) return { ...stretch, discount: 0n, unused: 0n }
    const changes = paid.filter((invoice) => !beginsPeriod(invoice) && invoice.paid_at >= base.paid_at)
    const discount = discountIn(selection, base, changes, coupon)
    return { ...stretch, discount, unused: prorate(sumOf(selection) - discount, stretch.left, stretch.days) }
  })
  const since = bases[0]?.paid_at
  const paidNet = paid
    .filter((invoice) => since !== undefined && invoice.paid_at >= since)
    .reduce((sum, invoice) => sum + chargedNet(invoice), 0n)
  const worth = stretches.reduce((sum, stretch) => sum + stretch.unused, 0n)
  return { stretches, unused: smaller(worth, paidNet > 0n ? paidNet : 0n), creditable, coupon }
}

type Paid = Awaited<ReturnType<typeof listPaid>>[number]

async function listPaid(db: Db | Trx, subscriptionId: string) {
  const rows = await db
    .selectFrom('invoices')
    .select(['id', 'number', 'kind', 'change', 'paid_at', 'subtotal_amount', 'discount_amount'])
    .select(['total_amount', 'credited_amount'])
    .select((eb) =>
      eb
        .selectFrom('invoice_lines')
        .select((inner) => inner.fn.coalesce(inner.fn.sum<bigint>('total_amount'), inner.lit(0)).as('sum'))
        .whereRef('invoice_lines.invoice_id', '=', 'invoices.id')
        .where('total_amount', '>', 0n)
        .as('charged'),
    )
    .where('subscription_id', '=', subscriptionId)
    .where('kind', 'in', ['subscription', 'change'])
    .where('status', '=', 'paid')
    // One that credit notes ended before anything was paid on it bought nothing.
    .where((eb) => eb.or([eb('paid_amount', '>', 0n), eb('total_amount', '=', 0n)]))
    .orderBy('paid_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    change: row.change as PaidChange | null,
    charged: BigInt(row.charged ?? 0n),
    paid_at: row.paid_at ?? new Date(0),
  }))
}

/** Whether an invoice is for a period of its own: a renewal, or a change that began one. */
function beginsPeriod(invoice: Paid): boolean {
  if (invoice.kind === 'subscription' || !invoice.change) return true
  const { before, after } = invoice.change
  return before.current_period_start_on !== after.current_period_start_on
}

/** What was charged without PPN, less what was credited since. What it gave back of days before had been paid as well. */
function chargedNet(invoice: Paid): bigint {
  const credited =
    invoice.total_amount === 0n
      ? 0n
      : multiplyRounded(
          invoice.subtotal_amount - invoice.discount_amount,
          invoice.credited_amount,
          invoice.total_amount,
        )
  return invoice.charged - invoice.discount_amount - credited
}

function discountIn(selection: Selection, base: Paid, changes: Paid[], coupon: Coverage['coupon']): bigint {
  if (changes.length === 0) return smaller(base.discount_amount, sumOf(selection))
  const wasTaken = [base, ...changes].some((invoice) => invoice.discount_amount > 0n)
  return wasTaken ? carriedDiscount(coupon, selection) : 0n
}

/** What the coupon of the running period takes off a whole period of another selection. */
export function carriedDiscount(coupon: Coverage['coupon'], selection: Selection): bigint {
  if (!coupon || (coupon.plan_id !== null && coupon.plan_id !== selection.plan.id)) return 0n
  return discountOf(coupon, sumOf(selection))
}

async function findCoupon(db: Db | Trx, subscriptionId: string): Promise<Coverage['coupon']> {
  return db
    .selectFrom('coupon_redemptions')
    .innerJoin('coupons', 'coupons.id', 'coupon_redemptions.coupon_id')
    .select(['coupons.percent_bp', 'coupons.amount', 'coupons.plan_id'])
    .where('subscription_id', '=', subscriptionId)
    .orderBy('coupon_redemptions.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
