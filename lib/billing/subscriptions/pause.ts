import type { Db, Trx } from '@/db'
import { type Actor, SYSTEM } from '@/lib/audit/mutations'
import type { CompanyId } from '@/lib/ids'
import { addDays, dayOf } from '@/lib/time'
import { lockBilling, lockBillings, voidOpenInvoices } from '../invoices/mutations'
import type { BillingPeriod } from '../status'
import type { Subject } from './batches'
import { recordSubscriptionEvent } from './events'
import { type Live, lacks, lockLive } from './live'
import { daysBetween } from './periods'
import { stretchesFrom } from './proration'
import { LONGEST_PAUSE_DAYS } from './schema'

export type PauseOutcome =
  | { ok: true }
  | { ok: false; reason: 'noPlan' | 'owes' | 'trialing' | 'ending' | 'renewedAhead' | 'pauseLength' }

/**
 * Pauses a plan until a chosen day: at once, or from the end of what is paid. Meanwhile nothing is invoiced and the free plan's
 * quotas hold. Paid days that a pause at once leaves unused are not lost: they follow it. At most 90 days from its first day.
 */
export async function pauseSubscription(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  { from, resume_on }: { from: 'now' | 'end'; resume_on: string },
  now: Date,
): Promise<PauseOutcome> {
  await lockBilling(trx, companyId)
  const subscription = await lockLive(trx, companyId)
  if (!subscription) return { ok: false, reason: 'noPlan' }
  const today = dayOf(now)
  if (subscription.status === 'paused') return { ok: true }
  const refused = lacks(subscription, today)
  if (refused && refused !== 'paused') return { ok: false, reason: refused }
  const begins = from === 'now' ? today : addDays(subscription.current_period_end_on, 1)
  const length = daysBetween(begins, resume_on)
  if (length < 1 || length > LONGEST_PAUSE_DAYS) return { ok: false, reason: 'pauseLength' }
  // Days of two periods with prices of their own cannot be moved as one.
  const { period } = subscription
  const isAhead = stretchesFrom({ ...subscription, period: period as BillingPeriod }, today).length > 1
  if (subscription.next_from_on !== null || (from === 'now' && isAhead))
    return { ok: false, reason: 'renewedAhead' }
  await voidOpenInvoices(trx, actor, subscription.id, 'the plan is paused', now)
  if (from === 'now') await begin(trx, actor, subscription, resume_on, now)
  else {
    await trx.updateTable('subscriptions').set({ resume_on }).where('id', '=', subscription.id).execute()
    await recordSubscriptionEvent(trx, actor, subscription, {
      kind: 'paused',
      to_status: subscription.status,
      data: { from: begins, resume_on },
    })
  }
  return { ok: true }
}

type Pausing = Pick<Live, 'id' | 'company_id' | 'status'>

async function begin(
  trx: Trx,
  actor: Actor,
  subscription: Pausing,
  resumeOn: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('subscriptions')
    .set({ status: 'paused', paused_at: now, resume_on: resumeOn })
    .where('id', '=', subscription.id)
    .execute()
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind: 'paused',
    to_status: 'paused',
    data: { from: dayOf(now), resume_on: resumeOn },
  })
}

export type UnpauseOutcome = { ok: true } | { ok: false; reason: 'notPaused' }

/** Ends a pause before its day, or takes back one that has not begun. Answers ok again where the plan runs already. */
export async function resumeSubscription(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  now: Date,
): Promise<UnpauseOutcome> {
  await lockBilling(trx, companyId)
  const subscription = await lockLive(trx, companyId)
  if (!subscription) return { ok: false, reason: 'notPaused' }
  if (subscription.status === 'paused') await goOn(trx, actor, subscription, now)
  else if (subscription.resume_on !== null) {
    await trx
      .updateTable('subscriptions')
      .set({ resume_on: null })
      .where('id', '=', subscription.id)
      .execute()
    await recordSubscriptionEvent(trx, actor, subscription, {
      kind: 'resumed',
      to_status: subscription.status,
    })
  }
  return { ok: true }
}

/**
 * The plan goes on today. Paid days that were left when the pause began follow now: the whole period moves by the days of the
 * pause, so that what a day of it is worth stays. Where none were left, the nightly job invoices the next period, from today.
 */
async function goOn(trx: Trx, actor: Actor, subscription: Live, now: Date): Promise<void> {
  const today = dayOf(now)
  const pausedOn = subscription.paused_at ? dayOf(subscription.paused_at) : today
  const { current_period_start_on: start, current_period_end_on: end } = subscription
  const left = end >= pausedOn
  const days = daysBetween(pausedOn, today)
  const ends = left ? addDays(end, days) : addDays(today, -1)
  await trx
    .updateTable('subscriptions')
    .set({
      status: 'active',
      paused_at: null,
      resume_on: null,
      current_period_end_on: ends,
      ...(days > 0 && left && { current_period_start_on: addDays(start, days) }),
      ...((days > 0 || !left) && { anchor_on: addDays(ends, 1) }),
    })
    .where('id', '=', subscription.id)
    .execute()
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind: 'resumed',
    to_status: 'active',
    data: { until: ends, days },
  })
}

/** Pauses whose first day has come, and pauses whose last day is over. */
export async function listPausesDue(db: Db, today: string): Promise<Subject[]> {
  return pausesDue(db, today).select(['id', 'company_id']).execute()
}

function pausesDue(db: Db | Trx, today: string) {
  return db
    .selectFrom('subscriptions')
    .where('resume_on', 'is not', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('status', '=', 'paused'), eb('resume_on', '<=', today)]),
        eb.and([eb('status', '=', 'active'), eb('current_period_end_on', '<', today)]),
      ]),
    )
}

/** Begins and ends the pauses of many companies, for the job of the day. Safe to repeat, also after days without it. */
export async function pauseBatch(trx: Trx, batch: readonly Subject[], now: Date): Promise<void> {
  const today = dayOf(now)
  await lockBillings(
    trx,
    batch.map(({ company_id }) => company_id),
  )
  const due = await pausesDue(trx, today)
    .select(['id', 'company_id'])
    .where(
      'id',
      'in',
      batch.map(({ id }) => id),
    )
    .execute()
  for (const { company_id } of due) {
    const subscription = await lockLive(trx, company_id as CompanyId)
    const resumeOn = subscription?.resume_on
    if (!subscription || !resumeOn) continue
    if (subscription.status === 'paused') await goOn(trx, SYSTEM, subscription, now)
    else if (resumeOn > today) await begin(trx, SYSTEM, subscription, resumeOn, now)
    else
      await trx
        .updateTable('subscriptions')
        .set({ resume_on: null })
        .where('id', '=', subscription.id)
        .execute()
  }
}
