import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { newId, type StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays, dayOf } from '@/lib/time'
import { createPlan } from '../plans/mutations'
import { newPlanSchema } from '../plans/schema'
import type { BillingPeriod } from '../status'
import { createCustomer, setBillingEnv } from '../testing-billing'
import { moveSubscribers, previewMoves } from './price-moves'
import { addPriceVersion, listPriceVersions, withdrawPrice } from './price-versions'
import { findPrice, findPrices } from './prices'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

const staff = 'staff' as unknown as StaffId
const actor: Actor = { kind: 'staff', user_id: null, name: 'Admin' }
const today = dayOf(new Date())
const soon = addDays(today, 10)

/** A plan of 100.000 a month for one test alone. */
async function createOwnPlan(): Promise<string> {
  const code = `p-${newId().slice(-12)}`
  const input = newPlanSchema.parse({
    code,
    name_id: 'Uji',
    name_en: 'Trial',
    description_id: 'Untuk pengujian.',
    description_en: 'For a test.',
    position: '500',
    open_application_limit: '5',
    member_limit: '5',
    storage_limit_mb: '',
    trial_days: '0',
    application_fee_amount: '0',
    features: [],
    monthly_amount: '100000',
    yearly_amount: '1000000',
    from_on: today,
  })
  const outcome = await db.transaction().execute((trx) => createPlan(trx, actor, input))
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.id
}

const add = (plan_id: string, amount: bigint, from_on: string, period: BillingPeriod = 'monthly') =>
  db
    .transaction()
    .execute((trx) => addPriceVersion(trx, actor, { priced: { plan_id }, period, amount, from_on }))

const move = (id: string) => db.transaction().execute((trx) => moveSubscribers(trx, actor, id))
const withdraw = (id: string) => db.transaction().execute((trx) => withdrawPrice(trx, actor, id))

/** A live subscription of a new company at the present price. */
async function subscribe(plan_id: string, status = 'active'): Promise<string> {
  const [customer, price] = await Promise.all([
    createCustomer(),
    findPrice(db, { plan_id }, 'monthly', today),
  ])
  const id = newId()
  await db
    .insertInto('subscriptions')
    .values({
      id,
      company_id: customer.companyId,
      plan_id,
      status,
      period: 'monthly',
      price_id: price?.id ?? null,
      price_amount: price?.amount ?? 0n,
      paused_at: status === 'paused' ? new Date() : null,
    })
    .execute()
  return id
}

const subscription = (id: string) =>
  db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('a version holds from its day, until the next one', async () => {
  const plan_id = await createOwnPlan()
  expect(await add(plan_id, 120_000n, soon)).toMatchObject({ ok: true })
  const on = async (day: string) => (await findPrice(db, { plan_id }, 'monthly', day))?.amount
  expect(await on(addDays(today, -1))).toBeUndefined()
  expect(await on(today)).toBe(100_000n)
  expect(await on(addDays(soon, -1))).toBe(100_000n)
  expect(await on(soon)).toBe(120_000n)
  const listed = (await findPrices(db, soon)).filter((price) => price.plan_id === plan_id)
  expect(listed.map((price) => [price.period, price.amount])).toEqual([
    ['monthly', 120_000n],
    ['yearly', 1_000_000n],
  ])
})

test('what cannot be is refused: the past, a day that has one, the same amount, nothing', async () => {
  const plan_id = await createOwnPlan()
  expect(await add(plan_id, 90_000n, addDays(today, -1))).toEqual({ ok: false, reason: 'pastPrice' })
  expect(await add(plan_id, 90_000n, today)).toEqual({ ok: false, reason: 'sameDayPrice' })
  expect(await add(plan_id, 100_000n, soon)).toEqual({ ok: false, reason: 'samePrice' })
  expect(await add(plan_id, 0n, soon)).toEqual({ ok: false, reason: 'paidPlanPrice' })
  expect(await add(newId(), 90_000n, soon)).toEqual({ ok: false, reason: 'notFound' })
  const free = await db
    .selectFrom('plans')
    .select('id')
    .where('code', '=', 'rintis')
    .executeTakeFirstOrThrow()
  expect(await add(free.id, 1n, soon)).toEqual({ ok: false, reason: 'freePlanPrice' })
})

