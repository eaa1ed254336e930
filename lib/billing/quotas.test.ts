import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { arrange } from '@/db/testing-rows'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { claimMember, claimOpenApplication, claimStorage, findUsage } from './entitlements'
import { type Customer, createCustomer, setBillingEnv } from './testing-billing'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

const MB = 1024 * 1024

/** A company whose plan runs, with so many units of an add-on. */
async function createSubscriber(addon?: string, quantity = 1, plan = 'tumbuh') {
  const customer = await createCustomer()
  await customer.order(plan)
  const [subscription] = await customer.subscriptions()
  if (!subscription) throw new Error('subscription')
  await setStatus(subscription.id, 'active')
  if (addon) {
    const row = await db
      .selectFrom('addons')
      .innerJoin('prices', 'prices.addon_id', 'addons.id')
      .select(['addons.id', 'prices.id as price_id', 'prices.amount'])
      .where('addons.code', '=', addon)
      .where('prices.period', '=', 'monthly')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('subscription_addons')
      .values({
        subscription_id: subscription.id,
        addon_id: row.id,
        price_id: row.price_id,
        price_amount: row.amount,
        quantity,
      })
      .execute()
  }
  return { customer, subscription }
}

const setStatus = (id: string, status: string) =>
  arrange(db, (trx) =>
    trx
      .updateTable('subscriptions')
      .set({ status, paused_at: status === 'paused' ? new Date() : null })
      .where('id', '=', id)
      .execute(),
  )

function documentOf(customer: Customer, size_bytes: number, kind = 'ktp') {
  return {
    id: newId(),
    company_id: customer.companyId,
    kind,
    file_name: 'a.png',
    content_type: 'image/png',
    size_bytes: BigInt(size_bytes),
    sha256: newId(),
    storage_key: newId(),
  }
}

const upload = (customer: Customer, size_bytes: number, kind = 'ktp') =>
  db.transaction().execute(async (trx) => {
    const claim = await claimStorage(trx, customer.companyId, { kind, size_bytes })
    if (claim.ok)
      await trx
        .insertInto('documents')
        .values(documentOf(customer, size_bytes, kind))
        .execute()
    return claim
  })

async function submit(customer: Customer) {
  const type = await db
    .selectFrom('license_type_versions')
    .select(['id', 'license_type_id'])
    .limit(1)
    .executeTakeFirstOrThrow()
  return db.transaction().execute(async (trx) => {
    const claim = await claimOpenApplication(trx, customer.companyId)
    if (claim.ok)
      await trx
        .insertInto('applications')
        .values({
          id: newId(),
          number: `IZN-2026-${newId().slice(-8)}`,
          company_id: customer.companyId,
          company_name: 'Warung',
          license_type_id: type.license_type_id,
          license_type_version_id: type.id,
          status: 'submitted',
          submitted_at: new Date(),
        })
        .execute()
    return claim
  })
}

const invite = (customer: Customer) =>
  db.transaction().execute(async (trx) => {
    const claim = await claimMember(trx, customer.companyId)
    if (claim.ok)
      await trx
        .insertInto('invitations')
        .values({
          id: newId(),
          company_id: customer.companyId,
          company_role: 'staff',
          email: `${newId()}@usaha.test`,
          token_hash: newId(),
          expires_at: new Date(Date.now() + 60_000),
        })
        .execute()
    return claim
  })

test.each([
  ['extra-applications', 'open_application_limit', 5 + 2 * 5],
  ['extra-members', 'member_limit', 5 + 2 * 5],
  ['extra-storage', 'storage_limit_mb', 2048 + 2 * 1024],
] as const)('%s adds to the plan', async (addon, column, limit) => {
  const { customer } = await createSubscriber(addon, 2)
  expect((await findUsage(db, customer.companyId))[column]).toBe(limit)
})

test.each([
  ['trialing', 2048],
  ['active', 2048],
  ['past_due', 2048],
  ['restricted', 200],
  ['paused', 200],
  ['canceled', 200],
  ['expired', 200],
])('a subscription that is %s gives %d MB', async (status, limit) => {
  const { customer, subscription } = await createSubscriber()
  await setStatus(subscription.id, status)
  expect((await findUsage(db, customer.companyId)).storage_limit_mb).toBe(limit)
})

test('add-ons fall away with the plan they were added to', async () => {
  const { customer, subscription } = await createSubscriber('extra-storage', 3)
  await setStatus(subscription.id, 'restricted')
  expect(await findUsage(db, customer.companyId)).toMatchObject({
    plan_code: 'rintis',
    storage_limit_mb: 200,
  })
})

test('of those who race for the last place of each quota exactly as many get one as are left', async () => {
  const { customer } = await createSubscriber('extra-applications')
  const many = <Outcome>(claim: () => Promise<Outcome>) =>
    Promise.all(Array.from({ length: 14 }, () => claim()))
  const taken = (claims: { ok: boolean }[]) => claims.filter((claim) => claim.ok).length
  expect(taken(await many(() => submit(customer)))).toBe(10)
  // The owner has one of five places.
  expect(taken(await many(() => invite(customer)))).toBe(4)
  expect(taken(await many(() => upload(customer, 300 * MB)))).toBe(6)
  expect(await upload(customer, 249 * MB)).toEqual({
    ok: false,
    reason: 'storageLimit',
    limit_mb: 2048,
    used_bytes: 1800 * MB,
  })
  expect((await upload(customer, 248 * MB)).ok).toBe(true)
})

test('after a change to a smaller plan nothing is taken away, and nothing is added until there is room', async () => {
  const { customer, subscription } = await createSubscriber()
  for (let count = 0; count < 2; count++) expect((await upload(customer, 150 * MB)).ok).toBe(true)
  await setStatus(subscription.id, 'canceled')
  expect(await findUsage(db, customer.companyId)).toMatchObject({
    storage_limit_mb: 200,
    storage_bytes: 300 * MB,
  })
  expect(await upload(customer, 1)).toMatchObject({ ok: false, reason: 'storageLimit' })
  const [first] = await db
    .selectFrom('documents')
    .select('id')
    .where('company_id', '=', customer.companyId)
    .execute()
  await db
    .updateTable('documents')
    .set({ deleted_at: new Date() })
    .where('id', '=', first?.id ?? '')
    .execute()
  expect((await upload(customer, 50 * MB)).ok).toBe(true)
})

test('what others keep does not count, nor does the proof of a payment', async () => {
  const [customer, stranger] = await Promise.all([createCustomer(), createCustomer()])
  await db
    .insertInto('documents')
    .values(documentOf(stranger, 199 * MB))
    .execute()
  expect((await upload(customer, 200 * MB)).ok).toBe(true)
  expect(await upload(customer, 1)).toMatchObject({ reason: 'storageLimit' })
  expect((await upload(customer, 5 * MB, 'payment_proof')).ok).toBe(true)
  expect((await findUsage(db, customer.companyId)).storage_bytes).toBe(200 * MB)
})
