import type { Selectable } from 'kysely'
import type { Trx } from '@/db'
import type { Refunds } from '@/db/types'
import type { Actor } from '@/lib/audit/mutations'
import { dayOf } from '@/lib/time'
import { voidOpenInvoices } from '../invoices/mutations'
import { isLive, LIVE_SUBSCRIPTION_STATUSES } from '../status'
import { lockSubscription } from '../subscriptions/activation'
import { recordSubscriptionEvent } from '../subscriptions/events'

export type PlanEnd = 'now' | 'period_end'

type Billed = {
  subscription_id: string | null
  kind: string
  period_start_on: string | null
  period_end_on: string | null
}

/** Whether an invoice bought the period that its subscription is in: a full refund of it has to say when the plan ends. */
export async function buysRunningPeriod(trx: Trx, invoice: Billed, now: Date): Promise<boolean> {
  if (invoice.kind !== 'subscription' || !invoice.subscription_id) return false
  const today = dayOf(now)
  if (!invoice.period_start_on || !invoice.period_end_on) return false
  if (invoice.period_start_on > today || invoice.period_end_on < today) return false
  const live = await trx
    .selectFrom('subscriptions')
    .select('id')
    .where('id', '=', invoice.subscription_id)
    .where('status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
    .executeTakeFirst()
  return live !== undefined
}

/** Ends the plan whose period was refunded, as finance chose. The caller holds the locks of the company and the invoice. */
export async function endRefundedPlan(
  trx: Trx,
  actor: Actor,
  refund: Pick<Selectable<Refunds>, 'invoice_id' | 'ends_plan' | 'id'>,
  now: Date,
): Promise<void> {
  if (refund.ends_plan !== 'now' && refund.ends_plan !== 'period_end') return
  const { subscription_id } = await trx
    .selectFrom('invoices')
    .select('subscription_id')
    .where('id', '=', refund.invoice_id)
    .executeTakeFirstOrThrow()
  const subscription = await lockSubscription(trx, subscription_id)
  if (!subscription || !isLive(subscription.status)) return
  const isNow = refund.ends_plan === 'now'
  await trx
    .updateTable('subscriptions')
    .set(
      isNow
        ? { status: 'canceled', canceled_at: now, cancel_reason: 'refunded', cancel_at_period_end: false }
        : { cancel_at_period_end: true, cancel_reason: 'refunded' },
    )
    .where('id', '=', subscription.id)
    .execute()
  await voidOpenInvoices(trx, actor, subscription.id, 'the plan was refunded', now)
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind: isNow ? 'canceled' : 'cancel_scheduled',
    to_status: isNow ? 'canceled' : subscription.status,
    data: { refund_id: refund.id, reason: 'refunded' },
  })
}