test('of many who add a version of one day one does', async () => {
  const plan_id = await createOwnPlan()
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, (_each, index) => add(plan_id, 110_000n + BigInt(index), soon)),
  )
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
})

test('a version that has begun is frozen, one to come can be withdrawn once', async () => {
  const plan_id = await createOwnPlan()
  const present = await findPrice(db, { plan_id }, 'monthly', today)
  expect(await withdraw(present?.id ?? '')).toEqual({ ok: false, reason: 'frozenPrice' })
  const added = await add(plan_id, 120_000n, soon)
  if (!added.ok) throw new Error(added.reason)
  expect(await withdraw(added.id)).toEqual({ ok: true })
  expect(await withdraw(added.id)).toEqual({ ok: false, reason: 'notFound' })
})

test('subscribers keep their version until they are moved, and then from its day', async () => {
  const plan_id = await createOwnPlan()
  const [active, paused, ended, leaving] = await Promise.all(
    ['active', 'paused', 'canceled', 'active'].map((status) => subscribe(plan_id, status)),
  )
  if (!active || !paused || !ended || !leaving) throw new Error('subscriptions')
  await db
    .updateTable('subscriptions')
    .set({ next_plan_id: plan_id, next_period: 'yearly' })
    .where('id', '=', leaving)
    .execute()
  const added = await add(plan_id, 120_000n, soon)
  if (!added.ok) throw new Error(added.reason)
  const version = {
    id: added.id,
    plan_id,
    addon_id: null,
    period: 'monthly',
    from_on: soon,
    amount: 120_000n,
  }
  expect((await previewMoves(db, staff, [version])).get(added.id)).toMatchObject({
    count: 2,
    before: 200_000n,
    after: 240_000n,
  })
  expect((await subscription(active)).next_price_id).toBeNull()

  expect(await move(added.id)).toEqual({ ok: true, moved: 2 })
  expect(await move(added.id)).toEqual({ ok: false, reason: 'nobodyToMove' })
  expect(await withdraw(added.id)).toEqual({ ok: false, reason: 'usedPrice' })
  expect((await subscription(paused)).next_price_id).toBe(added.id)
  expect((await subscription(ended)).next_price_id).toBeNull()
  expect((await subscription(leaving)).next_price_id).toBeNull()

  const row = await subscription(active)
  expect(row).toMatchObject({ price_amount: 100_000n, next_price_id: added.id })
  const events = await db
    .selectFrom('subscription_events')
    .select(['kind', 'data'])
    .where('subscription_id', '=', active)
    .execute()
  expect(events).toMatchObject([
    { kind: 'price_moved', data: { from_amount: '100000', price_amount: '120000', from_on: soon } },
  ])
  const versions = await listPriceVersions(db, staff, { plan_id })
  expect(versions.filter((one) => one.period === 'monthly')).toMatchObject([
    { state: 'future', subscriber_count: 0, moving_count: 2 },
    { state: 'current', subscriber_count: 3, moving_count: 0 },
  ])
})

test('of those who move the same subscribers at once one does; withdrawing loses or wins, never both', async () => {
  const plan_id = await createOwnPlan()
  await subscribe(plan_id)
  const added = await add(plan_id, 120_000n, soon)
  if (!added.ok) throw new Error(added.reason)
  const [one, two, three] = await Promise.all([move(added.id), move(added.id), withdraw(added.id)])
  expect([one, two].filter((outcome) => outcome?.ok).length + (three?.ok ? 1 : 0)).toBe(1)
})

test('a choice is at the price of its day', async () => {
  const customer = await createCustomer()
  const plan = await db.selectFrom('plans').select('id').where('code', '=', 'mekar').executeTakeFirstOrThrow()
  expect(await add(plan.id, 199_000n, soon)).toMatchObject({ ok: true })
  await customer.order('mekar', 'monthly', new Date(`${addDays(soon, -1)}T12:00:00Z`))
  const other = await createCustomer()
  // Late in the evening in London it is the next day in Jakarta.
  await other.order('mekar', 'monthly', new Date(`${addDays(soon, -1)}T17:30:00Z`))
  const later = await findPrice(db, { plan_id: plan.id }, 'monthly', soon)
  expect((await customer.subscriptions())[0]).toMatchObject({ price_amount: 149_000n })
  expect((await other.subscriptions())[0]).toMatchObject({ price_amount: 199_000n, price_id: later?.id })
})
