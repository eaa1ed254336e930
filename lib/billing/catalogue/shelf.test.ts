import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { newId, type StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays, dayOf } from '@/lib/time'
import { createCustomer, setBillingEnv } from '../testing-billing'
import { changeAddon, createAddon, setAddonStatus } from './addon-mutations'
import { listAddons, listAllAddons } from './addons'
import { findCoupon, listCoupons, listRedemptions } from './coupon-lists'
import { saveCoupon, setCouponStatus } from './coupon-mutations'
import { redeemCoupon } from './coupons'
import { type CouponInput, couponSchema, newAddonSchema } from './schema'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

const staff = 'staff' as unknown as StaffId
const actor: Actor = { kind: 'staff', user_id: null, name: 'Admin' }
const today = dayOf(new Date())

const COUPON: CouponInput = {
  code: 'x',
  name: 'Anggota komunitas',
  takes: 'percent',
  percent: '12,5',
  amount: '',
  periods: '3',
  plan_id: '',
  period: '',
  from_on: '',
  until_on: '',
  redemption_limit: '2',
}
const newCode = () => `UJI-${newId().slice(-10)}`.toUpperCase()
const save = (input: CouponInput) =>
  db.transaction().execute((trx) => saveCoupon(trx, actor, couponSchema.parse(input)))

async function createCoupon(changes: Partial<CouponInput> = {}) {
  const outcome = await save({ ...COUPON, code: newCode(), ...changes })
  if (!outcome.ok) throw new Error(outcome.reason)
  const coupon = await findCoupon(db, staff, outcome.code)
  if (!coupon) throw new Error(outcome.code)
  const input = { ...COUPON, ...changes, code: coupon.code, coupon_id: coupon.id, version: coupon.version }
  return { coupon, input }
}

/** Uses a coupon in the name of a new company. */
async function use(code: string) {
  const customer = await createCustomer()
  await customer.order('tumbuh')
  const [subscription] = await customer.subscriptions()
  if (!subscription) throw new Error('subscription')
  const { plan_id, id: subscription_id, company_id } = subscription
  const question = { code, company_id, plan_id, subscription_id, period: 'monthly' as const, day: today }
  const outcome = await db.transaction().execute((trx) => redeemCoupon(trx, customer.actor, question))
  return { outcome, slug: customer.slug }
}

test('a coupon is made, found by a part of its name, and of two of one code one is made', async () => {
  const { coupon } = await createCoupon({ name: 'Pekan UMKM Bandung' })
  expect(coupon).toMatchObject({ percent_bp: 1250, amount: null, periods: 3, redemption_limit: 2 })
  const found = await listCoupons(db, staff, { q: 'umkm band' })
  expect(found.rows.map((row) => row.code)).toEqual([coupon.code])
  expect(await save({ ...COUPON, code: coupon.code })).toEqual({ ok: false, reason: 'codeTaken' })
})

test('the list goes on by its keys', async () => {
  const mark = newId().slice(-8)
  for (let count = 0; count < 27; count++) await createCoupon({ name: `Banyak ${mark}` })
  const first = await listCoupons(db, staff, { q: mark })
  const second = await listCoupons(db, staff, { q: mark, after: first.after })
  expect([first.rows.length, second.rows.length, second.after]).toEqual([25, 2, undefined])
  const back = await listCoupons(db, staff, { q: mark, before: second.before })
  expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id))
})

test('once used, what was promised stays; the rest may change', async () => {
  const { coupon, input } = await createCoupon()
  const first = await use(coupon.code)
  await use(coupon.code)
  expect(await save({ ...input, percent: '50' })).toEqual({ ok: false, reason: 'couponFrozen' })
  expect(await save({ ...input, code: newCode() })).toEqual({ ok: false, reason: 'couponFrozen' })
  expect(await save({ ...input, redemption_limit: '1' })).toEqual({ ok: false, reason: 'limitBelowUsed' })
  expect(await save({ ...input, name: 'Nama lain', until_on: addDays(today, 5) })).toMatchObject({ ok: true })
  expect(await save(input)).toEqual({ ok: false, reason: 'conflict' })
  expect((await use(coupon.code)).outcome).toMatchObject({ reason: 'couponUsedUp' })
  const used = await listRedemptions(db, staff, coupon.id, {})
  expect(used.rows).toHaveLength(2)
  expect(used.rows.map((row) => row.slug)).toContain(first.slug)
})

test('a coupon that was stopped is used no more, and can come back', async () => {
  const { coupon } = await createCoupon()
  const set = (status: 'active' | 'retired', version: number) =>
    db.transaction().execute((trx) => setCouponStatus(trx, actor, { coupon_id: coupon.id, version, status }))
  const outcomes = await Promise.all([set('retired', 1), set('retired', 1)])
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect((await use(coupon.code)).outcome).toMatchObject({ reason: 'couponOver' })
  expect(await set('active', 2)).toMatchObject({ ok: true })
  expect((await use(coupon.code)).outcome).toMatchObject({ ok: true })
})

test.each([
  [{ code: 'ab' }, 'code', 'couponCode'],
  [{ percent: '0' }, 'percent', 'percent'],
  [{ percent: '100,01' }, 'percent', 'percent'],
  [{ takes: 'amount' as const }, 'amount', 'atLeastOne'],
  [{ periods: '0' }, 'periods', 'atLeastOne'],
  [{ from_on: '2026-12-02', until_on: '2026-12-01' }, 'until_on', 'endBeforeStart'],
])('a coupon with %j is refused beside its field', (changes, field, message) => {
  const parsed = couponSchema.safeParse({ ...COUPON, code: 'UJI-10', ...changes })
  expect(parsed.error?.issues[0]).toMatchObject({ path: [field], message })
})

test('an add-on is offered from the day of its prices, until it is taken off the shelf', async () => {
  const code = `a-${newId().slice(-10)}`
  const input = newAddonSchema.parse({
    code,
    quota: 'members',
    quota_per_unit: '3',
    unit_limit: '4',
    name_id: 'Tiga orang',
    name_en: 'Three people',
    description_id: 'Tiga orang lagi.',
    description_en: 'Three more people.',
    position: '300',
    monthly_amount: '9000',
    yearly_amount: '90000',
    from_on: addDays(today, 2),
  })
  const create = (from_on: string) =>
    db.transaction().execute((trx) => createAddon(trx, actor, { ...input, from_on }))
  expect(await create(addDays(today, -1))).toEqual({ ok: false, reason: 'pastPrice' })
  const created = await create(input.from_on)
  if (!created.ok) throw new Error(created.reason)
  expect(await create(input.from_on)).toEqual({ ok: false, reason: 'codeTaken' })
  const offered = async (day?: string) => (await listAddons(db, day)).find((addon) => addon.code === code)
  expect(await offered()).toBeUndefined()
  expect(await offered(input.from_on)).toMatchObject({ monthly_amount: 9_000n, quota: 'members' })

  const addon_id = created.id
  const change = { ...input, addon_id, version: 1, quota_per_unit: '6' }
  const write = () => db.transaction().execute((trx) => changeAddon(trx, actor, change))
  expect(await write()).toEqual({ ok: true })
  expect(await write()).toEqual({ ok: false, reason: 'conflict' })
  const retire = { addon_id, version: 2, status: 'retired' as const }
  expect(await db.transaction().execute((trx) => setAddonStatus(trx, actor, retire))).toEqual({ ok: true })
  expect(await offered(input.from_on)).toBeUndefined()
  const listed = (await listAllAddons(db, staff)).find((addon) => addon.code === code)
  expect(listed).toMatchObject({ status: 'retired', quota_per_unit: 6, is_priced: false })
})
