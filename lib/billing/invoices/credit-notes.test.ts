import '@/db/testing'
import fc from 'fast-check'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { findImbalances, listAccountBalances } from '../ledger/balance'
import { findCreditBalance } from '../ledger/postings'
import { applyTransaction } from '../payments/settlement'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { priceInvoice } from './amounts'
import { creditAsStaff, voidAsStaff, writeOffAsStaff } from './corrections'
import { creditAmounts } from './credit-amounts'
import { issueManualInvoice } from './manual'
import { manualInvoiceSchema } from './manual-schema'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
// Whatever a test does, the books must agree with the rows and balance.
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
  expect((await listAccountBalances(db)).reduce((sum, { balance }) => sum + balance, 0n)).toBe(0n)
})

const TOTAL = 54_390n
const NOW = new Date('2026-11-23T03:00:00Z')
const DAY = '2026-12-01'

async function finance(): Promise<Actor> {
  const user = await createUser(db, { staff_role: 'finance' })
  return { kind: 'staff', user_id: user.id, name: user.name }
}

async function ordered() {
  const customer = await createCustomer()
  const number = await customer.order('tumbuh', 'monthly', NOW)
  const actor = await finance()
  const credit = (total_amount: bigint, credit_note_id: string = newId()) =>
    db
      .transaction()
      .execute((trx) =>
        creditAsStaff(trx, actor, { number, total_amount, reason: 'Salah tagih', credit_note_id }, NOW),
      )
  return { customer, number, actor, credit }
}

async function pay(customer: Customer, amount: bigint) {
  const [invoice] = await customer.invoices()
  const id = newId()
  await db
    .insertInto('payments')
    .values({
      id,
      invoice_id: invoice?.id ?? '',
      company_id: customer.companyId,
      provider: 'midtrans',
      order_id: `TEST-${id}`,
      status: 'created',
      amount,
    })
    .execute()
  const transaction = {
    provider: 'midtrans' as const,
    order_id: id,
    transaction_id: id,
    status: 'paid' as const,
    amount,
    currency: 'IDR',
    method: 'qris',
    paid_at: NOW,
    refunds: [],
    charged_back_amount: 0n,
    raw: {},
  }
  return db.transaction().execute((trx) => applyTransaction(trx, id, { transaction }, NOW))
}

const creditOf = (customer: Customer) =>
  db.transaction().execute((trx) => findCreditBalance(trx, customer.companyId))

test('a part of an open invoice: less to pay, attempts on the old rest given up, the invoice unchanged', async () => {
  const { customer, credit } = await ordered()
  await db
    .insertInto('payments')
    .values({
      id: newId(),
      invoice_id: (await customer.invoices())[0]?.id ?? '',
      company_id: customer.companyId,
      provider: 'midtrans',
      order_id: `TEST-${newId()}`,
      status: 'pending',
      amount: TOTAL,
    })
    .execute()
  expect(await credit(10_000n)).toMatchObject({ ok: true, reduced_amount: 10_000n })
  expect(await customer.invoices()).toMatchObject([
    { status: 'open', total_amount: TOTAL, tax_amount: 5390n, due_amount: 44_390n, credited_amount: 10_000n },
  ])
  expect(await customer.payments()).toMatchObject([{ status: 'canceled' }])
  expect(await creditOf(customer)).toBe(0n)
})

test('of a paid invoice all becomes credit, never more than it came to, and its subscription runs on', async () => {
  const { customer, credit } = await ordered()
  await pay(customer, TOTAL)
  expect(await credit(50_000n)).toMatchObject({ ok: true, reduced_amount: 0n })
  expect(await credit(4391n)).toEqual({ ok: false, reason: 'tooMuch' })
  expect(await credit(4390n)).toMatchObject({ ok: true })
  expect(await creditOf(customer)).toBe(TOTAL)
  const notes = await db
    .selectFrom('credit_notes')
    .selectAll()
    .where('company_id', '=', customer.companyId)
    .execute()
  expect(notes.reduce((sum, note) => sum + note.tax_amount, 0n)).toBe(5390n)
  expect(notes.map((note) => note.number)).toEqual([
    expect.stringMatching(/^CN\/2026\/11\/\d{6}$/),
    expect.stringMatching(/^CN\/2026\/11\/\d{6}$/),
  ])
  expect(await customer.subscriptions()).toMatchObject([{ status: 'active' }])
})

test('the same request twice is one note; ten people at once never take back more than was sold', async () => {
  const { customer, credit } = await ordered()
  await pay(customer, TOTAL)
  const id = newId()
  const [first, second] = await Promise.all([credit(1000n, id), credit(1000n, id)])
  expect(first).toEqual(second)
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => credit(20_000n)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2)
  expect(await creditOf(customer)).toBe(41_000n)
})

test('the rest of an invoice paid in part: settled, and what it was for begins', async () => {
  const { customer, credit } = await ordered()
  await pay(customer, 50_000n)
  expect(await credit(4390n)).toMatchObject({ ok: true, reduced_amount: 4390n })
  expect(await customer.invoices()).toMatchObject([{ status: 'paid', due_amount: 0n }])
  expect(await customer.subscriptions()).toMatchObject([{ status: 'active' }])
})

test('all of an unpaid invoice: voided instead, or, once corrected, credited to the end without buying anything', async () => {
  const { customer, number, actor, credit } = await ordered()
  expect(await credit(TOTAL)).toEqual({ ok: false, reason: 'voidInstead' })
  await credit(10_000n)
  const voiding = () =>
    db.transaction().execute((trx) => voidAsStaff(trx, actor, { number, reason: 'test' }, NOW))
  expect(await voiding()).toEqual({ ok: false, reason: 'notOpen' })
  expect(await credit(44_390n)).toMatchObject({ ok: true })
  expect(await customer.invoices()).toMatchObject([{ status: 'paid', paid_amount: 0n }])
  expect(await customer.subscriptions()).toMatchObject([{ status: 'canceled' }])
})

