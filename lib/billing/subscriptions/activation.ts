import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { addDays, dayOf } from '@/lib/time'
import { voidOpenInvoices } from '../invoices/mutations'
import { type BillingPeriod, LIVE_SUBSCRIPTION_STATUSES } from '../status'
import { periodFrom } from './mutations'

type BilledPeriod = { id: string; subscription_id: string | null; period_start_on: string | null }

/**
 * What a paid invoice buys begins, or goes on: a renewal the day after the running period, anything else today. The plan that
 * ran before ends, with what was still open for it. `ok: false`: the plan had ended and another one runs, so nothing changed.
 */
export async function activateSubscription(trx: Trx, actor: Actor, invoice: BilledPeriod, now: Date) {
  const subscription = await lockSubscription(trx, invoice.subscription_id)
  if (!subscription) return undefined
  const plan = { name_id: subscription.name_id, name_en: subscription.name_en }
  const others = await trx
    .selectFrom('subscriptions')
    .select(['id', 'status'])
    .where('company_id', '=', subscription.company_id)
    .where('id', '<>', subscription.id)
    .where('status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
    .execute()
  const hasEnded = subscription.status === 'canceled' || subscription.status === 'expired'
  if (hasEnded && others.length > 0) return { ok: false as const, plan }

  for (const other of others) await replace(trx, actor, other, subscription.company_id, now)
  const today = dayOf(now)
  const runsUntil = subscription.current_period_end_on
  const isRunning = isLive(subscription.status) && runsUntil !== null && runsUntil >= today
  const start = isRunning && runsUntil ? addDays(runsUntil, 1) : today
  const period = periodFrom(start, subscription.period as BillingPeriod)
  await trx
    .updateTable('subscriptions')
    .set({
      status: 'active',
      canceled_at: null,
      current_period_end_on: period.period_end_on,
      ...(!isRunning && { current_period_start_on: period.period_start_on, cancel_at_period_end: false }),
    })
    .where('id', '=', subscription.id)
    .execute()
  await trx.updateTable('invoices').set(period).where('id', '=', invoice.id).execute()
  await recordAudit(trx, actor, {
    action: 'subscription.activated',
    entity_type: 'subscription',
    entity_id: subscription.id,
    company_id: subscription.company_id,
    before: { status: subscription.status, current_period_end_on: runsUntil },
    after: { status: 'active', current_period_end_on: period.period_end_on },
  })
  return { ok: true as const, plan }
}

/**
 * Takes back what a payment bought that was itself taken back: the period ends where the reversed one began. Answers the
 * plan's names, or undefined when the subscription had ended meanwhile.
 */
export async function rewindSubscription(trx: Trx, actor: Actor, invoice: BilledPeriod, now: Date) {
  const subscription = await lockSubscription(trx, invoice.subscription_id)
  if (!subscription || !isLive(subscription.status)) return undefined
  const today = dayOf(now)
  const endsOn = addDays(invoice.period_start_on ?? today, -1)
  const status = endsOn < today ? 'past_due' : 'active'
  await trx
    .updateTable('subscriptions')
    .set({ status, current_period_end_on: endsOn })
    .where('id', '=', subscription.id)
    .execute()
  await recordAudit(trx, actor, {
    action: 'subscription.rewound',
    entity_type: 'subscription',
    entity_id: subscription.id,
    company_id: subscription.company_id,
    before: { status: subscription.status, current_period_end_on: subscription.current_period_end_on },
    after: { status, current_period_end_on: endsOn },
  })
  return { name_id: subscription.name_id, name_en: subscription.name_en }
}

function isLive(status: string): boolean {
  return (LIVE_SUBSCRIPTION_STATUSES as readonly string[]).includes(status)
}

async function lockSubscription(trx: Trx, id: string | null) {
  if (id === null) return undefined
  return trx
    .selectFrom('subscriptions')
    .innerJoin('plans', 'plans.id', 'subscriptions.plan_id')
    .selectAll('subscriptions')
    .select(['plans.name_id', 'plans.name_en'])
    .where('subscriptions.id', '=', id)
    .forNoKeyUpdate('subscriptions')
    .executeTakeFirst()
}

async function replace(
  trx: Trx,
  actor: Actor,
  other: { id: string; status: string },
  companyId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('subscriptions')
    .set({ status: 'canceled', canceled_at: now })
    .where('id', '=', other.id)
    .execute()
  await recordAudit(trx, actor, {
    action: 'subscription.replaced',
    entity_type: 'subscription',
    entity_id: other.id,
    company_id: companyId,
    before: { status: other.status },
    after: { status: 'canceled' },
  })
  // Else its renewal could still be paid, and would take the new plan's place.
  await voidOpenInvoices(trx, actor, other.id, 'another plan took its place', now)
}
