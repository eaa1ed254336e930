import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { recordAudits } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import type { SubscriptionStatus } from '../status'

/** What happens to a subscription, for its timeline; each has a sentence in both languages. */
export const SUBSCRIPTION_EVENT_KINDS = [
  'chosen',
  'choice_dropped',
  'trial_started',
  'activated',
  'renewal_invoiced',
  'renewed',
  'reminded',
  'past_due',
  'restricted',
  'healed',
  'changed',
  'change_undone',
  'change_scheduled',
  'change_unscheduled',
  'price_moved',
  'price_kept',
  'cancel_scheduled',
  'cancel_taken_back',
  'canceled',
  'paused',
  'resumed',
  'expired',
  'replaced',
  'rewound',
  'coupon_redeemed',
] as const
export type SubscriptionEventKind = (typeof SUBSCRIPTION_EVENT_KINDS)[number]

export type SubscriptionEvent = {
  kind: SubscriptionEventKind
  to_status: string
  /** Amounts as digits; ids of plans, invoices, coupons. */
  data?: Record<string, string | number | boolean | null>
}

export type EventSubject = { id: string; company_id: string; status: SubscriptionStatus | string }

/** Writes what happened to a subscription in its own history and in the audit log, in the transaction of the change. */
export async function recordSubscriptionEvent(
  trx: Trx,
  actor: Actor,
  subscription: EventSubject,
  event: SubscriptionEvent,
): Promise<void> {
  await recordSubscriptionEvents(trx, actor, [{ subscription, event }])
}

/** The same for a batch of subscriptions. */
export async function recordSubscriptionEvents(
  trx: Trx,
  actor: Actor,
  events: readonly { subscription: EventSubject; event: SubscriptionEvent }[],
): Promise<void> {
  if (events.length === 0) return
  await trx
    .insertInto('subscription_events')
    .values(
      events.map(({ subscription, event }) => ({
        id: newId(),
        subscription_id: subscription.id,
        company_id: subscription.company_id,
        kind: event.kind,
        from_status: subscription.status,
        to_status: event.to_status,
        data: JSON.stringify(event.data ?? {}),
        actor_kind: actor.kind,
        actor_user_id: actor.user_id,
        actor_name: actor.name,
      })),
    )
    .execute()
  await recordAudits(
    trx,
    actor,
    events.map(({ subscription, event }) => ({
      action: `subscription.${event.kind}`,
      entity_type: 'subscription',
      entity_id: subscription.id,
      company_id: subscription.company_id,
      before: { status: subscription.status },
      after: { status: event.to_status, ...event.data },
    })),
  )
}
