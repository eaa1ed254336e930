import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { snapClient, snapOrder, startReceiver } from '../testing'

let sandbox: Sandbox
let receiver: Awaited<ReturnType<typeof startReceiver>>
let page: string

beforeAll(async () => {
  receiver = await startReceiver()
  sandbox = await startSandbox({ port: 0, notificationUrl: receiver.url, timeScale: 1e-6 })
})
beforeEach(async () => {
  await sandbox.idle()
  sandbox.reset()
  receiver.received.length = 0
  const made = await snapClient(sandbox.midtransUrl).createTransaction(snapOrder('INV-1'))
  page = made.redirect_url
})
afterAll(async () => {
  await sandbox.close()
  await receiver.close()
})

async function post(
  action: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
) {
  const transaction_id = sandbox.midtrans.overview().transactions.at(-1)?.transaction_id ?? ''
  return fetch(`${page}/${action}`, {
    method: 'POST',
    headers: { 'accept-language': 'en', ...headers },
    body: new URLSearchParams({ transaction_id, ...fields }),
  })
}
const lastStatus = () => sandbox.midtrans.overview().transactions.at(-1)?.status

describe('the payment page', () => {
  test('speaks Bahasa Indonesia unless English is preferred', async () => {
    expect(await (await fetch(page)).text()).toContain('Pilih cara bayar')
    const english = await fetch(page, { headers: { 'accept-language': 'en-GB,en;q=0.9,id;q=0.3' } })
    expect(await english.text()).toContain('Choose how to pay')
  })

  test('VA: number, pay, back to the merchant as Midtrans sends one back', async () => {
    const chosen = await (await post('choose', { method: 'bca_va' })).text()
    expect(chosen).toContain('Copy number')
    expect(chosen).toContain('Pay now')
    const paid = await (await post('pay')).text()
    expect(paid).toContain('Payment successful')
    expect(paid).toContain(
      'href="http://127.0.0.1:3000/app/warung-bu-sari/billing?from=snap&amp;order_id=INV-1&amp;status_code=200&amp;transaction_status=settlement"',
    )
    await sandbox.idle()
    expect(receiver.received.map(({ json }) => json.transaction_status)).toEqual(['pending', 'settlement'])
  })

  test.each(['deny', 'expire'])('after %s one tries again, with a new transaction', async (action) => {
    await post('choose', { method: 'qris' })
    expect(await (await post(action)).text()).toContain('Try again')
    expect(lastStatus()).toBe(action)
    await post('choose', { method: 'gopay' })
    await post('pay')
    const { transactions } = sandbox.midtrans.overview()
    expect(transactions.map(({ status }) => status)).toEqual([action, 'settlement'])
    expect(new Set(transactions.map(({ transaction_id }) => transaction_id)).size).toBe(2)
  })

  test.each([
    ['4811 1111 1111 1114', 'capture', 'Payment successful'],
    ['4911-1111-1111-1113', 'deny', 'The payment was denied'],
  ])('card %s → %s', async (number, status, text) => {
    const form = await (await post('choose', { method: 'credit_card' })).text()
    expect(form).toContain('Card number')
    expect(await (await post('card', { number, expiry: '12/40', cvv: '123' })).text()).toContain(text)
    expect(lastStatus()).toBe(status)
  })

  test('a wrong card is told beside the field and makes no transaction', async () => {
    const answer = await post('card', { number: '4242424242424242', expiry: '13/20', cvv: '1' })
    expect(answer.status).toBe(422)
    expect((await answer.text()).match(/aria-invalid="true"/g)).toHaveLength(3)
    expect(sandbox.midtrans.overview().transactions).toEqual([])
  })

  test('paying twice pays once', async () => {
    await post('choose', { method: 'qris' })
    await Promise.all([post('pay'), post('pay')])
    await sandbox.idle()
    expect(receiver.received).toHaveLength(2)
  })

  test('a form of another site is refused', async () => {
    expect((await post('choose', { method: 'qris' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(sandbox.midtrans.overview().transactions).toEqual([])
  })

  test('hostile names stay text; unknown tokens are a 404', async () => {
    const hostile = '<img src=x onerror=alert(1)>"\'&'
    const order = { ...snapOrder('INV-2'), item_details: [{ name: hostile, price: 165_000, quantity: 1 }] }
    const made = await snapClient(sandbox.midtransUrl).createTransaction(order)
    const text = await (await fetch(made.redirect_url)).text()
    expect(text).not.toContain('<img')
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
    expect((await fetch(`${page}x`)).status).toBe(404)
  })

  test('the dashboard shows orders and notifications, and its buttons act', async () => {
    await post('choose', { method: 'permata_va' })
    const id = sandbox.midtrans.overview().transactions[0]?.transaction_id
    const act = (to: string) =>
      fetch(`${sandbox.url}/midtrans/transactions/${id}`, {
        method: 'POST',
        body: new URLSearchParams({ to }),
      })
    await act('pay')
    const shown = await (await act('deny')).text()
    expect(lastStatus()).toBe('deny')
    expect(shown).toContain('INV-1')
    expect(shown).toContain('signature_key')
  })
})
