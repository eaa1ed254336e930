import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { nextInvoiceNumber } from '@/lib/number-series'
import { createCustomer, setBillingEnv } from '../testing-billing'
import { dropPendingChoice } from './waiting'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

test('a choice is a pending subscription with an open invoice, and a mail that tells of it', async () => {
  const customer = await createCustomer()
  const number = await customer.order('tumbuh', 'monthly', new Date('2026-11-23T03:00:00Z'))
  expect(number).toMatch(/^INV\/2026\/11\/\d{6}$/)
  expect(await customer.subscriptions()).toMatchObject([
    { code: 'tumbuh', status: 'pending', price_amount: 49_000n },
  ])
  expect(await customer.invoices()).toMatchObject([
    {
      number,
      status: 'open',
      subtotal_amount: 49_000n,
      tax_base_amount: 44_917n,
      tax_amount: 5_390n,
      total_amount: 54_390n,
      issued_on: '2026-11-23',
      due_on: '2026-11-30',
    },
  ])
  expect(await customer.mails()).toEqual(['invoice'])
})

test('the same choice again answers the same invoice', async () => {
  const customer = await createCustomer()
  const first = await customer.order()
  expect(await customer.order()).toBe(first)
  expect(await customer.invoices()).toHaveLength(1)
})

test('another plan, or another period, voids the invoice that waited', async () => {
  const customer = await createCustomer()
  await customer.order('tumbuh', 'monthly')
  await customer.order('tumbuh', 'yearly')
  await customer.order('mekar', 'yearly')
  expect((await customer.invoices()).map((invoice) => invoice.status)).toEqual(['void', 'void', 'open'])
  expect((await customer.subscriptions()).map((row) => row.status)).toEqual([
    'canceled',
    'canceled',
    'pending',
  ])
})

test('a raced double click makes one invoice', async () => {
  const customer = await createCustomer()
  const numbers = await Promise.all(Array.from({ length: 6 }, () => customer.order('mekar')))
  expect(new Set(numbers).size).toBe(1)
  expect(await customer.invoices()).toHaveLength(1)
  expect(await customer.mails()).toEqual(['invoice'])
})

test('two plans raced leave one waiting', async () => {
  const customer = await createCustomer()
  await Promise.all([customer.order('mekar'), customer.order('tumbuh')])
  const statuses = (await customer.subscriptions()).map((row) => row.status)
  expect(statuses.toSorted()).toEqual(['canceled', 'pending'])
})

test.each([
  ['rintis', 'freePlan'],
  ['does-not-exist', 'unknownPlan'],
])('the plan %s is refused: %s', async (plan, reason) => {
  const customer = await createCustomer()
  expect(await customer.choose(plan)).toEqual({ ok: false, reason })
  expect(await customer.invoices()).toEqual([])
})

test('a choice can be taken back until it is paid; another company cannot', async () => {
  const [customer, stranger] = await Promise.all([createCustomer(), createCustomer()])
  await customer.order()
  const drop = (who: typeof customer) =>
    db.transaction().execute((trx) => dropPendingChoice(trx, who.actor, who.companyId, new Date()))
  expect(await drop(stranger)).toBe(false)
  expect(await drop(customer)).toBe(true)
  expect(await drop(customer)).toBe(false)
  expect(await customer.invoices()).toMatchObject([{ status: 'void' }])
})

test('numbers have no gaps, also when twenty are issued at once and one is rolled back', async () => {
  const day = '2031-05-04'
  const issue = (fails: boolean) =>
    db.transaction().execute(async (trx) => {
      const number = await nextInvoiceNumber(trx, day)
      if (fails) throw new Error('rolled back')
      return number
    })
  const issued = await Promise.allSettled(Array.from({ length: 21 }, (_each, index) => issue(index === 7)))
  const numbers = issued.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])).sort()
  expect(numbers).toEqual(
    Array.from({ length: 20 }, (_each, index) => `INV/2031/05/${String(index + 1).padStart(6, '0')}`),
  )
})
