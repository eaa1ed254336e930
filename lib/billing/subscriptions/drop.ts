import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { releaseCoupon } from '../catalogue/coupons'
import { recordSubscriptionEvent } from './events'

/** Ends a choice that was never paid, and frees its coupon. Answers false where the subscription has begun, or ended, already. */
export async function dropPending(
  trx: Trx,
  actor: Actor,
  subscriptionId: string | null,
  reason: string,
  now: Date,
): Promise<boolean> {
  const dropped = await trx
    .updateTable('subscriptions')
    .set({ status: 'canceled', canceled_at: now })
    .where('id', '=', subscriptionId)
    .where('status', '=', 'pending')
    .returning(['id', 'company_id'])
    .executeTakeFirst()
  if (!dropped) return false
  await releaseCoupon(trx, dropped.id)
  await recordSubscriptionEvent(
    trx,
    actor,
    { ...dropped, status: 'pending' },
    {
      kind: 'choice_dropped',
      to_status: 'canceled',
      data: { reason },
    },
  )
  return true
}
