import { sql } from 'kysely'
import type { Trx } from '@/db'

/**
 * The coupons in use by many subscriptions that still have a period left, the newest first; `plan_id` and `period` are what a
 * coupon is bound to, null where it is not. The same that `findRedemption` answers for one.
 */
export async function listRedemptions(trx: Trx, subscriptionIds: string[]) {
  if (subscriptionIds.length === 0) return []
  return trx
    .selectFrom('coupon_redemptions')
    .innerJoin('coupons', 'coupons.id', 'coupon_redemptions.coupon_id')
    .select(['coupon_redemptions.id', 'coupon_redemptions.subscription_id', 'coupons.plan_id'])
    .select(['coupons.period', 'coupons.percent_bp', 'coupons.amount'])
    .where('coupon_redemptions.subscription_id', 'in', subscriptionIds)
    .where((eb) => eb.or([eb('periods_left', 'is', null), eb('periods_left', '>', 0)]))
    .orderBy('coupon_redemptions.created_at', 'desc')
    .execute()
}

/** Counts one period of each of these coupons down; those that hold for all periods are not counted. */
export async function takePeriods(trx: Trx, redemptionIds: string[]): Promise<void> {
  if (redemptionIds.length === 0) return
  await trx
    .updateTable('coupon_redemptions')
    .set({ periods_left: sql`periods_left - 1` })
    .where('id', 'in', redemptionIds)
    .where('periods_left', '>', 0)
    .execute()
}
