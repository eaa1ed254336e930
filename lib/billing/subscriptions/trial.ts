import type { Db, Trx } from '@/db'
import { uniqueViolation } from '@/db/errors'
import type { Actor } from '@/lib/audit/mutations'
import { type CompanyId, newId } from '@/lib/ids'
import { addDays, dayOf } from '@/lib/time'
import { findPrice } from '../catalogue/prices'
import { lockBilling } from '../invoices/mutations'
import { recordSubscriptionEvent } from './events'
import { lockLive } from './live'
import { dropChoice, findWaiting } from './waiting'

export type TrialOutcome =
  | { ok: true; until: string }
  | { ok: false; reason: 'unknownPlan' | 'noTrial' | 'trialUsed' | 'alreadyActive' }

/**
 * Starts the trial of a plan: nothing to pay, until the last of its days in Jakarta, once per company whatever the plan. A
 * choice that waits to be paid is given up. Starting the same again answers the same.
 */
export async function startTrial(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  planCode: string,
  now: Date,
): Promise<TrialOutcome> {
  await lockBilling(trx, companyId)
  const today = dayOf(now)
  const plan = await trx
    .selectFrom('plans')
    .select(['id', 'code', 'trial_days', 'is_free'])
    .where('code', '=', planCode)
    .where('status', '=', 'active')
    .executeTakeFirst()
  const price = plan && (await findPrice(trx, { plan_id: plan.id }, 'monthly', today))
  if (!plan || !price) return { ok: false, reason: 'unknownPlan' }
  const live = await lockLive(trx, companyId)
  if (live?.status === 'trialing' && live.plan_id === plan.id)
    return { ok: true, until: live.current_period_end_on }
  if (live) return { ok: false, reason: 'alreadyActive' }
  if (plan.is_free || plan.trial_days === 0) return { ok: false, reason: 'noTrial' }
  if (await hasTried(trx, companyId)) return { ok: false, reason: 'trialUsed' }
  const waiting = await findWaiting(trx, companyId)
  if (waiting) await dropChoice(trx, actor, waiting, 'a trial was started', now)
  const until = addDays(today, plan.trial_days - 1)
  const id = newId()
  try {
    await trx
      .insertInto('subscriptions')
      .values({
        id,
        company_id: companyId,
        plan_id: plan.id,
        status: 'trialing',
        period: 'monthly',
        price_id: price.id,
        price_amount: price.amount,
        current_period_start_on: today,
        current_period_end_on: until,
        trial_end_on: until,
      })
      .execute()
  } catch (error) {
    if (uniqueViolation(error) === 'subscriptions_trial_key') return { ok: false, reason: 'trialUsed' }
    throw error
  }
  await recordSubscriptionEvent(
    trx,
    actor,
    { id, company_id: companyId, status: 'trialing' },
    { kind: 'trial_started', to_status: 'trialing', data: { plan_id: plan.id, plan: plan.code, until } },
  )
  return { ok: true, until }
}

/** Whether a company has had its trial. */
export async function hasTried(db: Db | Trx, companyId: CompanyId): Promise<boolean> {
  const tried = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('company_id', '=', companyId)
    .where('trial_end_on', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return tried !== undefined
}
