import '@/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { POST as POST_MIDTRANS } from '@/app/api/webhooks/midtrans/route'
import { POST } from '@/app/api/webhooks/xendit/route'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { findImbalances } from '../ledger/balance'
import { applyWaiting, createCustomer, notification, startGateway, xenditWebhook } from '../testing-billing'
import { pollSilentPayments } from './poll'

let gateway: Awaited<ReturnType<typeof startGateway>>
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(async () => {
  await gateway.close()
  await stopSender()
})

async function checkedOut() {
  const customer = await createCustomer()
  const number = await customer.order()
  expect(await customer.checkout(number, 'qris')).toMatchObject({ ok: true })
  const [payment] = await customer.payments()
  if (!payment) throw new Error('no attempt')
  return { customer, number, payment, order: payment.order_id }
}

/** Chooses a channel at Xendit's page and pays. */
function pay(order: string, channel = 'QRIS', wrongly?: { amount?: number; currency?: string }) {
  const request = gateway.sandbox.xendit.choose(order, channel)
  if (!request) throw new Error(`${order} is not open`)
  expect(gateway.sandbox.xendit.pay(request, wrongly)).toBe(true)
  return { request, payment_id: request.replace(/^pr-/, 'py-') }
}

async function settled() {
  await gateway.sandbox.idle()
  await applyWaiting()
}

const events = (order: string) =>
  db.selectFrom('payment_events').selectAll().where('order_id', '=', order).orderBy('received_at').execute()

const eventsAbout = (id: string) =>
  db.selectFrom('payment_events').selectAll().where('transaction_id', '=', id).execute()

function captureOf(order: string, more: object = {}) {
  const data = {
    payment_id: `py-${newId()}`,
    reference_id: order,
    status: 'SUCCEEDED',
    request_amount: 54_390,
  }
  return { event: 'payment.capture', business_id: 'b-1', created: new Date(), data: { ...data, ...more } }
}

const balanced = async () => expect(await findImbalances(db)).toEqual([])

test('paid by QRIS: the payment and the session are told, the invoice is paid once', async () => {
  const { customer, order } = await checkedOut()
  pay(order)
  await settled()
  expect(await customer.payments()).toMatchObject([
    { provider: 'xendit', channel: 'qris', status: 'paid', method: 'qris', paid_amount: 54_390n },
  ])
  expect(await customer.invoices()).toMatchObject([{ status: 'paid', due_amount: 0n }])
  expect(await customer.mails()).toEqual(['invoice', 'receipt'])
  const told = (await events(order)).map((event) => [event.event_status, event.outcome])
  expect(told).toHaveLength(2)
  expect(told).toEqual(
    expect.arrayContaining([
      ['payment.capture', expect.stringMatching(/paid|unchanged/)],
      ['payment_session.completed', expect.stringMatching(/paid|unchanged/)],
    ]),
  )
  await balanced()
})

test('twice, late and in the wrong order end the same', async () => {
  const { customer, order } = await checkedOut()
  gateway.sandbox.xendit.setSwitches({ twice: 'standing', wrong_order: 'standing' })
  pay(order)
  await settled()
  gateway.sandbox.xendit.setSwitches({ twice: 'off', wrong_order: 'off' })
  const told = await events(order)
  expect(told).toHaveLength(2)
  expect(told.map(({ deliveries }) => deliveries)).toContain(2)
  expect(await customer.mails()).toEqual(['invoice', 'receipt'])
  await balanced()
})

test('a wrong token is refused, kept, and never applied', async () => {
  const { customer, order } = await checkedOut()
  const body = JSON.stringify(captureOf(order))
  expect((await POST(xenditWebhook(body, { 'x-callback-token': 'guessed' }))).status).toBe(403)
  const without = new Request('http://localhost:3000/api/webhooks/xendit', { method: 'POST', body })
  expect((await POST(without)).status).toBe(403)
  await applyWaiting()
  expect(await customer.payments()).toMatchObject([{ status: 'created' }])
  const kept = await db.selectFrom('payment_events').selectAll().where('raw_body', '=', body).execute()
  expect(kept).toMatchObject([{ status: 'rejected', outcome: 'forged', deliveries: 2, is_verified: false }])
  expect(JSON.stringify(kept[0]?.headers)).not.toContain('token')
})

