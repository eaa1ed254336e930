import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays, dayOf } from '@/lib/time'
import type { BillingPeriod } from '../status'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { checkCoupon, findRedemption, redeemCoupon, releaseCoupon, returnPeriod, takePeriod } from './coupons'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

const day = dayOf(new Date())

type Terms = {
  percent_bp?: number | null
  amount?: bigint
  periods?: number | null
  plan_id?: string
  period?: BillingPeriod
  from_on?: string
  until_on?: string
  redemption_limit?: number
  status?: string
}

async function createCoupon(terms: Terms = {}): Promise<string> {
  const code = `UJI-${newId().slice(-10)}`.toUpperCase()
  await db
    .insertInto('coupons')
    .values({ id: newId(), code, name: 'Uji', percent_bp: 1000, periods: 1, ...terms })
    .execute()
  return code
}

const planId = async (code = 'tumbuh') =>
  (await db.selectFrom('plans').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id

const questionOf = async (customer: Customer, code: string) => ({
  code,
  company_id: customer.companyId,
  plan_id: await planId(),
  period: 'monthly' as const,
  day,
})

/** A company that has chosen a plan, with the subscription that a coupon is for. */
async function createChooser() {
  const customer = await createCustomer()
  await customer.order('tumbuh')
  const [subscription] = await customer.subscriptions()
  if (!subscription) throw new Error('subscription')
  const redeem = async (code: string) => {
    const question = await questionOf(customer, code)
    return db
      .transaction()
      .execute((trx) => redeemCoupon(trx, customer.actor, { ...question, subscription_id: subscription.id }))
  }
  return { customer, subscription, redeem }
}

const counted = async (code: string) =>
  (await db.selectFrom('coupons').select('redeemed_count').where('code', '=', code).executeTakeFirstOrThrow())
    .redeemed_count

test.each([
  [{ status: 'retired' }, 'couponOver'],
  [{ until_on: addDays(day, -1) }, 'couponOver'],
  [{ from_on: addDays(day, 1) }, 'couponNotYet'],
  [{ period: 'yearly' as const }, 'couponOtherPeriod'],
])('a coupon with %j does not hold', async (terms, reason) => {
  const question = await questionOf(await createCustomer(), await createCoupon(terms))
  expect(await checkCoupon(db, question)).toEqual({ ok: false, reason })
})

test('a coupon holds on its first and its last day, typed in small letters too', async () => {
  const code = await createCoupon({ from_on: day, until_on: day })
  const question = await questionOf(await createCustomer(), ` ${code.toLowerCase()} `)
  expect(await checkCoupon(db, question)).toMatchObject({ ok: true, coupon: { code, percent_bp: 1000 } })
})

test('a coupon of another plan, and one that nobody made', async () => {
  const customer = await createCustomer()
  const code = await createCoupon({ plan_id: await planId('mekar') })
  expect(await checkCoupon(db, await questionOf(customer, code))).toMatchObject({ reason: 'couponOtherPlan' })
  expect(await checkCoupon(db, await questionOf(customer, 'TIDAK-ADA'))).toMatchObject({
    reason: 'couponUnknown',
  })
})

test('a company uses a coupon once, and one at a time', async () => {
  const { redeem, subscription } = await createChooser()
  const [code, another] = [await createCoupon({ redemption_limit: 5 }), await createCoupon()]
  expect(await redeem(code)).toMatchObject({ ok: true, redemption: { code, periods_left: 1 } })
  expect(await redeem(code)).toEqual({ ok: false, reason: 'couponUsed' })
  expect(await redeem(another)).toEqual({ ok: false, reason: 'couponRunning' })
  expect(await counted(code)).toBe(1)
  const events = await db
    .selectFrom('subscription_events')
    .select('kind')
    .where('subscription_id', '=', subscription.id)
    .where('kind', '=', 'coupon_redeemed')
    .execute()
  expect(events).toHaveLength(1)
})

test('one company that presses many times at once uses it once', async () => {
  const { redeem } = await createChooser()
  const code = await createCoupon()
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => redeem(code)))
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(await counted(code)).toBe(1)
})

test('of many companies exactly as many get it as the limit says', async () => {
  const code = await createCoupon({ redemption_limit: 3 })
  const choosers = await Promise.all(Array.from({ length: 8 }, createChooser))
  const outcomes = await Promise.all(choosers.map(({ redeem }) => redeem(code)))
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(3)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'couponUsedUp')).toHaveLength(5)
  expect(await counted(code)).toBe(3)
  const rows = await db
    .selectFrom('coupon_redemptions')
    .innerJoin('coupons', 'coupons.id', 'coupon_redemptions.coupon_id')
    .select('coupon_redemptions.id')
    .where('coupons.code', '=', code)
    .execute()
  expect(rows).toHaveLength(3)
})

test('periods are counted down to none, also at once, and one comes back', async () => {
  const { redeem, subscription } = await createChooser()
  const redeemed = await redeem(await createCoupon({ periods: 2 }))
  if (!redeemed.ok) throw new Error(redeemed.reason)
  const take = () => db.transaction().execute((trx) => takePeriod(trx, redeemed.redemption))
  const taken = await Promise.all(Array.from({ length: 5 }, take))
  expect(taken.filter(Boolean)).toHaveLength(2)
  expect(await findRedemption(db, subscription)).toBeUndefined()
  await db.transaction().execute((trx) => returnPeriod(trx, redeemed.redemption))
  expect(await findRedemption(db, subscription)).toMatchObject({ periods_left: 1 })
})

test('a coupon for good is never used up, and rests while the plan is another', async () => {
  const { redeem, subscription } = await createChooser()
  const redeemed = await redeem(await createCoupon({ periods: null, plan_id: await planId() }))
  if (!redeemed.ok) throw new Error(redeemed.reason)
  for (let count = 0; count < 3; count++)
    expect(await db.transaction().execute((trx) => takePeriod(trx, redeemed.redemption))).toBe(true)
  expect(await findRedemption(db, subscription)).toMatchObject({ periods_left: null })
  const other = { ...subscription, plan_id: await planId('mekar') }
  expect(await findRedemption(db, other)).toBeUndefined()
})

test('a choice that is given up frees its coupon', async () => {
  const { redeem, subscription } = await createChooser()
  const code = await createCoupon({ redemption_limit: 1 })
  expect((await redeem(code)).ok).toBe(true)
  const second = await createChooser()
  expect(await second.redeem(code)).toMatchObject({ reason: 'couponUsedUp' })
  await db.transaction().execute((trx) => releaseCoupon(trx, subscription.id))
  expect(await counted(code)).toBe(0)
  expect((await second.redeem(code)).ok).toBe(true)
})
