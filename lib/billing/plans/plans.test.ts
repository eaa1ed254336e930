import '@/db/testing'
import { expect, test } from 'vitest'
import { db } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import type { StaffId } from '@/lib/ids'
import { changePlan, setPlanStatus } from './mutations'
import { listAllPlans, listPlans } from './queries'
import { type PlanInput, planSchema } from './schema'

const staff = 'staff' as unknown as StaffId
const actor: Actor = { kind: 'staff', user_id: null, name: 'Admin' }

async function inputOf(code: string, changes: Partial<PlanInput> = {}): Promise<PlanInput> {
  const plan = (await listAllPlans(db, staff)).find((row) => row.code === code)
  if (!plan) throw new Error(code)
  return {
    plan_id: plan.id,
    version: plan.version,
    name_id: plan.name_id,
    name_en: plan.name_en,
    description_id: plan.description_id,
    description_en: plan.description_en,
    monthly_amount: String(plan.monthly_amount),
    yearly_amount: String(plan.yearly_amount),
    open_application_limit: String(plan.open_application_limit ?? ''),
    member_limit: String(plan.member_limit ?? ''),
    features: ['check', 'team'],
    ...changes,
  }
}

const change = (input: PlanInput) =>
  db.transaction().execute((trx) => changePlan(trx, actor, planSchema.parse(input)))

test('a plan gets new prices and quotas, with an entry in the audit log', async () => {
  const input = await inputOf('tumbuh', { monthly_amount: '59000', member_limit: '' })
  expect(await change(input)).toEqual({ ok: true })
  expect((await listPlans(db)).find((plan) => plan.code === 'tumbuh')).toMatchObject({
    monthly_amount: 59_000n,
    member_limit: null,
    features: ['check', 'team'],
  })
  const audit = await db
    .selectFrom('audit_log')
    .selectAll()
    .where('entity_id', '=', input.plan_id)
    .executeTakeFirstOrThrow()
  expect(audit).toMatchObject({
    action: 'plan.changed',
    before: { monthly_amount: '49000' },
    after: { monthly_amount: '59000' },
  })
})

test('of two who changed the same version one is told', async () => {
  const input = await inputOf('mekar')
  const outcomes = await Promise.all([change(input), change(input)])
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, reason: 'conflict' })
})

test('the free plan stays free and on the shelf, a paid one costs something', async () => {
  expect(await change(await inputOf('rintis', { monthly_amount: '1' }))).toMatchObject({
    reason: 'freePlanPrice',
  })
  expect(await change(await inputOf('mekar', { yearly_amount: '0' }))).toMatchObject({
    reason: 'paidPlanPrice',
  })
  const { plan_id, version } = await inputOf('rintis')
  expect(
    await db
      .transaction()
      .execute((trx) => setPlanStatus(trx, actor, { plan_id, version, status: 'retired' })),
  ).toMatchObject({ reason: 'freePlanStays' })
})

test('a retired plan is not offered, and can come back', async () => {
  const set = async (status: 'active' | 'retired') => {
    const { plan_id, version } = await inputOf('mekar')
    return db.transaction().execute((trx) => setPlanStatus(trx, actor, { plan_id, version, status }))
  }
  expect(await set('retired')).toEqual({ ok: true })
  expect((await listPlans(db)).map((plan) => plan.code)).not.toContain('mekar')
  expect(await set('active')).toEqual({ ok: true })
  expect((await listPlans(db)).map((plan) => plan.code)).toContain('mekar')
})

test.each([
  [{ monthly_amount: '1e5' }, 'monthly_amount', 'wholeNumber'],
  [{ yearly_amount: '900000000' }, 'yearly_amount', 'tooHighPrice'],
  [{ member_limit: '0' }, 'member_limit', 'atLeastOne'],
  [{ open_application_limit: '-1' }, 'open_application_limit', 'wholeNumber'],
])('%j is refused beside its field', async (changes, field, message) => {
  const parsed = planSchema.safeParse(await inputOf('tumbuh', changes))
  expect(parsed.error?.issues[0]).toMatchObject({ path: [field], message })
})
