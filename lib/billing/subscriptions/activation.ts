import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { addDays, dayOf } from '@/lib/time'
import { voidOpenInvoices } from '../invoices/mutations'
import { isLive, LIVE_SUBSCRIPTION_STATUSES } from '../status'
import { applyTerms } from './apply-terms'
import { recordSubscriptionEvent } from './events'
import { activationData, planActivation } from './paid-period'
import { applyRenewalTerms, hasSchedule, termsAtRenewal } from './schedule'
import type { PaidChange } from './terms'

type PaidInvoice = {
  id: string
  kind: string
  subscription_id: string | null
  period_start_on: string | null
  change: unknown
}

/**
 * What a paid invoice buys begins, or goes on: a renewal the day after the running period, anything else as `planActivation` says. The
 * plan that ran before ends, with what was still open for it. `ok: false`: what was bought has no place any more (the plan had ended and
 * another one runs, or it is not what the change began from), so nothing changed.
 */
export async function applyPaidInvoice(
  trx: Trx,
  actor: Actor,
  invoice: PaidInvoice,
  now: Date,
): Promise<{ ok: boolean }> {
  if (invoice.kind !== 'subscription' && invoice.kind !== 'change') return { ok: true }
  const subscription = await lockSubscription(trx, invoice.subscription_id)
  if (!subscription) return { ok: true }
  if (invoice.kind === 'change') {
    const outcome = await change(trx, actor, subscription, invoice, 'after')
    // What was invoiced for the next period was on the terms before.
    if (outcome.ok) await voidOpenInvoices(trx, actor, subscription.id, 'the plan was changed', now)
    return outcome
  }
  const others = await trx
    .selectFrom('subscriptions')
    .select(['id', 'company_id', 'status'])
    .where('company_id', '=', subscription.company_id)
    .where('id', '<>', subscription.id)
    .where('status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
    .execute()
  const hasEnded = subscription.status === 'canceled' || subscription.status === 'expired'
  if (hasEnded && others.length > 0) return { ok: false }
  for (const other of others) await replace(trx, actor, other, now)
  await activate(trx, actor, subscription, invoice, now)
  return { ok: true }
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockSubscription>>>

async function activate(
  trx: Trx,
  actor: Actor,
  subscription: Locked,
  invoice: PaidInvoice,
  now: Date,
): Promise<void> {
  const today = dayOf(now)
  const starts = planActivation(subscription, invoice, today).period.period_start_on
  const terms = (await hasSchedule(trx, subscription))
    ? await termsAtRenewal(trx, subscription, starts)
    : undefined
  const { isRunning, anchor, period, moved_days, kind } = planActivation(
    subscription,
    invoice,
    today,
    terms?.period,
  )
  // Other terms that are paid ahead hold from their first day; until then the running ones do.
  const waits = terms?.changes === true && starts > today
  if (terms && !waits) await applyRenewalTerms(trx, actor, subscription, terms)
  await trx
    .updateTable('subscriptions')
    .set({
      status: 'active',
      ...(waits ? { next_from_on: starts } : { anchor_on: anchor }),
      canceled_at: null,
      restricted_at: null,
      current_period_end_on: period.period_end_on,
      ...(!isRunning && { current_period_start_on: period.period_start_on, cancel_at_period_end: false }),
    })
    .where('id', '=', subscription.id)
    .execute()
  await trx
    .updateTable('invoices')
    .set({ ...period, period_moved_days: moved_days })
    .where('id', '=', invoice.id)
    .execute()
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind,
    to_status: 'active',
    data: activationData({ period, moved_days }, invoice.id),
  })
}

async function change(
  trx: Trx,
  actor: Actor,
  subscription: Locked,
  invoice: PaidInvoice,
  to: 'before' | 'after',
): Promise<{ ok: boolean }> {
  const terms = invoice.change as PaidChange
  const from = to === 'after' ? terms.before : terms.after
  const isAsItWas =
    subscription.plan_id === from.plan_id &&
    subscription.period === from.period &&
    subscription.current_period_end_on === from.current_period_end_on
  if (!isLive(subscription.status) || !isAsItWas) return { ok: false }
  const kind = to === 'after' ? 'changed' : 'change_undone'
  await applyTerms(trx, actor, subscription, terms[to], kind, invoice.id)
  return { ok: true }
}

/**
 * Takes back what a payment bought that was itself taken back: the period ends where the reversed one began, a change is undone.
 * Answers whether the subscription is still the company's present one.
 */
export async function unapplyPaidInvoice(
  trx: Trx,
  actor: Actor,
  invoice: PaidInvoice,
  now: Date,
): Promise<boolean> {
  if (invoice.kind !== 'subscription' && invoice.kind !== 'change') return true
  const subscription = await lockSubscription(trx, invoice.subscription_id)
  const runs = subscription !== undefined && isLive(subscription.status)
  if (invoice.kind === 'change') {
    const undone = runs ? await change(trx, actor, subscription, invoice, 'before') : { ok: false }
    if (!undone.ok) await setApart(trx, invoice.id)
    return undone.ok
  }
  if (!runs) return false
  const today = dayOf(now)
  const endsOn = addDays(invoice.period_start_on ?? today, -1)
  const status = statusAfterRewind(subscription.status, endsOn < today)
  await trx
    .updateTable('subscriptions')
    .set({ status, current_period_end_on: endsOn, next_from_on: null })
    .where('id', '=', subscription.id)
    .execute()
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind: 'rewound',
    to_status: status,
    data: { until: endsOn, invoice_id: invoice.id },
  })
  return true
}

/**
 * A change that cannot be undone any more, since another was built on it or the plan ended, was used: its price is a debt of its
 * own, which no later change or ending of the plan makes void, and whose payment changes nothing.
 */
async function setApart(trx: Trx, invoiceId: string): Promise<void> {
  await trx
    .updateTable('invoices')
    .set({ subscription_id: null, change: null })
    .where('id', '=', invoiceId)
    .execute()
}

/** A plan that rests, or is restricted already, stays so; one that runs is unpaid from the day its paid period ended. */
function statusAfterRewind(status: string, isOver: boolean): string {
  if (status === 'paused' || status === 'restricted') return status
  return isOver ? 'past_due' : 'active'
}

/** Locks a subscription's row until the transaction ends. */
export async function lockSubscription(trx: Trx, id: string | null) {
  if (id === null) return undefined
  return trx.selectFrom('subscriptions').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

async function replace(
  trx: Trx,
  actor: Actor,
  other: { id: string; company_id: string; status: string },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('subscriptions')
    .set({ status: 'canceled', canceled_at: now })
    .where('id', '=', other.id)
    .execute()
  await recordSubscriptionEvent(trx, actor, other, { kind: 'replaced', to_status: 'canceled' })
  // Else its renewal could still be paid, and would take the new plan's place.
  await voidOpenInvoices(trx, actor, other.id, 'another plan took its place', now)
}
