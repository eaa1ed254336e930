import '@/db/testing'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { POST } from '@/app/api/webhooks/midtrans/route'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { applyWaiting, createCustomer, notification, SERVER_KEY, startGateway } from '../testing-billing'

let gateway: Awaited<ReturnType<typeof startGateway>>
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(async () => {
  await gateway.close()
  await stopSender()
})

async function checkedOut(plan?: string) {
  const customer = await createCustomer()
  const number = await customer.order(plan)
  await customer.checkout(number)
  const [payment] = await customer.payments()
  if (!payment) throw new Error('no attempt')
  return { customer, number, order: payment.order_id, payment }
}

/** The payer chooses a method and pays; Midtrans notifies us and the worker applies it. */
async function pay(order: string, method = 'qris') {
  const transaction = gateway.sandbox.midtrans.choose(order, method)
  if (!transaction) throw new Error(`${order} is not open`)
  expect(gateway.sandbox.midtrans.pay(transaction)).toBe(true)
  await settled()
  return transaction
}

async function settled() {
  await gateway.sandbox.idle()
  await applyWaiting()
}

function signed(fields: { order_id: string; transaction_id: string; transaction_status: string }) {
  const body = { status_code: '200', gross_amount: '54390.00', payment_type: 'qris', ...fields }
  const text = `${body.order_id}${body.status_code}${body.gross_amount}${SERVER_KEY}`
  return JSON.stringify({ ...body, signature_key: createHash('sha512').update(text).digest('hex') })
}

const eventsOf = (order: string) =>
  db.selectFrom('payment_events').selectAll().where('order_id', '=', order).orderBy('received_at').execute()

test('paid by QRIS: invoice, subscription and receipt, once', async () => {
  const { customer, order } = await checkedOut()
  const transaction = gateway.sandbox.midtrans.choose(order, 'qris') ?? ''
  await settled()
  gateway.sandbox.midtrans.pay(transaction)
  await settled()
  expect(await customer.payments()).toMatchObject([
    { status: 'paid', paid_amount: 54_390n, method: 'qris', attention: null },
  ])
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
  const [subscription] = await customer.subscriptions()
  expect(subscription).toMatchObject({ status: 'active', code: 'tumbuh' })
  expect(subscription?.current_period_end_on).toBe((await customer.invoices())[0]?.period_end_on)
  expect(await customer.mails()).toEqual(['invoice', 'receipt'])
  const events = await eventsOf(order)
  expect(events.map((event) => [event.event_status, event.status, event.outcome])).toEqual([
    ['pending', 'applied', 'statusChanged'],
    ['settlement', 'applied', 'paid'],
  ])
})

test('sent twice is one event and one effect', async () => {
  const { customer, order } = await checkedOut()
  gateway.sandbox.midtrans.setSwitches({ twice: 'standing' })
  await pay(order)
  gateway.sandbox.midtrans.setSwitches({ twice: 'off' })
  const events = await eventsOf(order)
  expect(events).toHaveLength(2)
  expect(events.every((event) => event.deliveries === 2)).toBe(true)
  expect(await customer.mails()).toEqual(['invoice', 'receipt'])
})

test('sent in the wrong order ends the same', async () => {
  const { customer, order } = await checkedOut()
  gateway.sandbox.midtrans.setSwitches({ wrong_order: 'next' })
  await pay(order)
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
  expect(await customer.payments()).toMatchObject([{ status: 'paid' }])
})

test('two workers with the same event, and the owner asking meanwhile: applied once', async () => {
  const { customer, order } = await checkedOut()
  const transaction = gateway.sandbox.midtrans.choose(order, 'gopay')
  gateway.sandbox.midtrans.pay(transaction ?? '')
  await gateway.sandbox.idle()
  await Promise.all([applyWaiting(), applyWaiting(), applyWaiting()])
  expect(await customer.mails()).toEqual(['invoice', 'receipt'])
  expect(await customer.payments()).toMatchObject([{ status: 'paid', attention: null }])
})

test.each([
  ['nonsense', 400, 'unreadable'],
  ['{"order_id":"x"}', 400, 'unreadable'],
  ['{"order_id":"..","transaction_id":"a\\u0000"}\0', 400, 'unreadable'],
])('unreadable: %j is kept and answered %i', async (body, status, outcome) => {
  expect((await POST(notification(body))).status).toBe(status)
  expect((await POST(notification(body))).status).toBe(status)
  const kept = await db
    .selectFrom('payment_events')
    .selectAll()
    .where('raw_body', '=', body.replaceAll('\0', '\uFFFD'))
    .execute()
  expect(kept).toMatchObject([{ status: 'rejected', outcome, deliveries: 2, is_verified: false }])
})

