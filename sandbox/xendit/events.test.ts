import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { startReceiver } from '../testing'
import { xenditPolicy } from './events'
import { xenditClient } from './testing'

let sandbox: Sandbox
let receiver: Awaited<ReturnType<typeof startReceiver>>
let xendit: ReturnType<typeof xenditClient>
let id: string

beforeAll(async () => {
  receiver = await startReceiver()
  sandbox = await startSandbox({ port: 0, xenditNotificationUrl: receiver.url, timeScale: 1e-6 })
  xendit = xenditClient(sandbox.xenditUrl)
})
beforeEach(async () => {
  await sandbox.idle()
  sandbox.reset()
  receiver.received.length = 0
  receiver.answerWith(() => 200)
  id = await xendit.session('INV-1')
})
afterAll(async () => {
  await sandbox.close()
  await receiver.close()
})

async function payWith(channel: string) {
  sandbox.xendit.choose(id, channel)
  sandbox.xendit.pay(id)
  await sandbox.idle()
  return receiver.received
}
const events = () => receiver.received.map(({ json }) => json.event)
const dataOf = (index: number) => (receiver.received[index]?.json.data ?? {}) as Record<string, unknown>

describe('what is sent', () => {
  test('payment.capture, then payment_session.completed, with token, id and envelope', async () => {
    const [capture, completed] = await payWith('BRI_VIRTUAL_ACCOUNT')
    expect(events()).toEqual(['payment.capture', 'payment_session.completed'])
    expect(capture?.headers['x-callback-token']).toBe('demo-xendit-callback-token')
    expect(capture?.headers['webhook-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(capture?.headers['webhook-id']).not.toBe(completed?.headers['webhook-id'])
    expect(capture?.json).toMatchObject({
      event: 'payment.capture',
      business_id: expect.any(String),
      created: expect.any(String),
      data: {
        payment_id: expect.stringMatching(/^py-/),
        payment_request_id: expect.stringMatching(/^pr-/),
        request_amount: 165_000,
        reference_id: 'INV-1',
        type: 'SINGLE_PAYMENT',
        status: 'SUCCEEDED',
        channel_code: 'BRI_VIRTUAL_ACCOUNT',
        country: 'ID',
        currency: 'IDR',
      },
    })
    expect(dataOf(1)).toMatchObject({
      payment_session_id: id,
      status: 'COMPLETED',
      payment_id: dataOf(0).payment_id,
      amount: 165_000,
    })
  })

  test('a failure leaves the session open; a card can be authorized first', async () => {
    sandbox.xendit.choose(id, 'OVO')
    sandbox.xendit.fail(id)
    sandbox.xendit.choose(id, 'CARDS')
    sandbox.xendit.authorize(id)
    sandbox.xendit.pay(id)
    await sandbox.idle()
    expect(events()).toEqual([
      'payment.failure',
      'payment.authorization',
      'payment.capture',
      'payment_session.completed',
    ])
    expect(dataOf(0)).toMatchObject({ status: 'FAILED', failure_code: 'PAYMENT_REJECTED' })
    expect(dataOf(1)).toMatchObject({ status: 'AUTHORIZED', captures: [] })
  })

  test('an expired session is told of; a VA paid later is captured, an e-wallet cannot be', async () => {
    sandbox.xendit.choose(id, 'OVO')
    const wallet = sandbox.xendit.overview().payments[0]?.payment_request_id ?? ''
    sandbox.xendit.choose(id, 'BCA_VIRTUAL_ACCOUNT')
    sandbox.xendit.expire(id)
    expect(sandbox.xendit.pay(wallet)).toBe(false)
    expect(sandbox.xendit.pay(id)).toBe(true)
    await sandbox.idle()
    expect(events()).toEqual(['payment_session.expired', 'payment.capture'])
    expect((await xendit.get(`/sessions/${id}`)).body).toMatchObject({
      status: 'EXPIRED',
      payment_id: dataOf(1).payment_id,
    })
  })

  test('two attempts of one session can both be paid; the session is completed once', async () => {
    const first = sandbox.xendit.choose(id, 'BCA_VIRTUAL_ACCOUNT') ?? ''
    const second = sandbox.xendit.choose(id, 'BNI_VIRTUAL_ACCOUNT') ?? ''
    sandbox.xendit.pay(second)
    sandbox.xendit.pay(first)
    expect(sandbox.xendit.pay(first)).toBe(false)
    await sandbox.idle()
    expect(events()).toEqual(['payment.capture', 'payment_session.completed', 'payment.capture'])
  })

  test('refunds that succeed and fail', async () => {
    await payWith('QRIS')
    sandbox.xendit.refund(id, { amount: 1000 })
    sandbox.xendit.setRefunds('fail')
    sandbox.xendit.refund(id, { amount: 2000 })
    await sandbox.idle()
    expect(events().slice(2)).toEqual(['refund.succeeded', 'refund.failed'])
    expect(dataOf(3)).toMatchObject({ amount: 2000, status: 'FAILED', payment_id: dataOf(0).payment_id })
  })

  test('old invoices: EXPIRED, then PAID all the same, flat and known to GET; the test event', async () => {
    const old = { external_id: 'OLD-1', amount: 50_000 }
    const invoice = sandbox.xendit.legacyInvoice({ ...old, status: 'EXPIRED' })
    expect(sandbox.xendit.legacyInvoice({ ...old, status: 'PAID' })).toBe(invoice)
    sandbox.xendit.testEvent()
    await sandbox.idle()
    const of = (sent: string) => receiver.received.filter(({ json }) => json.id === sent)
    const [[expired, paid], [tested]] = [of(invoice), of('579c8d61f23fa4ca35e52da4')]
    expect(expired?.json).toMatchObject({ id: invoice, external_id: 'OLD-1', status: 'EXPIRED' })
    expect(paid?.json).toMatchObject({ id: invoice, status: 'PAID', paid_amount: 50_000, amount: 50_000 })
    expect(paid?.headers['webhook-id']).toBeUndefined()
    expect(paid?.headers['x-callback-token']).toBe('demo-xendit-callback-token')
    expect((await xendit.get(`/v2/invoices/${invoice}`)).body).toMatchObject({ status: 'PAID' })
    expect(tested?.json).toMatchObject({ status: 'PAID', external_id: 'invoice_123124123' })
  })
})

describe('retries', () => {
  test('six, with the same webhook-id, until answered 2xx', async () => {
    receiver.answerWith(() => 500)
    sandbox.xendit.choose(id, 'QRIS')
    sandbox.xendit.fail(id)
    await sandbox.idle()
    expect(receiver.received).toHaveLength(7)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(sandbox.deliveries()[0]?.state).toBe('given_up')
  })

  test('none for who did not answer in time', () => {
    const attempt = { at: '', status: null, response: '', ms: 30_000 }
    expect(xenditPolicy.retriesFor(null, attempt)).toBe(6)
    expect(xenditPolicy.retriesFor(null, { ...attempt, timed_out: true })).toBe(0)
    expect(xenditPolicy.delays).toEqual([15, 45, 120, 180, 360, 720])
  })
})

describe('switches', () => {
  test('reorder: the session is completed before its payment is captured', async () => {
    sandbox.xendit.setSwitches({ reorder: 'standing' })
    await payWith('QRIS')
    expect(events()).toEqual(['payment_session.completed', 'payment.capture'])
  })

  test('duplicate, drop, wrong_token, wrong_amount', async () => {
    sandbox.xendit.setSwitches({ duplicate: 'next', wrong_token: 'next', wrong_amount: 'next' })
    await payWith('QRIS')
    expect(events().sort()).toEqual(['payment.capture', 'payment.capture', 'payment_session.completed'])
    const captures = receiver.received.filter(({ json }) => json.event === 'payment.capture')
    expect(new Set(captures.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(captures[0]?.headers['x-callback-token']).toBe('demo-xendit-callback-token-wrong')
    expect(captures[0]?.json.data).toMatchObject({ request_amount: 165_001 })

    sandbox.xendit.setSwitches({ drop: 'standing' })
    receiver.received.length = 0
    sandbox.xendit.refund(id)
    await sandbox.idle()
    expect(receiver.received).toEqual([])
  })

  test('by the control API, and a summary of what happened', async () => {
    const control = (body: unknown) =>
      fetch(`${sandbox.url}/__control/xendit`, { method: 'POST', body: JSON.stringify(body) })
    expect((await control({ id: 'INV-1', choose: 'DANA' })).status).toBe(200)
    expect((await control({ id: 'INV-1', pay: { amount: 1000 } })).status).toBe(200)
    expect((await control({ id: 'INV-1', pay: true })).status).toBe(409)
    expect((await control({ id: 'INV-1', refund: { amount: 400 } })).status).toBe(200)
    expect((await control({ refunds: 'vanish' })).status).toBe(409)
    expect((await control({ payAll: { methods: ['QRIS'] } })).status).toBe(200)
    await sandbox.idle()
    const summary = await (await fetch(`${sandbox.url}/__control/xendit/summary`)).json()
    expect(summary).toMatchObject({
      sessions: 1,
      paid: 1,
      paid_amount: 1000,
      refunded_amount: 400,
      notifications: { sent: 3 },
      deliveries: { delivered: 3, waiting: 0 },
    })
  })
})
