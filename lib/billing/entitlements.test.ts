import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { addMember, createUser } from '@/db/testing-rows'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { claimMember, claimOpenApplication, findUsage } from './entitlements'
import { type Customer, createCustomer, setBillingEnv } from './testing-billing'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

async function submit(customer: Customer) {
  const type = await db
    .selectFrom('license_type_versions')
    .select(['id', 'license_type_id'])
    .limit(1)
    .executeTakeFirstOrThrow()
  return db.transaction().execute(async (trx) => {
    const claim = await claimOpenApplication(trx, customer.companyId)
    if (!claim.ok) return claim
    await trx
      .insertInto('applications')
      .values({
        id: newId(),
        number: `IZN-2026-${newId().slice(-6)}`,
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

test('without a subscription the free plan holds', async () => {
  const customer = await createCustomer()
  expect(await findUsage(db, customer.companyId)).toMatchObject({
    plan_code: 'rintis',
    open_application_limit: 1,
    open_applications: 0,
    members: 1,
  })
})

test('the last open application of a plan goes to one of those who race for it', async () => {
  const customer = await createCustomer()
  const claims = await Promise.all(Array.from({ length: 5 }, () => submit(customer)))
  expect(claims.filter((claim) => claim.ok)).toHaveLength(1)
  expect(claims.find((claim) => !claim.ok)).toEqual({ ok: false, reason: 'planLimit', limit: 1, used: 1 })
})

test('what another company has open does not count', async () => {
  const [customer, stranger] = await Promise.all([createCustomer(), createCustomer()])
  expect((await submit(stranger)).ok).toBe(true)
  expect(await findUsage(db, customer.companyId)).toMatchObject({ open_applications: 0 })
  expect((await submit(customer)).ok).toBe(true)
})

test('members are limited by the plan, and by what it is while it runs', async () => {
  const customer = await createCustomer()
  const claim = () => db.transaction().execute((trx) => claimMember(trx, customer.companyId))
  expect(await claim()).toEqual({ ok: false, reason: 'planLimit', limit: 1, used: 1 })
  await customer.order('tumbuh')
  expect((await claim()).ok).toBe(false)
  await db
    .updateTable('subscriptions')
    .set({ status: 'active' })
    .where('company_id', '=', customer.companyId)
    .execute()
  expect((await claim()).ok).toBe(true)
  for (let count = 0; count < 4; count++)
    await addMember(db, customer.companyId, (await createUser(db)).id, 'staff')
  expect(await claim()).toMatchObject({ ok: false, limit: 5, used: 5 })
})

test('an open invitation takes a place, and of those who race for the last one only one is sent', async () => {
  const customer = await createCustomer()
  await db.updateTable('plans').set({ member_limit: 3 }).where('code', '=', 'rintis').execute()
  const invite = (email: string) =>
    db.transaction().execute(async (trx) => {
      const claim = await claimMember(trx, customer.companyId)
      if (!claim.ok) return claim
      await trx
        .insertInto('invitations')
        .values({
          id: newId(),
          company_id: customer.companyId,
          company_role: 'staff',
          email,
          token_hash: newId(),
          expires_at: new Date(Date.now() + 60_000),
        })
        .execute()
      return claim
    })
  const claims = await Promise.all(
    ['a', 'b', 'c', 'd'].map((name) => invite(`${name}.${newId()}@usaha.test`)),
  )
  expect(claims.filter((claim) => claim.ok)).toHaveLength(2)
  expect(claims.find((claim) => !claim.ok)).toEqual({ ok: false, reason: 'planLimit', limit: 3, used: 3 })
  await db.updateTable('plans').set({ member_limit: 1 }).where('code', '=', 'rintis').execute()
})
