import '@/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { POST } from '@/app/api/webhooks/xendit/route'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { BUSINESS_ID } from '@/sandbox/config'
import { findImbalances } from '../ledger/balance'
import { applyWaiting, createCustomer, startGateway, xenditWebhook } from '../testing-billing'

process.env.MIDTRANS_MERCHANT_ID = 'G-another'
process.env.XENDIT_BUSINESS_ID = BUSINESS_ID

let gateway: Awaited<ReturnType<typeof startGateway>>
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(async () => {
  await gateway.close()
  await stopSender()
})

const eventsOf = (order: string) =>
  db.selectFrom('payment_events').selectAll().where('order_id', '=', order).execute()

test("another merchant's notification is recorded, answered, and not applied", async () => {
  const customer = await createCustomer()
  await customer.checkout(await customer.order(), 'va_bca')
  const [payment] = await customer.payments()
  const order = payment?.order_id ?? ''
  gateway.sandbox.midtrans.pay(gateway.sandbox.midtrans.choose(order, 'bca_va') ?? '')
  await gateway.sandbox.idle()
  await applyWaiting()
  expect(await customer.payments()).toMatchObject([{ status: 'created' }])
  const told = await eventsOf(order)
  expect(told.length).toBeGreaterThan(0)
  for (const event of told)
    expect(event).toMatchObject({ status: 'ignored', outcome: 'otherMerchant', next_try_at: null })
})

test("Xendit's own is applied; another business, or another one's old invoice, is set aside", async () => {
  const customer = await createCustomer()
  await customer.checkout(await customer.order(), 'qris')
  const [payment] = await customer.payments()
  const order = payment?.order_id ?? ''
  const data = { payment_id: 'py-other', reference_id: order, status: 'SUCCEEDED' }
  const other = JSON.stringify({ event: 'payment.capture', business_id: 'somebody', data })
  expect((await POST(xenditWebhook(other))).status).toBe(200)
  expect(await eventsOf(order)).toMatchObject([{ outcome: 'otherMerchant' }])
  gateway.sandbox.xendit.pay(gateway.sandbox.xendit.choose(order, 'QRIS') ?? '')
  await gateway.sandbox.idle()
  await applyWaiting()
  expect(await customer.payments()).toMatchObject([{ status: 'paid' }])
  expect(await findImbalances(db)).toEqual([])
})
