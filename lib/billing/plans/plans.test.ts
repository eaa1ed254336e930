import '@/db/testing'
import { expect, test } from 'vitest'
import { db } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import type { StaffId } from '@/lib/ids'
import { addDays, dayOf } from '@/lib/time'
import { changePlan, createPlan, setPlanStatus } from './mutations'
import { listAllPlans, listPlans } from './queries'
import { type NewPlanInput, newPlanSchema, type PlanInput, planSchema } from './schema'
import { megabytes } from './storage-size'

const staff = 'staff' as unknown as StaffId
const actor: Actor = { kind: 'staff', user_id: null, name: 'Admin' }
const today = dayOf(new Date())

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
    position: String(plan.position),
    open_application_limit: String(plan.open_application_limit ?? ''),
    member_limit: String(plan.member_limit ?? ''),
    storage_limit_mb: String(plan.storage_limit_mb ?? ''),
    trial_days: String(plan.trial_days),
    application_fee_amount: String(plan.application_fee_amount),
    features: ['check', 'team'],
    ...changes,
  }
}

const change = (input: PlanInput) =>
  db.transaction().execute((trx) => changePlan(trx, actor, planSchema.parse(input)))

const NEW: NewPlanInput = {
  code: 'rimbun',
  name_id: 'Rimbun',
  name_en: 'Lush',
  description_id: 'Untuk kelompok usaha.',
  description_en: 'For groups of businesses.',
  position: '50',
  open_application_limit: '100',
  member_limit: '',
  storage_limit_mb: '20480',
  trial_days: '7',
  application_fee_amount: '5000',
  features: ['check'],
  monthly_amount: '499000',
  yearly_amount: '4990000',
  from_on: today,
}

test('a plan gets new quotas, with an entry in the audit log', async () => {
  const input = await inputOf('tumbuh', { storage_limit_mb: '4096', member_limit: '' })
  expect(await change(input)).toEqual({ ok: true })
  expect((await listPlans(db)).find((plan) => plan.code === 'tumbuh')).toMatchObject({
    monthly_amount: 49_000n,
    storage_limit_mb: 4096,
    member_limit: null,
    trial_days: 14,
    features: ['check', 'team'],
  })
  const audit = await db
    .selectFrom('audit_log')
    .selectAll()
    .where('entity_id', '=', input.plan_id)
    .executeTakeFirstOrThrow()
  expect(audit).toMatchObject({
    action: 'plan.changed',
    before: { storage_limit_mb: 2048 },
    after: { storage_limit_mb: 4096 },
  })
})

test('of two who changed the same version one is told', async () => {
  const input = await inputOf('mekar')
  const outcomes = await Promise.all([change(input), change(input)])
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, reason: 'conflict' })
})

test('the free plan stays on the shelf', async () => {
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

test('a new plan is offered from the day of its prices, and of two of one name one is told', async () => {
  const from_on = addDays(today, 3)
  const create = (changes: Partial<NewPlanInput>) =>
    db
      .transaction()
      .execute((trx) => createPlan(trx, actor, newPlanSchema.parse({ ...NEW, from_on, ...changes })))
  const outcomes = await Promise.all([create({}), create({})])
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, reason: 'codeTaken' })
  expect((await listPlans(db)).map((plan) => plan.code)).not.toContain('rimbun')
  const offered = (await listPlans(db, from_on)).find((plan) => plan.code === 'rimbun')
  expect(offered).toMatchObject({ monthly_amount: 499_000n, yearly_amount: 4_990_000n, member_limit: null })
})

test.each([
  [{ member_limit: '0' }, 'member_limit', 'atLeastOne'],
  [{ open_application_limit: '-1' }, 'open_application_limit', 'wholeNumber'],
  [{ storage_limit_mb: '99999999' }, 'storage_limit_mb', 'atLeastOne'],
  [{ trial_days: '91' }, 'trial_days', 'tooHighCount'],
  [{ application_fee_amount: '1e5' }, 'application_fee_amount', 'wholeNumber'],
])('%j is refused beside its field', async (changes, field, message) => {
  const parsed = planSchema.safeParse(await inputOf('tumbuh', changes))
  expect(parsed.error?.issues[0]).toMatchObject({ path: [field], message })
})

test.each([
  [{ code: 'coupons' }, 'code', 'taken'],
  [{ code: 'Rimbun' }, 'code', 'plainCode'],
  [{ monthly_amount: '0' }, 'monthly_amount', 'atLeastOne'],
  [{ yearly_amount: '900000000' }, 'yearly_amount', 'tooHighPrice'],
  [{ from_on: '' }, 'from_on', 'required'],
])('a new plan with %j is refused beside its field', (changes, field, message) => {
  const parsed = newPlanSchema.safeParse({ ...NEW, ...changes })
  expect(parsed.error?.issues[0]).toMatchObject({ path: [field], message })
})

test.each([
  [200, '200 MB'],
  [1024, '1 GB'],
  [1500, '1500 MB'],
  [10_240, '10 GB'],
])('%d MB reads %s', (size, text) => expect(megabytes(size)).toBe(text))
