import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { type BillingPeriod, LIVE_SUBSCRIPTION_STATUSES } from '../status'
import { recordSubscriptionEvent } from '../subscriptions/events'
import type { CouponTerms } from './discount'

/** Why a coupon does not hold; each has a sentence in `catalogue.couponReason`. */
export const COUPON_REFUSALS = [
  'couponUnknown',
  'couponNotYet',
  'couponOver',
  'couponOtherPlan',
  'couponOtherPeriod',
  'couponUsed',
  'couponRunning',
  'couponUsedUp',
] as const
export type CouponRefusal = (typeof COUPON_REFUSALS)[number]

export type CouponQuestion = {
  /** As it was typed: blanks around it and small letters do not matter. */
  code: string
  company_id: string
  plan_id: string
  period: BillingPeriod
  /** The day in Jakarta on which it is used. */
  day: string
}

export type CheckedCoupon = CouponTerms & {
  id: string
  code: string
  name: string
  /** For how many invoices it holds; null: for all. */
  periods: number | null
}

export type CouponCheck = { ok: true; coupon: CheckedCoupon } | { ok: false; reason: CouponRefusal }

/**
 * Whether a company may use a coupon for a plan and period on a day, and what it takes off. Reads only: the last one can be
 * gone by the time it is redeemed, which `redeemCoupon` then says.
 */
export async function checkCoupon(db: Db | Trx, question: CouponQuestion): Promise<CouponCheck> {
  const refused = (reason: CouponRefusal): CouponCheck => ({ ok: false, reason })
  const coupon = await db
    .selectFrom('coupons')
    .selectAll()
    .where('code', '=', question.code.trim().toUpperCase())
    .executeTakeFirst()
  if (!coupon) return refused('couponUnknown')
  if (coupon.status !== 'active') return refused('couponOver')
  if (coupon.from_on !== null && question.day < coupon.from_on) return refused('couponNotYet')
  if (coupon.until_on !== null && question.day > coupon.until_on) return refused('couponOver')
  if (coupon.plan_id !== null && coupon.plan_id !== question.plan_id) return refused('couponOtherPlan')
  if (coupon.period !== null && coupon.period !== question.period) return refused('couponOtherPeriod')
  const used = await db
    .selectFrom('coupon_redemptions')
    .innerJoin('subscriptions', 'subscriptions.id', 'coupon_redemptions.subscription_id')
    .select(['coupon_redemptions.coupon_id', 'coupon_redemptions.periods_left', 'subscriptions.status'])
    .where('coupon_redemptions.company_id', '=', question.company_id)
    .execute()
  if (used.some((row) => row.coupon_id === coupon.id)) return refused('couponUsed')
  // One at a time: what two of them would take off together nobody has decided.
  const present: readonly string[] = ['pending', ...LIVE_SUBSCRIPTION_STATUSES]
  if (used.some((row) => row.periods_left !== 0 && present.includes(row.status)))
    return refused('couponRunning')
  if (coupon.redemption_limit !== null && coupon.redeemed_count >= coupon.redemption_limit)
    return refused('couponUsedUp')
  const { id, code, name, periods, percent_bp, amount } = coupon
  return { ok: true, coupon: { id, code, name, periods, percent_bp, amount } }
}

/** Locks a coupon until the transaction ends: what is then quoted with it can be redeemed. The caller holds the company's lock. */
export async function lockCoupon(trx: Trx, code: string | undefined): Promise<void> {
  const typed = code?.trim().toUpperCase()
  if (typed) await trx.selectFrom('coupons').select('id').where('code', '=', typed).forNoKeyUpdate().execute()
}

/** A coupon in use: what it takes off, and for how many invoices still (null: all). */
export type Redemption = CouponTerms & {
  id: string
  coupon_id: string
  code: string
  name: string
  periods_left: number | null
}

export type RedeemOutcome = { ok: true; redemption: Redemption } | { ok: false; reason: CouponRefusal }

/**
 * Uses a coupon for a subscription: once per company, and as often as its limit says, also when many press at once: of them
 * exactly as many get it as were left. The caller holds the company's lock and takes the first period with `takePeriod` when
 * it issues the first invoice.
 */