test('written off and voided ones take no credit note, and an unknown number nothing at all', async () => {
  const [lost, gone] = [await ordered(), await ordered()]
  await db
    .transaction()
    .execute((trx) => writeOffAsStaff(trx, lost.actor, { number: lost.number, reason: 'test' }, NOW))
  await db
    .transaction()
    .execute((trx) => voidAsStaff(trx, gone.actor, { number: gone.number, reason: 'test' }, NOW))
  expect(await lost.credit(1000n)).toEqual({ ok: false, reason: 'notIssued' })
  expect(await gone.credit(1000n)).toEqual({ ok: false, reason: 'notIssued' })
  const none = { number: 'INV/1999/01/000001', reason: 'test' }
  expect(await db.transaction().execute((trx) => voidAsStaff(trx, lost.actor, none, NOW))).toEqual({
    ok: false,
    reason: 'notFound',
  })
})

const written = (slug: string, changes: object = {}) =>
  manualInvoiceSchema.parse({
    request_id: newId(),
    company: slug,
    due_on: DAY,
    discount_amount: '5000',
    lines: [
      { description_id: 'Pendampingan', description_en: 'Guidance', quantity: '3', unit_amount: '100000' },
      { description_id: 'Legalisasi', description_en: 'Legalising', quantity: '1', unit_amount: '33333' },
    ],
    ...changes,
  })

test('an invoice that finance write: priced as previewed, issued once, paid by credit first', async () => {
  const { customer, credit } = await ordered()
  await pay(customer, TOTAL)
  await credit(TOTAL)
  const [actor, settings] = [await finance(), await getSettings(db)]
  const issue = (request: ReturnType<typeof written>) =>
    db.transaction().execute((trx) => issueManualInvoice(trx, actor, settings, request, NOW))
  const request = written(customer.slug)
  const [first, second] = await Promise.all([issue(request), issue(request)])
  expect(first).toEqual(second)
  const rules = { is_pkp: true, rate_bp: 1200, base_numerator: 11, base_denominator: 12 }
  const priced = priceInvoice(request.lines, request.discount_amount, rules)
  const [, invoice] = await customer.invoices()
  expect(invoice).toMatchObject({
    kind: 'other',
    status: 'open',
    subtotal_amount: 333_333n,
    discount_amount: 5000n,
    tax_amount: priced.tax,
    total_amount: priced.total,
    paid_amount: TOTAL,
    due_on: DAY,
  })
  expect(await issue(written('no-such-company'))).toEqual({ ok: false, reason: 'unknownCompany' })
  expect(await issue(written(customer.slug, { due_on: '2026-11-22' }))).toEqual({
    ok: false,
    reason: 'pastDue',
  })
  expect(await issue(written(customer.slug, { discount_amount: '333333' }))).toEqual({
    ok: false,
    reason: 'nothingToPay',
  })
  const small = written(customer.slug, { discount_amount: '333000' })
  expect(await issue(small)).toMatchObject({ ok: true })
})

const lines = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 999 }), unit_amount: fc.bigInt(1n, 10n ** 9n) }),
  { minLength: 1, maxLength: 8 },
)
const rules = fc.record({
  is_pkp: fc.boolean(),
  rate_bp: fc.integer({ min: 0, max: 10_000 }),
  base_numerator: fc.integer({ min: 1, max: 12 }),
  base_denominator: fc.constant(12),
})

test('whatever the lines, the discount and the rules: lines add up, and total = subtotal - discount + PPN', () => {
  fc.assert(
    fc.property(lines, fc.bigInt(0n, 10n ** 12n), rules, (sold, discount, by) => {
      const priced = priceInvoice(sold, discount, by)
      const sum = sold.reduce((all, line) => all + line.unit_amount * BigInt(line.quantity), 0n)
      expect(priced.subtotal).toBe(sum)
      expect(priced.discount <= sum && priced.discount <= discount).toBe(true)
      expect(priced.total).toBe(priced.subtotal - priced.discount + priced.tax)
      expect(priced.tax >= 0n).toBe(true)
    }),
  )
})

test('whatever the parts, credit notes over the whole come to exactly its PPN, its base and its total', () => {
  fc.assert(
    fc.property(
      lines,
      rules,
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 20 }),
      (sold, by, weights) => {
        const priced = priceInvoice(sold, 0n, by)
        let credited = 0n
        const sums = { total: 0n, net: 0n, tax: 0n, base: 0n }
        for (const [at, weight] of weights.entries()) {
          const left = priced.total - credited
          const part = at === weights.length - 1 ? left : (left * BigInt(weight)) / 101n
          if (part === 0n) continue
          const amounts = creditAmounts(
            {
              status: 'paid',
              total_amount: priced.total,
              tax_amount: priced.tax,
              tax_base_amount: priced.tax_base,
              paid_amount: priced.total,
              credited_amount: credited,
              due_amount: 0n,
            },
            part,
          )
          if (!amounts.ok) throw new Error(amounts.reason)
          expect(amounts.net >= 0n && amounts.tax >= 0n).toBe(true)
          expect(amounts.net + amounts.tax).toBe(part)
          credited += part
          sums.total += part
          sums.net += amounts.net
          sums.tax += amounts.tax
          sums.base += amounts.tax_base
        }
        expect(sums).toEqual({
          total: priced.total,
          net: priced.total - priced.tax,
          tax: priced.tax,
          base: priced.tax_base,
        })
      },
    ),
  )
})