test.each([
  ['no JSON', 'not json'],
  ['a list', '[]'],
  ['nothing', ''],
  ['an envelope without data', '{"event":"payment.capture"}'],
  ['a character that no text holds', '{"event":"payment.capture","data":{"payment_id":"py-\\u0000"}}'],
  ['a deep nest', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
])('unreadable, %s: kept and answered 400', async (_what, body) => {
  expect((await POST(xenditWebhook(body))).status).toBe(400)
})

test('half a character that no UTF-8 holds, and a name without an end: kept all the same', async () => {
  const body = (id: string) =>
    `{"event":"payout.succeeded","data":{"reference_id":"${id}","note":"\\ud800 and \\\\ud800"}}`
  expect((await POST(xenditWebhook(body('half-1')))).status).toBe(200)
  const [event] = await events('half-1')
  expect(event?.body).toMatchObject({ data: { note: '\ufffd and \\ud800' } })
  const endless = { 'webhook-id': 'x'.repeat(9000) }
  expect((await POST(xenditWebhook(body('half-2'), endless))).status).toBe(200)
  expect((await POST(xenditWebhook(body('half-2'), endless))).status).toBe(200)
  expect(await events('half-2')).toMatchObject([{ deliveries: 2 }])
})

test('too large is refused unread, with and without a length', async () => {
  const body = `{"a":"${'x'.repeat(70_000)}"}`
  expect((await POST(xenditWebhook(body))).status).toBe(413)
  expect((await POST(xenditWebhook('{}', { 'content-length': '70000' }))).status).toBe(413)
  expect((await POST_MIDTRANS(notification(body))).status).toBe(413)
})

test('vouched for, but Xendit knows nothing of it: nothing is paid', async () => {
  const { customer, order } = await checkedOut()
  expect((await POST(xenditWebhook(JSON.stringify(captureOf(order))))).status).toBe(200)
  await applyWaiting()
  expect(await customer.payments()).toMatchObject([{ status: 'created' }])
  expect(await events(order)).toMatchObject([{ status: 'ignored', outcome: 'unconfirmed' }])
})

test("another order's payment under our reference pays nothing", async () => {
  const [mine, theirs] = await Promise.all([checkedOut(), checkedOut()])
  const { payment_id } = pay(theirs.order)
  await settled()
  const body = JSON.stringify({ ...captureOf(mine.order, { payment_id }), event: 'payment.succeeded' })
  expect((await POST(xenditWebhook(body))).status).toBe(200)
  await applyWaiting()
  expect(await mine.customer.payments()).toMatchObject([{ status: 'created' }])
  expect(await events(mine.order)).toMatchObject([{ status: 'ignored', outcome: 'otherOrder' }])
  await balanced()
})

test('a wrong amount in the webhook, and a replay with another one: what Xendit says when asked counts', async () => {
  const { customer, order } = await checkedOut()
  gateway.sandbox.xendit.setSwitches({ wrong_amount: 'standing' })
  const { payment_id } = pay(order)
  await settled()
  gateway.sandbox.xendit.setSwitches({ wrong_amount: 'off' })
  const replay = captureOf(order, { payment_id, request_amount: 1 })
  expect((await POST(xenditWebhook(JSON.stringify(replay)))).status).toBe(200)
  await applyWaiting()
  expect(await customer.payments()).toMatchObject([{ status: 'paid', paid_amount: 54_390n }])
  const [capture] = (await events(order)).filter((event) => event.event_status === 'payment.capture')
  expect(capture).toMatchObject({ deliveries: 2 })
  await balanced()
})

test('less, more, and another currency: each has its end', async () => {
  const [less, more, other] = await Promise.all([checkedOut(), checkedOut(), checkedOut()])
  pay(less.order, 'QRIS', { amount: 50_000 })
  pay(more.order, 'QRIS', { amount: 60_000 })
  pay(other.order, 'QRIS', { currency: 'PHP' })
  await settled()
  expect(await less.customer.payments()).toMatchObject([{ attention: 'underpaid' }])
  expect(await less.customer.invoices()).toMatchObject([{ status: 'open', due_amount: 4390n }])
  expect(await more.customer.payments()).toMatchObject([{ attention: 'overpaid' }])
  expect(await more.customer.invoices()).toMatchObject([{ status: 'paid' }])
  expect(await other.customer.payments()).toMatchObject([{ attention: 'wrongCurrency' }])
  expect(await other.customer.invoices()).toMatchObject([{ status: 'open' }])
  await balanced()
})

test("the dashboard's test event, events of other things and of other merchants are recorded and answered 2xx", async () => {
  gateway.sandbox.xendit.testEvent()
  await settled()
  expect(await eventsAbout('579c8d61f23fa4ca35e52da4')).toMatchObject([
    { status: 'ignored', outcome: 'testEvent', next_try_at: null },
  ])
  const payout = JSON.stringify({ event: 'payout.succeeded', data: { id: 'disb-1', reference_id: 'P-1' } })
  expect((await POST(xenditWebhook(payout))).status).toBe(200)
  expect(await events('P-1')).toMatchObject([{ status: 'ignored', outcome: 'noMeaning' }])
})

test('old invoices: of an order that is not ours set aside, of ours applied, also paid after it expired', async () => {
  const invoice = { external_id: 'OLD-1', amount: 50_000 }
  gateway.sandbox.xendit.legacyInvoice({ ...invoice, status: 'EXPIRED' })
  gateway.sandbox.xendit.legacyInvoice({ ...invoice, status: 'PAID' })
  const { customer, order } = await checkedOut()
  gateway.sandbox.xendit.legacyInvoice({ external_id: order, amount: 54_390, status: 'EXPIRED' })
  await settled()
  expect((await events('OLD-1')).map(({ status, outcome }) => [status, outcome])).toEqual([
    ['ignored', 'oldInvoice'],
    ['ignored', 'oldInvoice'],
  ])
  expect(await customer.payments()).toMatchObject([{ status: 'expired' }])
  gateway.sandbox.xendit.legacyInvoice({ external_id: order, amount: 54_390, status: 'PAID' })
  await settled()
  expect(await customer.payments()).toMatchObject([{ status: 'paid', method: 'bank_transfer:bca' }])
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
  await balanced()
})

test('an expired session ends the attempt, and a virtual account paid after it is money all the same', async () => {
  const customer = await createCustomer()
  const number = await customer.order()
  await customer.checkout(number, 'qris')
  const [payment] = await customer.payments()
  const request = gateway.sandbox.xendit.choose(payment?.order_id ?? '', 'QRIS') ?? ''
  gateway.sandbox.xendit.expire(payment?.order_id ?? '')
  await settled()
  expect(await customer.payments()).toMatchObject([{ status: 'expired' }])
  expect(gateway.sandbox.xendit.pay(request)).toBe(true)
  await settled()
  expect(await customer.payments()).toMatchObject([{ status: 'paid' }])
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
  await balanced()
})

test('a refund made in the dashboard reaches the payment it belongs to', async () => {
  const { customer, order, payment } = await checkedOut()
  const { request } = pay(order)
  await settled()
  const refund = gateway.sandbox.xendit.refund(request, { amount: 10_000 }) ?? ''
  await settled()
  expect(await eventsAbout(refund)).toMatchObject([
    { status: 'applied', outcome: 'refundElsewhere', payment_id: payment.id, order_id: order },
  ])
  expect(await customer.payments()).toMatchObject([{ refunded_amount: 10_000n }])
  await balanced()
})

test('silent: the poller finds what was paid, also after the page and its session ended', async () => {
  const [paid, late] = await Promise.all([checkedOut(), checkedOut()])
  gateway.sandbox.xendit.setSwitches({ never: 'standing' })
  pay(paid.order)
  const request = gateway.sandbox.xendit.choose(late.order, 'QRIS') ?? ''
  gateway.sandbox.xendit.expire(late.order)
  await pollLater()
  expect(await paid.customer.payments()).toMatchObject([{ status: 'paid' }])
  expect(await late.customer.payments()).toMatchObject([{ status: 'expired' }])
  gateway.sandbox.xendit.pay(request)
  await pollLater()
  gateway.sandbox.xendit.setSwitches({ never: 'off' })
  expect(await late.customer.payments()).toMatchObject([{ status: 'paid' }])
  expect(await late.customer.invoices()).toMatchObject([{ status: 'paid' }])
  await balanced()
})

/** Lets an hour pass since anybody was asked. */
async function pollLater(): Promise<void> {
  const anHourAgo = new Date(Date.now() - 3_600_000)
  await db
    .updateTable('payments')
    .set({ created_at: anHourAgo, checked_at: anHourAgo })
    .where('status', '<>', 'paid')
    .execute()
  await pollSilentPayments()
}
