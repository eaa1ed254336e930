import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { midtransError, snapClient, snapOrder } from '../testing'

let sandbox: Sandbox
let snap: ReturnType<typeof snapClient>

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, notificationUrl: 'http://127.0.0.1:9/none', timeScale: 1e-6 })
})
beforeEach(() => {
  sandbox.reset()
  snap = snapClient(sandbox.midtransUrl)
})
afterAll(() => sandbox.close())

async function problemsOf(change: Record<string, unknown>): Promise<unknown> {
  const { code, answer } = await midtransError(snap.createTransaction({ ...snapOrder('INV-1'), ...change }))
  expect(code).toBe(400)
  return answer.error_messages
}

describe('POST /snap/v1/transactions', () => {
  test('answers with a token and the address of the payment page', async () => {
    const made = await snap.createTransaction(snapOrder('INV-2026-11-000001'))
    expect(made.redirect_url).toBe(`${sandbox.midtransUrl}/snap/v4/redirection/${made.token}`)
    const page = await fetch(made.redirect_url, { headers: { 'accept-language': 'en' } })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Rp\u00a0165.000')
  })

  test('a wrong key is a 401', async () => {
    const { code, answer } = await midtransError(
      snapClient(sandbox.midtransUrl, 'SB-Mid-server-other').createTransaction(snapOrder('INV-1')),
    )
    expect(code).toBe(401)
    expect(answer.error_messages).toEqual([expect.stringContaining('Access denied')])
  })

  test.each([
    [
      { order_id: 'INV/1', gross_amount: 165_000 },
      'transaction_details.order_id contains unsupported characters',
    ],
    [
      { order_id: 'a'.repeat(51), gross_amount: 165_000 },
      'transaction_details.order_id is too long (maximum is 50 characters)',
    ],
    [{ gross_amount: 165_000 }, 'transaction_details.order_id is required'],
    [{ order_id: 'INV-1' }, 'transaction_details.gross_amount is required'],
    [{ order_id: 'INV-1', gross_amount: '165000' }, 'transaction_details.gross_amount is not a number'],
    [
      { order_id: 'INV-1', gross_amount: 0 },
      'transaction_details.gross_amount must be greater than or equal to 0.01',
    ],
    [
      { order_id: 'INV-1', gross_amount: 165_000.5 },
      'transaction_details.gross_amount must be an integer for IDR',
    ],
    [
      { order_id: 'INV-1', gross_amount: 165_001 },
      'transaction_details.gross_amount is not equal to the sum of item_details',
    ],
  ])('transaction_details %j', async (transaction_details, problem) => {
    expect(await problemsOf({ transaction_details })).toContain(problem)
  })

  test.each([
    [
      { item_details: [{ name: 'x'.repeat(51), price: 165_000, quantity: 1 }] },
      'item_details[0].name is too long (maximum is 50 characters)',
    ],
    [
      { item_details: [{ name: 'x', price: '165000', quantity: 1 }] },
      'item_details[0].price is not a whole number',
    ],
    [
      { item_details: [{ name: 'x', price: 165_000, quantity: 0 }] },
      'item_details[0].quantity must be a whole number of at least 1',
    ],
    [
      { item_details: [{ name: { toString: 1 }, price: { valueOf: 1 }, quantity: null }] },
      'item_details[0].name is required',
    ],
    [{ enabled_payments: ['bca_va', 'cash'] }, 'enabled_payments has an unknown payment method: "cash"'],
    [{ enabled_payments: ['constructor'] }, 'enabled_payments has an unknown payment method: "constructor"'],
    [{ expiry: { unit: 'weeks', duration: 1 } }, 'expiry.unit must be one of minute, hour, day'],
    [
      { expiry: { unit: 'hour', duration: 1, start_time: '2026-11-22' } },
      'expiry.start_time format is invalid, use yyyy-MM-dd HH:mm:ss Z',
    ],
    [
      { expiry: { unit: 'hour', duration: 1, start_time: '2020-01-01 00:00:00 +0700' } },
      'expiry time must be in the future',
    ],
    [{ page_expiry: { unit: 'minute', duration: 4 } }, 'page_expiry must be between 5 minutes and 7 days'],
    [{ page_expiry: { unit: 'day', duration: 8 } }, 'page_expiry must be between 5 minutes and 7 days'],
    [{ customer_details: { email: 'sari@demo' } }, 'customer_details.email format is invalid'],
    [{ callbacks: { finish: 'javascript:alert(1)' } }, 'callbacks.finish is not a valid URL'],
    [{ custom_field1: 7 }, 'custom_field1 must be a string of at most 255'],
  ])('%j', async (change, problem) => {
    expect(await problemsOf(change)).toContain(problem)
  })

  test('a discount is a negative price', async () => {
    const order = snapOrder('INV-1', 90_000)
    order.item_details = [
      { id: 'plan', name: 'Paket', price: 100_000, quantity: 1 },
      { id: 'off', name: 'Potongan', price: -10_000, quantity: 1 },
    ]
    expect((await snap.createTransaction(order)).token).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('an order is taken once, and says so when it has been paid', async () => {
    await snap.createTransaction(snapOrder('INV-1'))
    expect(await problemsOf({})).toEqual(['transaction_details.order_id has already been taken'])
    sandbox.midtrans.choose('INV-1', 'qris')
    sandbox.midtrans.pay('INV-1')
    expect(await problemsOf({})).toEqual(['transaction_details.order_id has been paid'])
  })

  test('an Idempotency-Key brings back the same answer', async () => {
    snap.httpClient.http_client.defaults.headers.common['Idempotency-Key'] = 'attempt-1'
    const first = await snap.createTransaction(snapOrder('INV-1'))
    expect(await snap.createTransaction(snapOrder('INV-1'))).toEqual(first)
    snap.httpClient.http_client.defaults.headers.common['Idempotency-Key'] = 'k'.repeat(47)
    expect((await midtransError(snap.createTransaction(snapOrder('INV-2')))).code).toBe(400)
  })
})
