import '@/db/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { addDays, dayOf } from '@/lib/time'
import { applyWaiting, createCustomer, startGateway } from '../testing-billing'
import { runDailyBilling } from './daily'
import { setCancelAtPeriodEnd } from './mutations'

let gateway: Awaited<ReturnType<typeof startGateway>>
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(async () => {
  await gateway.close()
  await stopSender()
})
// The job looks at every company: each test begins with only its own.
beforeEach(async () => {
  await db.updateTable('companies').set({ disabled_at: new Date() }).execute()
})

type Customer = Awaited<ReturnType<typeof createCustomer>>

async function payLatest(customer: Customer) {
  const invoice = (await customer.invoices()).findLast((row) => row.status === 'open')
  await customer.checkout(invoice?.number ?? '')
  const order = (await customer.payments()).at(-1)?.order_id ?? ''
  gateway.sandbox.midtrans.pay(gateway.sandbox.midtrans.choose(order, 'qris') ?? '')
  await gateway.sandbox.idle()
  await applyWaiting()
}

/** A company whose paid month ends so many days from now. */
async function subscribed(endsInDays: number) {
  const customer = await createCustomer()
  await customer.order()
  await payLatest(customer)
  const endsOn = addDays(dayOf(new Date()), endsInDays)
  await db
    .updateTable('subscriptions')
    .set({ current_period_end_on: endsOn, anchor_on: addDays(endsOn, 1) })
    .where('company_id', '=', customer.companyId)
    .execute()
  return { customer, endsOn }
}

/** The night that begins so many days from now. */
const night = (days: number) => new Date(Date.now() + days * 86_400_000)

test('a week ahead the next period is invoiced, once', async () => {
  const { customer, endsOn } = await subscribed(7)
  await runDailyBilling()
  await runDailyBilling()
  const invoices = await customer.invoices()
  expect(invoices).toHaveLength(2)
  expect(invoices[1]).toMatchObject({
    status: 'open',
    period_start_on: addDays(endsOn, 1),
    due_on: addDays(endsOn, 7),
  })
  expect(await customer.mails()).toEqual(['invoice', 'receipt', 'invoice'])
})

test('a renewal that is paid goes on the day after', async () => {
  const { customer, endsOn } = await subscribed(3)
  await runDailyBilling()
  await payLatest(customer)
  const [subscription] = await customer.subscriptions()
  expect(subscription?.status).toBe('active')
  expect((subscription?.current_period_end_on ?? '') > addDays(endsOn, 27)).toBe(true)
  expect((await customer.invoices())[1]).toMatchObject({ period_start_on: addDays(endsOn, 1) })
})

test('unpaid when the period ends: past due until the due date, then over', async () => {
  const { customer } = await subscribed(0)
  await runDailyBilling(night(0))
  await runDailyBilling(night(1))
  expect(await customer.subscriptions()).toMatchObject([{ status: 'past_due' }])
  await runDailyBilling(night(7))
  expect(await customer.subscriptions()).toMatchObject([{ status: 'past_due' }])
  await runDailyBilling(night(8))
  expect(await customer.subscriptions()).toMatchObject([{ status: 'expired' }])
  expect((await customer.invoices()).map((row) => row.status)).toEqual(['paid', 'void'])
})

test('a job that did not run for weeks asks for payment before it ends anything', async () => {
  const { customer } = await subscribed(-20)
  await runDailyBilling()
  expect(await customer.subscriptions()).toMatchObject([{ status: 'past_due' }])
  expect((await customer.invoices())[1]).toMatchObject({ status: 'open', period_start_on: dayOf(new Date()) })
})

test('cancelled: the renewal is void, nothing is invoiced, it ends with its period', async () => {
  const { customer } = await subscribed(2)
  await runDailyBilling()
  const cancel = (value: boolean, who = customer) =>
    db
      .transaction()
      .execute((trx) => setCancelAtPeriodEnd(trx, customer.actor, who.companyId, value, new Date()))
  expect(await cancel(true)).toBe(true)
  expect(await cancel(true)).toBe(true)
  expect((await customer.invoices())[1]).toMatchObject({ status: 'void' })
  await runDailyBilling()
  expect(await customer.invoices()).toHaveLength(2)

  expect(await cancel(false)).toBe(true)
  await runDailyBilling()
  expect(await customer.invoices()).toHaveLength(3)

  await cancel(true)
  await runDailyBilling(night(3))
  expect(await customer.subscriptions()).toMatchObject([{ status: 'canceled' }])
  const stranger = await createCustomer()
  expect(await cancel(true, stranger)).toBe(false)
})

test('the renewal of a plan that was replaced cannot bring it back', async () => {
  const { customer } = await subscribed(3)
  await runDailyBilling()
  const renewal = (await customer.invoices())[1]
  await customer.checkout(renewal?.number ?? '')
  const va = gateway.sandbox.midtrans.choose((await customer.payments())[1]?.order_id ?? '', 'bca_va') ?? ''
  await gateway.sandbox.idle()
  await customer.order('mekar', 'yearly')
  await payLatest(customer)
  expect((await customer.subscriptions()).map((row) => [row.code, row.status])).toEqual([
    ['tumbuh', 'canceled'],
    ['mekar', 'active'],
  ])
  expect((await customer.invoices()).map((row) => row.status)).toEqual(['paid', 'void', 'paid'])
  gateway.sandbox.midtrans.pay(va)
  await gateway.sandbox.idle()
  await applyWaiting()
  expect((await customer.payments())[1]).toMatchObject({ status: 'paid', attention: 'paidOnVoid' })
  expect((await customer.subscriptions())[1]).toMatchObject({ status: 'active' })
})

test('a choice nobody paid is given up after a month', async () => {
  const customer = await createCustomer()
  await customer.order()
  await runDailyBilling(night(37))
  expect(await customer.invoices()).toMatchObject([{ status: 'open' }])
  await runDailyBilling(night(39))
  expect(await customer.invoices()).toMatchObject([{ status: 'void' }])
  expect(await customer.subscriptions()).toMatchObject([{ status: 'canceled' }])
})
