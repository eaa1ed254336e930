import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { replaceAddons } from './addon-rows'
import { recordSubscriptionEvent } from './events'
import type { SubscriptionTerms } from './terms'

type Changing = {
  id: string
  company_id: string
  status: string
  plan_id: string
  period: string
  next_plan_id: string | null
}

/** Puts a subscription on other terms, at once. The caller holds the company's lock and has been paid. */
export async function applyTerms(
  trx: Trx,
  actor: Actor,
  subscription: Changing,
  terms: SubscriptionTerms,
  kind: 'changed' | 'change_undone',
  invoiceId: string,
): Promise<void> {
  // A price that staff moved the company to stays, unless it was for another plan or period.
  const staysOn = terms.plan_id === subscription.plan_id && terms.period === subscription.period
  const keepsMove = staysOn && subscription.next_plan_id === null
  await trx
    .updateTable('subscriptions')
    .set({
      plan_id: terms.plan_id,
      period: terms.period,
      price_id: terms.price_id,
      price_amount: BigInt(terms.price_amount),
      current_period_start_on: terms.current_period_start_on,
      current_period_end_on: terms.current_period_end_on,
      anchor_on: terms.anchor_on,
      next_plan_id: null,
      next_period: null,
      ...(!keepsMove && { next_price_id: null }),
      cancel_at_period_end: false,
    })
    .where('id', '=', subscription.id)
    .execute()
  await replaceAddons(
    trx,
    subscription.id,
    terms.addons.map((addon) => ({ ...addon, price_amount: BigInt(addon.price_amount) })),
    terms.period === subscription.period,
  )
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind,
    to_status: subscription.status,
    data: {
      plan_id: terms.plan_id,
      period: terms.period,
      price_amount: terms.price_amount,
      invoice_id: invoiceId,
    },
  })
}
