import type { z } from 'zod'
import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { planSchema } from './schema'

export type PlanOutcome =
  | { ok: true }
  | { ok: false; reason: 'notFound' | 'conflict' | 'freePlanPrice' | 'paidPlanPrice' | 'freePlanStays' }

/**
 * Changes a plan. What companies subscribed to keeps its price: it stands on their subscription; limits count at once for
 * everyone. `conflict`: somebody changed the plan since `version`.
 */
export async function changePlan(
  trx: Trx,
  actor: Actor,
  input: z.output<typeof planSchema>,
): Promise<PlanOutcome> {
  const plan = await lockPlan(trx, input.plan_id)
  if (!plan) return { ok: false, reason: 'notFound' }
  if (plan.version !== input.version) return { ok: false, reason: 'conflict' }
  const monthly = BigInt(input.monthly_amount)
  const yearly = BigInt(input.yearly_amount)
  if (plan.is_free && (monthly > 0n || yearly > 0n)) return { ok: false, reason: 'freePlanPrice' }
  // An invoice over nothing cannot be paid.
  if (!plan.is_free && (monthly === 0n || yearly === 0n)) return { ok: false, reason: 'paidPlanPrice' }
  const after = {
    name_id: input.name_id,
    name_en: input.name_en,
    description_id: input.description_id,
    description_en: input.description_en,
    monthly_amount: monthly,
    yearly_amount: yearly,
    open_application_limit: toLimit(input.open_application_limit),
    member_limit: toLimit(input.member_limit),
    features: input.features,
  }
  await trx
    .updateTable('plans')
    .set({ ...after, features: JSON.stringify(input.features), version: plan.version + 1 })
    .where('id', '=', plan.id)
    .execute()
  const keys = Object.keys(after) as (keyof typeof after)[]
  await recordAudit(trx, actor, {
    action: 'plan.changed',
    entity_type: 'plan',
    entity_id: plan.id,
    before: { code: plan.code, ...Object.fromEntries(keys.map((key) => [key, plan[key]])) },
    after: { code: plan.code, ...after },
  })
  return { ok: true }
}

/** Takes a plan off the shelf, or puts it back. Who has it keeps it; the free one has to stay, since it holds without a subscription. */
export async function setPlanStatus(
  trx: Trx,
  actor: Actor,
  input: { plan_id: string; version: number; status: 'active' | 'retired' },
): Promise<PlanOutcome> {
  const plan = await lockPlan(trx, input.plan_id)
  if (!plan) return { ok: false, reason: 'notFound' }
  if (plan.version !== input.version) return { ok: false, reason: 'conflict' }
  if (plan.is_free && input.status === 'retired') return { ok: false, reason: 'freePlanStays' }
  if (plan.status === input.status) return { ok: true }
  await trx
    .updateTable('plans')
    .set({ status: input.status, version: plan.version + 1 })
    .where('id', '=', plan.id)
    .execute()
  await recordAudit(trx, actor, {
    action: input.status === 'retired' ? 'plan.retired' : 'plan.restored',
    entity_type: 'plan',
    entity_id: plan.id,
    before: { code: plan.code, status: plan.status },
    after: { code: plan.code, status: input.status },
  })
  return { ok: true }
}

async function lockPlan(trx: Trx, id: string) {
  return trx.selectFrom('plans').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

function toLimit(digits: string): number | null {
  return digits === '' ? null : Number(digits)
}
