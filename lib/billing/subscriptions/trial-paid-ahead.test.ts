import '@/db/testing'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { getSettings } from '@/lib/config/queries'
import { stopSender } from '@/lib/jobs/boss'
import { findUsage } from '../entitlements'
import { findImbalances } from '../ledger/balance'
import { createCustomer, setBillingEnv } from '../testing-billing'
import { changeSubscription, previewChange } from './change'
import type { QuoteRequest } from './quote'
import { noonOf, payOpen } from './testing-subscriber'
import { startTrial } from './trial'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})

/** A company that tries a plan from 1 March 2027 (14 days) and paid on 3 March for the month that follows: 15 March to 14 April. */
async function paidInTrial() {
  const customer = await createCustomer()
  const begun = await db
    .transaction()
    .execute((trx) => startTrial(trx, customer.actor, customer.companyId, 'tumbuh', noonOf('2027-03-01')))
  expect(begun).toEqual({ ok: true, until: '2027-03-14' })
  await customer.order('tumbuh', 'monthly', noonOf('2027-03-03'))
  await payOpen(customer, '2027-03-03')
  expect(await customer.subscriptions()).toMatchObject([
    { status: 'active', current_period_end_on: '2027-04-14', anchor_on: '2027-03-15' },
  ])
  const settings = await getSettings(db)
  const preview = async (request: QuoteRequest, on: string) => {
    const quoted = await previewChange(db, settings, customer.companyId, request, noonOf(on))
    if (!quoted.ok) throw new Error(quoted.reason)
    return quoted.quote
  }
  const change = async (request: QuoteRequest, on: string) => {
    const quote = await preview(request, on)
    const agreed = { company_id: customer.companyId, request, quote: quote.hash }
    const outcome = await db
      .transaction()
      .execute((trx) => changeSubscription(trx, customer.actor, settings, agreed, noonOf(on)))
    expect(outcome).toMatchObject({ ok: true, state: 'waits' })
    const invoice = (await customer.invoices()).at(-1)
    expect(invoice).toMatchObject({ total_amount: quote.priced.total, due_amount: quote.to_pay })
    await payOpen(customer, on)
    return quote
  }
  return { customer, preview, change }
}

const MEKAR = { plan_code: 'mekar', addons: {} }

test('a dearer plan at once: the trial stays free, the difference is that of the month that is paid', async () => {
  const { customer, change, preview } = await paidInTrial()
  const quote = await change({ ...MEKAR, period: 'monthly' }, '2027-03-05')
  expect(quote.lines.map(({ unit_amount }) => unit_amount)).toEqual([149_000n, -49_000n])
  expect(await customer.subscriptions()).toMatchObject([
    { code: 'mekar', status: 'active', current_period_end_on: '2027-04-14', anchor_on: '2027-03-15' },
  ])
  expect((await findUsage(db, customer.companyId)).plan_code).toBe('mekar')
  // Once the trial is over the days of the paid month count: 31 of them, 11 used.
  const later = await preview({ ...MEKAR, period: 'yearly' }, '2027-03-26')
  expect(later.lines.at(-1)?.unit_amount).toBe(-((149_000n * 20n + 15n) / 31n))
})

test('a year at once: it follows the trial, and all that was paid for the month is given back', async () => {
  const { customer, change, preview } = await paidInTrial()
  const quote = await change({ ...MEKAR, period: 'yearly' }, '2027-03-05')
  expect(quote.lines.at(-1)?.unit_amount).toBe(-49_000n)
  expect(quote.period).toEqual({ period_start_on: '2027-03-15', period_end_on: '2028-03-14' })
  expect(await customer.subscriptions()).toMatchObject([
    { code: 'mekar', period: 'yearly', current_period_end_on: '2028-03-14', anchor_on: '2027-03-15' },
  ])
  const later = await preview({ ...MEKAR, plan_code: 'tumbuh', period: 'yearly' }, '2027-03-20')
  expect(later.when).toBe('later')
  expect(later.starts_on).toBe('2028-03-15')
})

test('what was paid ahead already is nothing to change', async () => {
  const { preview } = await paidInTrial()
  await expect(preview({ plan_code: 'tumbuh', period: 'monthly', addons: {} }, '2027-03-05')).rejects.toThrow(
    'nothingChanges',
  )
})
