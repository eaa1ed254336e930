import type { Db, Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import type { CompanyId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { lockBilling, voidOpenInvoices } from '../invoices/mutations'
import { canSubscriptionGo } from '../status'
import { recordSubscriptionEvent } from './events'
import { lockLive } from './live'
import { unscheduleTerms } from './schedule'

export type CancelOutcome = { ok: true } | { ok: false; reason: 'nothingToCancel' | 'owes' }

/**
 * Ends a plan: `now`, or with what is paid (`end`). What is still open for it is void. Nothing is refunded by itself: the unused
 * days are lost when it ends at once, and finance can refund them. A plan whose paid days are over can only end now.
 */
export async function cancelSubscription(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  { when, reason }: { when: 'now' | 'end'; reason: string },
  now: Date,
): Promise<CancelOutcome> {
  await lockBilling(trx, companyId)
  const subscription = await lockLive(trx, companyId)
  if (!subscription) return { ok: false, reason: 'nothingToCancel' }
  if (when === 'now') {
    if (!canSubscriptionGo(subscription.status, 'canceled')) return { ok: false, reason: 'nothingToCancel' }
    await voidOpenInvoices(trx, actor, subscription.id, 'the plan was ended', now)
    await trx
      .updateTable('subscriptions')
      .set({ status: 'canceled', canceled_at: now, cancel_reason: reason || null, resume_on: null })
      .where('id', '=', subscription.id)
      .execute()
    await recordSubscriptionEvent(trx, actor, subscription, {
      kind: 'canceled',
      to_status: 'canceled',
      data: { reason, until: subscription.current_period_end_on },
    })
    return { ok: true }
  }
  const isOver = subscription.current_period_end_on < dayOf(now)
  if (isOver || subscription.status === 'paused') return { ok: false, reason: 'owes' }
  if (subscription.cancel_at_period_end) return { ok: true }
  if (subscription.next_from_on === null) await unscheduleTerms(trx, actor, subscription)
  await voidOpenInvoices(trx, actor, subscription.id, 'the plan ends with its period', now)
  await trx
    .updateTable('subscriptions')
    .set({ cancel_at_period_end: true, cancel_reason: reason || null, resume_on: null })
    .where('id', '=', subscription.id)
    .execute()
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind: 'cancel_scheduled',
    to_status: subscription.status,
    data: { reason, until: subscription.current_period_end_on },
  })
  return { ok: true }
}

export type ResumeOutcome = { ok: true } | { ok: false; reason: 'nothingToResume' | 'refunded' | 'otherPlan' }

/**
 * Takes the ending of a plan back: one that ends with its period goes on; one that was ended at once lives again for the days
 * that were paid, unless these are over, were credited, or another plan runs. Nothing is charged; the nightly job invoices the
 * next period. Answers ok again where it goes on already.
 */
export async function takeBackCancel(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  now: Date,
): Promise<ResumeOutcome> {
  await lockBilling(trx, companyId)
  const subscription = await lockLive(trx, companyId)
  if (!subscription) return revive(trx, actor, companyId, now)
  if (!subscription.cancel_at_period_end) return { ok: true }
  await trx
    .updateTable('subscriptions')
    .set({ cancel_at_period_end: false, cancel_reason: null })
    .where('id', '=', subscription.id)
    .execute()
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind: 'cancel_taken_back',
    to_status: subscription.status,
  })
  return { ok: true }
}

async function revive(trx: Trx, actor: Actor, companyId: CompanyId, now: Date): Promise<ResumeOutcome> {
  const last = await findRevivable(trx, companyId, dayOf(now))
  if (!last) return { ok: false, reason: 'nothingToResume' }
  if (last.waiting) return { ok: false, reason: 'otherPlan' }
  if (last.is_trial) return { ok: false, reason: 'nothingToResume' }
  if (last.credited) return { ok: false, reason: 'refunded' }
  await trx
    .updateTable('subscriptions')
    .set({ status: 'active', canceled_at: null, cancel_reason: null, cancel_at_period_end: false })
    .where('id', '=', last.id)
    .where('status', '=', 'canceled')
    .execute()
  await recordSubscriptionEvent(trx, actor, last, {
    kind: 'cancel_taken_back',
    to_status: 'active',
    data: { until: last.current_period_end_on },
  })
  return { ok: true }
}

/** The plan that was ended last and still has paid days, with what speaks against taking it back. */
export async function findRevivable(db: Db | Trx, companyId: CompanyId, today: string) {
  const row = await db
    .selectFrom('subscriptions')
    .innerJoin('plans', 'plans.id', 'subscriptions.plan_id')
    .select([
      'subscriptions.id',
      'company_id',
      'subscriptions.status',
      'current_period_end_on',
      'trial_end_on',
    ])
    .select(['plans.name_id', 'plans.name_en'])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('invoices')
            .select('invoices.id')
            .whereRef('invoices.subscription_id', '=', 'subscriptions.id')
            .where('invoices.kind', 'in', ['subscription', 'change'])
            .where('invoices.period_end_on', '>=', today)
            .where('invoices.credited_amount', '>', 0n),
        )
        .as('credited'),
      eb
        .exists(
          eb
            .selectFrom('subscriptions as other')
            .select('other.id')
            .whereRef('other.company_id', '=', 'subscriptions.company_id')
            .where('other.status', '=', 'pending'),
        )
        .as('waiting'),
    ])
    .where('company_id', '=', companyId)
    .where('subscriptions.status', '=', 'canceled')
    .where('current_period_end_on', '>=', today)
    // An invoice that is owed again (the bank took its payment back) pays for no days.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('invoices')
            .select('invoices.id')
            .whereRef('invoices.subscription_id', '=', 'subscriptions.id')
            .where('invoices.status', '=', 'open'),
        ),
      ),
    )
    .orderBy('canceled_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, is_trial: row.trial_end_on !== null && row.trial_end_on >= today }
}
