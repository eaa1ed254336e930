import '@/db/testing'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { addDays } from '@/lib/time'
import { findUsage } from '../entitlements'
import { findImbalances } from '../ledger/balance'
import { applyTransaction } from '../payments/settlement'
import { type Customer, setBillingEnv } from '../testing-billing'
import { runDailyBilling } from './daily'
import { daysIn } from './periods'
import { nightOf, openInvoice, payInvoice, runNights, subscribedOn } from './testing-nights'
import { listTimeline } from './timeline'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
beforeEach(async () => {
  await db.updateTable('companies').set({ disabled_at: new Date() }).execute()
})
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})

const hasAccess = async (customer: Customer) =>
  (await findUsage(db, customer.companyId)).plan_code === 'tumbuh'

/** Runs the job night by night and answers on how many of the days the plan could be used. */
async function countAccess(customer: Customer, from: string, to: string): Promise<number> {
  let days = 0
  for (let day = from; day <= to; day = addDays(day, 1)) {
    await runDailyBilling(nightOf(day))
    if (await hasAccess(customer)) days += 1
  }
  return days
}

const renewalOf = async (customer: Customer) => (await customer.invoices())[1]

/** Takes back what was paid last, as a provider's notification would. */
async function reverse(customer: Customer, now: Date): Promise<void> {
  const payment = (await customer.payments()).findLast((row) => row.status === 'paid')
  const known = await db
    .selectFrom('payment_transactions')
    .selectAll()
    .where('payment_id', '=', payment?.id ?? '')
    .executeTakeFirstOrThrow()
  const transaction = {
    provider: 'midtrans' as const,
    order_id: payment?.order_id ?? '',
    transaction_id: known.transaction_id,
    status: 'failed' as const,
    amount: known.amount,
    currency: 'IDR',
    method: 'qris',
    paid_at: null,
    refunds: [],
    charged_back_amount: 0n,
    raw: {},
  }
  const effect = await db
    .transaction()
    .execute((trx) => applyTransaction(trx, payment?.id ?? '', { transaction }, now))
  expect(effect).toBe('reversed')
}

test.each([
  // The period after 27 February, invoiced from 28 February to 30 March; restricted in the night of 9 March.
  ['2027-02-28', '2027-02-28', '2027-03-30', 0],
  ['2027-03-05', '2027-02-28', '2027-03-30', 0],
  ['2027-03-08', '2027-02-28', '2027-03-30', 0],
  ['2027-03-09', '2027-02-28', '2027-03-30', 0],
  ['2027-03-10', '2027-03-01', '2027-03-31', 1],
  ['2027-03-20', '2027-03-11', '2027-04-10', 11],
  // Ended since the night of 29 March.
  ['2027-04-15', '2027-04-06', '2027-05-05', 37],
] as const)('paid on %s: the period runs from %s to %s', async (paidOn, start, end, moved) => {
  const customer = await subscribedOn('2027-01-31')
  await runNights('2027-02-18', '2027-02-27')
  const used = await countAccess(customer, '2027-02-28', addDays(paidOn, -1))
  await runDailyBilling(nightOf(paidOn))
  const { id } = (await renewalOf(customer)) ?? { id: '' }
  await payInvoice(customer, id, nightOf(paidOn))
  const invoice = await renewalOf(customer)
  expect(invoice).toMatchObject({
    period_start_on: start,
    period_end_on: end,
    period_moved_days: moved,
  })
  expect(await customer.subscriptions()).toMatchObject([
    {
      status: 'active',
      current_period_start_on: start,
      current_period_end_on: end,
      anchor_on: moved === 0 ? '2027-01-31' : start,
      restricted_at: null,
    },
  ])
  // What was used unpaid and what is left from the day of payment on are the days that were paid, not one more or less.
  const left = await countAccess(customer, paidOn, end)
  const length = daysIn({ period_start_on: start, period_end_on: end })
  expect(used + left).toBe(length)
  const next = (await customer.invoices())[2]
  expect(next).toMatchObject({ status: 'open', period_start_on: addDays(end, 1), due_on: end })
  const { rows } = await listTimeline(db, customer.companyId)
  const healed = rows.find(({ data }) => data?.invoice_id === id && data.until === end)
  expect(healed?.data?.moved_days).toBe(moved === 0 ? undefined : moved)
})

test.each(['2027-03-05', '2027-03-14', '2027-04-15'])(
  'paid on %s, taken back by the bank and paid again: still as many days as were paid',
  async (paidOn) => {
    const customer = await subscribedOn('2027-01-31')
    await runNights('2027-02-18', '2027-02-27')
    let used = await countAccess(customer, '2027-02-28', addDays(paidOn, -1))
    await runDailyBilling(nightOf(paidOn))
    const { id } = (await renewalOf(customer)) ?? { id: '' }
    await payInvoice(customer, id, nightOf(paidOn))
    const first = await renewalOf(customer)
    await reverse(customer, nightOf(paidOn))
    expect(await customer.subscriptions()).toMatchObject([{ status: 'past_due' }])
    // Told again, and restricted again after some days.
    const again = addDays(paidOn, 16)
    used += await countAccess(customer, paidOn, addDays(again, -1))
    expect(await customer.subscriptions()).toMatchObject([{ status: 'restricted' }])
    await payInvoice(customer, (await openInvoice(customer)).id, nightOf(again))
    const invoice = await renewalOf(customer)
    expect(first?.id).toBe(invoice?.id)
    const until = invoice?.period_end_on ?? ''
    used += await countAccess(customer, again, until)
    const length = daysIn({ period_start_on: invoice?.period_start_on ?? '', period_end_on: until })
    expect(used).toBe(length)
  },
)
