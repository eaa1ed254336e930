import type { z } from 'zod'
import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { addPriceVersion } from '../catalogue/price-versions'
import type { newPlanSchema, planSchema } from './schema'

export type PlanOutcome = { ok: true } | { ok: false; reason: 'notFound' | 'conflict' | 'freePlanStays' }

export type NewPlanOutcome = { ok: true; id: string } | { ok: false; reason: 'codeTaken' | 'pastPrice' }

/** Puts a new paid plan on the shelf, with the first version of its prices: from their day on it is offered. */
export async function createPlan(
  trx: Trx,
  actor: Actor,
  input: z.output<typeof newPlanSchema>,
  now = new Date(),
): Promise<NewPlanOutcome> {
  if (input.from_on < dayOf(now)) return { ok: false, reason: 'pastPrice' }
  const id = newId()
  const columns = columnsOf(input)
  const inserted = await trx
    .insertInto('plans')
    .values({ id, code: input.code, ...columns, features: JSON.stringify(input.features) })
    .onConflict((conflict) => conflict.constraint('plans_code_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return { ok: false, reason: 'codeTaken' }
  await recordAudit(trx, actor, {
    action: 'plan.created',
    entity_type: 'plan',
    entity_id: id,
    after: { code: input.code, ...columns },
  })
  for (const period of ['monthly', 'yearly'] as const) {
    const amount = BigInt(input[`${period}_amount`])
    const price = { priced: { plan_id: id }, period, amount, from_on: input.from_on }
    const added = await addPriceVersion(trx, actor, price, now)
    if (!added.ok) throw new Error(`The first price of ${input.code} was refused: ${added.reason}`)
  }
  return { ok: true, id }
}

/**
 * Changes a plan. Its limits count at once for everyone who has it; nothing is taken away from those who are above them.
 * `conflict`: somebody changed the plan since `version`.
 */
export async function changePlan(
  trx: Trx,
  actor: Actor,
  input: z.output<typeof planSchema>,
): Promise<PlanOutcome> {
  const plan = await lockPlan(trx, input.plan_id)
  if (!plan) return { ok: false, reason: 'notFound' }
  if (plan.version !== input.version) return { ok: false, reason: 'conflict' }
  const after = columnsOf(input)
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

function columnsOf(input: Omit<z.output<typeof planSchema>, 'plan_id' | 'version'>) {
  return {
    name_id: input.name_id,
    name_en: input.name_en,
    description_id: input.description_id,
    description_en: input.description_en,
    position: Number(input.position),
    open_application_limit: toLimit(input.open_application_limit),
    member_limit: toLimit(input.member_limit),
    storage_limit_mb: toLimit(input.storage_limit_mb),
    trial_days: Number(input.trial_days),
    application_fee_amount: BigInt(input.application_fee_amount),
    features: input.features,
  }
}

function toLimit(digits: string): number | null {
  return digits === '' ? null : Number(digits)
}
