import '@/db/testing'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import type { StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays, dayOf } from '@/lib/time'
import { findImbalances } from './ledger/balance'
import { addTaxRules, findTaxRules, listTaxRules, withdrawTaxRules } from './tax-rules'
import { taxRuleSchema } from './tax-schema'
import { createCustomer, setBillingEnv } from './testing-billing'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})

const NOW = new Date('2026-11-23T03:00:00Z')
const TODAY = dayOf(NOW)

async function staff(): Promise<Actor> {
  const user = await createUser(db, { staff_role: 'admin' })
  return { kind: 'staff', user_id: user.id, name: user.name }
}

const typed = (from_on: string, changes: object = {}) =>
  taxRuleSchema.parse({
    from_on,
    is_pkp: true,
    rate_bp: '12',
    base_numerator: '11',
    base_denominator: '12',
    legal_basis: 'PMK 131/2024',
    ...changes,
  })

async function add(from_on: string, changes: object = {}, now = NOW) {
  const actor = await staff()
  const outcome = await db
    .transaction()
    .execute((trx) => addTaxRules(trx, actor, typed(from_on, changes), now))
  return { actor, outcome }
}

test('each day has the rules of the newest version that has begun', async () => {
  const [later, latest] = [addDays(TODAY, 10), addDays(TODAY, 20)]
  expect((await add(later, { rate_bp: '12,5', base_numerator: '1', base_denominator: '1' })).outcome).toEqual(
    { ok: true },
  )
  expect((await add(latest, { is_pkp: false })).outcome).toEqual({ ok: true })
  expect(await findTaxRules(db, addDays(later, -1))).toMatchObject({ rate_bp: 1200, base_numerator: 11 })
  expect(await findTaxRules(db, later)).toMatchObject({ rate_bp: 1250, base_numerator: 1 })
  expect(await findTaxRules(db, addDays(latest, -1))).toMatchObject({ rate_bp: 1250 })
  expect(await findTaxRules(db, latest)).toMatchObject({ is_pkp: false })
  await expect(findTaxRules(db, '2020-01-01')).rejects.toThrow()
})

test('an invoice stands on the rules of its day, the next one on the next', async () => {
  const first = new Date('2027-03-01T03:00:00Z')
  await add('2027-03-01', {}, first)
  await add('2027-03-02', { base_numerator: '1', base_denominator: '1', legal_basis: 'test' }, first)
  const [before, after] = [await createCustomer(), await createCustomer()]
  await before.order('tumbuh', 'monthly', first)
  await after.order('tumbuh', 'monthly', new Date('2027-03-01T17:00:00Z'))
  expect(await before.invoices()).toMatchObject([{ tax_amount: 5390n, seller: { base_denominator: 12 } }])
  expect(await after.invoices()).toMatchObject([{ tax_amount: 5880n, seller: { base_denominator: 1 } }])
})

test('what has begun is frozen: no version before today, none on a taken day, none taken back', async () => {
  expect((await add(addDays(TODAY, -1))).outcome).toEqual({ ok: false, reason: 'pastDay' })
  expect((await add(TODAY)).outcome).toEqual({ ok: true })
  expect((await add(TODAY)).outcome).toEqual({ ok: false, reason: 'dayTaken' })
  const day = addDays(TODAY, 30)
  const { actor } = await add(day)
  const versions = await listTaxRules(db, actor.user_id as StaffId)
  const idOf = (from: string) => versions.find((row) => row.from_on === from)?.id ?? ''
  const withdraw = (id: string) => db.transaction().execute((trx) => withdrawTaxRules(trx, actor, id, NOW))
  expect(await withdraw(idOf(TODAY))).toEqual({ ok: false, reason: 'begun' })
  expect(await withdraw(idOf(day))).toEqual({ ok: true })
  expect(await withdraw(idOf(day))).toEqual({ ok: false, reason: 'notFound' })
  const audit = await db
    .selectFrom('audit_log')
    .select('action')
    .where('actor_user_id', '=', actor.user_id)
    .orderBy('id')
    .execute()
  expect(audit.map((row) => row.action)).toEqual(['tax_rule.added', 'tax_rule.withdrawn'])
})

test.each([
  [{ rate_bp: '100,01' }, 'rate_bp'],
  [{ rate_bp: 'dua belas' }, 'rate_bp'],
  [{ base_numerator: '13' }, 'base_numerator'],
  [{ base_denominator: '0' }, 'base_denominator'],
  [{ legal_basis: '' }, 'legal_basis'],
  [{ from_on: '2026-02-30' }, 'from_on'],
])('%o is refused beside its field', (changes, field) => {
  const parsed = taxRuleSchema.safeParse({
    from_on: TODAY,
    is_pkp: true,
    rate_bp: '12',
    base_numerator: '11',
    base_denominator: '12',
    legal_basis: 'PMK 131/2024',
    ...changes,
  })
  expect(parsed.error?.issues.map((issue) => issue.path[0])).toContain(field)
})
