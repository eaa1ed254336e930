import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { startReceiver } from '../testing'
import { CHANNEL_CODES, CHANNELS } from './channels'
import { sessionRequest, xenditClient } from './testing'

const KEY = 'xnd_development_test'

let sandbox: Sandbox
let receiver: Awaited<ReturnType<typeof startReceiver>>
let xendit: ReturnType<typeof xenditClient>

beforeAll(async () => {
  receiver = await startReceiver()
  sandbox = await startSandbox({
    port: 0,
    xenditSecretKey: KEY,
    xenditNotificationUrl: receiver.url,
    timeScale: 1e-6,
  })
  xendit = xenditClient(sandbox.xenditUrl, KEY)
})
beforeEach(async () => {
  await sandbox.idle()
  sandbox.reset()
  receiver.received.length = 0
})
afterAll(async () => {
  await sandbox.close()
  await receiver.close()
})

const paid = async (channel: string, amount = 165_000) => {
  const id = await xendit.session('INV-1', { amount })
  sandbox.xendit.choose(id, channel)
  expect(sandbox.xendit.pay(id)).toBe(true)
  const { body } = await xendit.get(`/sessions/${id}`)
  return { id, payment_request_id: String(body.payment_request_id), payment_id: String(body.payment_id) }
}
const refund = (body: object, key?: string) => xendit.post('/refunds', { reason: 'OTHERS', ...body }, key)