export async function redeemCoupon(
  trx: Trx,
  actor: Actor,
  question: CouponQuestion & { subscription_id: string },
): Promise<RedeemOutcome> {
  const checked = await checkCoupon(trx, question)
  if (!checked.ok) return checked
  const { coupon } = checked
  const subscription = await trx
    .selectFrom('subscriptions')
    .select(['id', 'company_id', 'status'])
    .where('id', '=', question.subscription_id)
    .where('company_id', '=', question.company_id)
    .executeTakeFirstOrThrow()
  const inserted = await trx
    .insertInto('coupon_redemptions')
    .values({
      id: newId(),
      coupon_id: coupon.id,
      company_id: question.company_id,
      subscription_id: subscription.id,
      periods_left: coupon.periods,
    })
    .onConflict((conflict) => conflict.constraint('coupon_redemptions_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return { ok: false, reason: 'couponUsed' }
  const counted = await trx
    .updateTable('coupons')
    .set({ redeemed_count: sql`redeemed_count + 1` })
    .where('id', '=', coupon.id)
    .where('status', '=', 'active')
    .where((eb) =>
      eb.or([eb('redemption_limit', 'is', null), eb('redeemed_count', '<', eb.ref('redemption_limit'))]),
    )
    .executeTakeFirstOrThrow()
  if (counted.numUpdatedRows === 0n) {
    await trx.deleteFrom('coupon_redemptions').where('id', '=', inserted.id).execute()
    return { ok: false, reason: 'couponUsedUp' }
  }
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind: 'coupon_redeemed',
    to_status: subscription.status,
    data: { coupon_id: coupon.id, code: coupon.code },
  })
  const { periods, id, ...terms } = coupon
  return {
    ok: true,
    redemption: { ...terms, id: inserted.id, coupon_id: id, periods_left: periods },
  }
}

/**
 * The coupon that takes something off the next invoice of a subscription for a plan and period, or undefined: none is in use,
 * its periods are used up, or it is for another plan or period.
 */
export async function findRedemption(
  db: Db | Trx,
  subscription: { id: string; plan_id: string; period: string },
): Promise<Redemption | undefined> {
  return db
    .selectFrom('coupon_redemptions')
    .innerJoin('coupons', 'coupons.id', 'coupon_redemptions.coupon_id')
    .select([
      'coupon_redemptions.id',
      'coupon_redemptions.coupon_id',
      'coupon_redemptions.periods_left',
      'coupons.code',
      'coupons.name',
      'coupons.percent_bp',
      'coupons.amount',
    ])
    .where('coupon_redemptions.subscription_id', '=', subscription.id)
    .where((eb) =>
      eb.and([
        eb.or([eb('periods_left', 'is', null), eb('periods_left', '>', 0)]),
        eb.or([eb('coupons.plan_id', 'is', null), eb('coupons.plan_id', '=', subscription.plan_id)]),
        eb.or([eb('coupons.period', 'is', null), eb('coupons.period', '=', subscription.period)]),
      ]),
    )
    .orderBy('coupon_redemptions.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * Counts one period of a coupon down, in the transaction that issues the invoice it takes something off. False when none is
 * left: then nothing may be taken off. A coupon that holds for all periods is not counted.
 */
export async function takePeriod(trx: Trx, redemption: { id: string }): Promise<boolean> {
  const taken = await trx
    .updateTable('coupon_redemptions')
    .set({ periods_left: sql`periods_left - 1` })
    .where('id', '=', redemption.id)
    .where((eb) => eb.or([eb('periods_left', 'is', null), eb('periods_left', '>', 0)]))
    .executeTakeFirstOrThrow()
  return taken.numUpdatedRows > 0n
}

/** Gives one period back, when the invoice it was taken for is void. Never more than the coupon has. */
export async function returnPeriod(trx: Trx, redemption: { id: string }): Promise<void> {
  await sql`
    update coupon_redemptions set periods_left = least(periods_left + 1, coupons.periods)
    from coupons where coupons.id = coupon_redemptions.coupon_id and coupon_redemptions.id = ${redemption.id}
      and periods_left is not null`.execute(trx)
}

/** Frees the coupon of a choice that nobody paid, so that the company, or another one, may use it. */
export async function releaseCoupon(trx: Trx, subscriptionId: string): Promise<void> {
  const released = await trx
    .deleteFrom('coupon_redemptions')
    .where('subscription_id', '=', subscriptionId)
    .returning('coupon_id')
    .execute()
  for (const { coupon_id } of released)
    await trx
      .updateTable('coupons')
      .set({ redeemed_count: sql`redeemed_count - 1` })
      .where('id', '=', coupon_id)
      .execute()
}