test('forged: kept, answered 403, never applied', async () => {
  const { customer, order } = await checkedOut()
  const body = signed({ order_id: order, transaction_id: 'forged-1', transaction_status: 'settlement' })
  const forged = body.replace(/"signature_key":"./, '"signature_key":"z')
  expect((await POST(notification(forged))).status).toBe(403)
  await applyWaiting()
  expect(await customer.payments()).toMatchObject([{ status: 'created' }])
})

test('signed, but Midtrans knows nothing of it: nothing is paid', async () => {
  const { customer, order } = await checkedOut()
  const body = signed({ order_id: order, transaction_id: 'made-up', transaction_status: 'settlement' })
  expect((await POST(notification(body))).status).toBe(200)
  await applyWaiting()
  expect(await customer.payments()).toMatchObject([{ status: 'created' }])
  expect(await eventsOf(order)).toMatchObject([{ status: 'ignored', outcome: 'unconfirmed' }])
})

test('signed for one order with the transaction of another: nothing is paid', async () => {
  const [mine, theirs] = await Promise.all([checkedOut(), checkedOut()])
  const transaction = await pay(theirs.order)
  const body = signed({ order_id: mine.order, transaction_id: transaction, transaction_status: 'settlement' })
  expect((await POST(notification(body))).status).toBe(200)
  await applyWaiting()
  expect(await mine.customer.payments()).toMatchObject([{ status: 'created' }])
  expect(await eventsOf(mine.order)).toMatchObject([{ outcome: 'otherOrder' }])
})

test('replayed with another amount or state: what is signed must fit, and what is not is asked for', async () => {
  const { customer, order } = await checkedOut()
  const transaction_id = gateway.sandbox.midtrans.choose(order, 'qris') ?? ''
  await settled()
  const fields = { order_id: order, transaction_id, transaction_status: 'settlement' }
  const body = signed(fields)
  expect((await POST(notification(body.replace('54390.00', '1.00')))).status).toBe(403)
  // Signed for the amount, while nothing was paid; and for a much higher one.
  expect((await POST(notification(body))).status).toBe(200)
  const text = `${order}200999999999.00${SERVER_KEY}`
  const high = { ...fields, status_code: '200', gross_amount: '999999999.00' }
  const signature_key = createHash('sha512').update(text).digest('hex')
  const replay = JSON.stringify({ ...high, transaction_status: 'capture', signature_key })
  expect((await POST(notification(replay))).status).toBe(200)
  // What is not signed can be of any length.
  const long = JSON.stringify({ ...JSON.parse(body), fraud_status: 'x'.repeat(20_000) })
  expect((await POST(notification(long))).status).toBe(200)
  await applyWaiting()
  expect(await customer.payments()).toMatchObject([{ status: 'pending', paid_amount: null }])
  expect(await customer.invoices()).toMatchObject([{ status: 'open', due_amount: 54_390n }])
  gateway.sandbox.midtrans.pay(transaction_id)
  await settled()
  expect(await customer.payments()).toMatchObject([{ status: 'paid', paid_amount: 54_390n }])
})

test('an order of nobody is kept and ignored', async () => {
  const body = signed({ order_id: 'NOBODY-1', transaction_id: 't-1', transaction_status: 'settlement' })
  expect((await POST(notification(body))).status).toBe(200)
  await applyWaiting()
  expect(await eventsOf('NOBODY-1')).toMatchObject([{ status: 'ignored', outcome: 'unknownOrder' }])
})

test('statuses in upper case, as DANA sends them, count', async () => {
  const { customer, order } = await checkedOut()
  const transaction = gateway.sandbox.midtrans.choose(order, 'qris') ?? ''
  gateway.sandbox.midtrans.setSwitches({ never: 'next' })
  gateway.sandbox.midtrans.pay(transaction)
  const body = signed({ order_id: order, transaction_id: transaction, transaction_status: 'SETTLEMENT' })
  expect((await POST(notification(body))).status).toBe(200)
  await settled()
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
})

test('too large is refused unread', async () => {
  expect((await POST(notification(`{"a":"${'x'.repeat(70_000)}"}`))).status).toBe(413)
})

test('a flood of rejected bodies is not kept', async () => {
  for (let count = 0; count < 210; count++) await POST(notification(`junk ${count}`))
  const kept = await db
    .selectFrom('payment_events')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('status', '=', 'rejected')
    .executeTakeFirstOrThrow()
  expect(kept.count).toBe(200n)
})