describe('sessions', () => {
  test('are opened, with a link, for half an hour', async () => {
    const { status, body } = await xendit.post('/sessions', sessionRequest('INV-1'))
    expect(status).toBe(201)
    expect(body).toMatchObject({
      payment_session_id: expect.stringMatching(/^ps-[0-9a-f]{24}$/),
      status: 'ACTIVE',
      reference_id: 'INV-1',
      amount: 165_000,
      currency: 'IDR',
      session_type: 'PAY',
      payment_link_url: expect.stringContaining(`${sandbox.xenditUrl}/checkout/`),
      metadata: { invoice: 'INV/2026/11/000001' },
    })
    const minutes = (Date.parse(String(body.expires_at)) - Date.parse(String(body.created))) / 60_000
    expect(minutes).toBeCloseTo(30, 1)
    expect(body).not.toHaveProperty('payment_id')
    expect((await xendit.get(`/sessions/${body.payment_session_id}`)).body).toEqual(body)
  })

  test('a repeated request with its key is the same session, other essentials a conflict', async () => {
    const first = await xendit.post('/sessions', sessionRequest('INV-1'), 'k-1')
    const again = await xendit.post('/sessions', sessionRequest('INV-1'), 'k-1')
    expect(again).toEqual(first)
    const other = await xendit.post('/sessions', sessionRequest('INV-1', 1000), 'k-1')
    expect(other).toMatchObject({ status: 409, body: { error_code: 'IDEMPOTENCY_ERROR' } })
    await xendit.post('/sessions', sessionRequest('INV-1'))
    expect(sandbox.xendit.overview().sessions).toHaveLength(2)
  })

  test.each([
    [{ reference_id: '' }, 'reference_id'],
    [{ reference_id: 'x'.repeat(65) }, 'reference_id'],
    [{ amount: 0 }, 'amount'],
    [{ amount: 1.5 }, 'amount'],
    [{ amount: '165000' }, 'amount'],
    [{ currency: 'USD' }, 'currency'],
    [{ mode: 'COMPONENTS' }, 'mode'],
    [{ success_return_url: 'http://example.com/' }, 'success_return_url'],
    [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
    [{ allowed_payment_channels: ['BARTER'] }, 'allowed_payment_channels'],
    [{ customer: { reference_id: 'c', type: 'INDIVIDUAL' } }, 'customer.individual_detail.given_names'],
    [{ items: [{ name: 'x', quantity: 1 }] }, 'items[0].net_unit_amount'],
  ])('%j is refused', async (wrong, path) => {
    const { status, body } = await xendit.post('/sessions', { ...sessionRequest('INV-1'), ...wrong })
    expect(status).toBe(400)
    expect(body).toMatchObject({ error_code: 'API_VALIDATION_ERROR', errors: [{ path }] })
    expect(sandbox.xendit.overview().sessions).toEqual([])
  })

  test('a wrong key is a 401, an unknown id a 404, nonsense a 400', async () => {
    const stranger = xenditClient(sandbox.xenditUrl, 'other')
    expect(await stranger.get('/sessions/x')).toMatchObject({
      status: 401,
      body: { error_code: 'INVALID_API_KEY' },
    })
    expect(await xendit.get('/sessions/ps-x')).toMatchObject({
      status: 404,
      body: { error_code: 'DATA_NOT_FOUND' },
    })
    expect((await xendit.post('/sessions', 'nonsense')).status).toBe(400)
  })

  test('are cancelled once; nobody is told, nothing more begins', async () => {
    const id = await xendit.session('INV-1')
    expect((await xendit.post(`/sessions/${id}/cancel`)).body).toMatchObject({ status: 'CANCELED' })
    expect((await xendit.post(`/sessions/${id}/cancel`)).status).toBe(400)
    expect(sandbox.xendit.choose(id, 'QRIS')).toBeUndefined()
    await sandbox.idle()
    expect(receiver.received).toEqual([])
  })
})

describe('payments', () => {
  test('exist once there is money; the request before', async () => {
    const id = await xendit.session('INV-1')
    const request = sandbox.xendit.choose(id, 'BCA_VIRTUAL_ACCOUNT') ?? ''
    expect((await xendit.get(`/v3/payment_requests/${request}`)).body).toMatchObject({
      status: 'REQUIRES_ACTION',
      channel_code: 'BCA_VIRTUAL_ACCOUNT',
      channel_properties: { virtual_account_number: expect.stringMatching(/^\d{16}$/) },
    })
    expect((await xendit.get(`/v3/payments/${request.replace('pr-', 'py-')}`)).status).toBe(404)

    sandbox.xendit.pay(id)
    const session = (await xendit.get(`/sessions/${id}`)).body
    expect(session).toMatchObject({ status: 'COMPLETED', payment_request_id: request })
    expect((await xendit.get(`/v3/payments/${session.payment_id}`)).body).toMatchObject({
      status: 'SUCCEEDED',
      request_amount: 165_000,
      currency: 'IDR',
      reference_id: 'INV-1',
      captures: [{ capture_amount: 165_000 }],
    })
  })

  test('another amount or currency is what GET says, too', async () => {
    const id = await xendit.session('INV-1')
    sandbox.xendit.choose(id, 'BNI_VIRTUAL_ACCOUNT')
    sandbox.xendit.pay(id, { amount: 100_000, currency: 'PHP' })
    const { payment_id } = (await xendit.get(`/sessions/${id}`)).body
    expect((await xendit.get(`/v3/payments/${payment_id}`)).body).toMatchObject({
      request_amount: 100_000,
      currency: 'PHP',
    })
  })
})

describe('refunds', () => {
  test.each(CHANNEL_CODES)('%s', async (channel) => {
    const { payment_request_id } = await paid(channel)
    const { status, body } = await refund({ payment_request_id })
    if (CHANNELS[channel].refundable) expect(body).toMatchObject({ status: 'PENDING', amount: 165_000 })
    else expect([status, body.error_code]).toEqual([400, 'REFUND_NOT_SUPPORTED'])
  })

  test('in part, repeated by its key, then the rest, and no more', async () => {
    const { payment_request_id, payment_id } = await paid('QRIS')
    const part = { payment_request_id, amount: 65_000, reference_id: 'CN-1' }
    const made = await refund(part, 'k-1')
    expect(made.status).toBe(200)
    expect(await refund(part, 'k-1')).toEqual(made)
    expect(await refund({ ...part, amount: 1 }, 'k-1')).toMatchObject({ status: 409 })
    expect((await xendit.get(`/refunds/${made.body.id}`)).body).toMatchObject({
      status: 'SUCCEEDED',
      payment_id,
      reference_id: 'CN-1',
      amount: 65_000,
    })
    expect((await refund({ payment_request_id, amount: 100_001 })).body.error_code).toBe(
      'REFUND_AMOUNT_EXCEEDED',
    )
    expect((await refund({ payment_request_id })).body.amount).toBe(100_000)
    expect((await refund({ payment_request_id })).body.error_code).toBe('REFUND_AMOUNT_EXCEEDED')
  })

  test('one that pends holds its amount; one that fails frees it', async () => {
    const { payment_request_id } = await paid('DANA')
    sandbox.xendit.setRefunds('pend')
    const { body } = await refund({ payment_request_id })
    expect((await refund({ payment_request_id, amount: 1 })).body.error_code).toBe('REFUND_AMOUNT_EXCEEDED')
    expect(sandbox.xendit.settleRefund(String(body.id), false)).toBe(true)
    expect(sandbox.xendit.settleRefund(String(body.id))).toBe(false)
    expect((await xendit.get(`/refunds/${body.id}`)).body).toMatchObject({
      status: 'FAILED',
      failure_code: 'INSUFFICIENT_BALANCE',
    })
    sandbox.xendit.setRefunds('succeed')
    expect((await refund({ payment_request_id })).status).toBe(200)
  })

  test('need a payment that succeeded, a reason, a whole amount', async () => {
    const id = await xendit.session('INV-1')
    const payment_request_id = sandbox.xendit.choose(id, 'QRIS') ?? ''
    expect((await refund({ payment_request_id })).body.error_code).toBe('INELIGIBLE_TRANSACTION_STATUS')
    expect((await refund({ payment_request_id: 'pr-x' })).status).toBe(404)
    sandbox.xendit.pay(id)
    for (const wrong of [
      { reason: 'BECAUSE' },
      { amount: 0 },
      { amount: -1 },
      { amount: 1.5 },
      { amount: '1' },
    ]) {
      const { status, body } = await refund({ payment_request_id, ...wrong })
      expect([status, body.error_code]).toEqual([400, 'API_VALIDATION_ERROR'])
    }
  })
})
