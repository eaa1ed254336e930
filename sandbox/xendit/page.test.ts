import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { startReceiver } from '../testing'
import { sessionRequest, xenditClient } from './testing'

let sandbox: Sandbox
let receiver: Awaited<ReturnType<typeof startReceiver>>
let page: string

beforeAll(async () => {
  receiver = await startReceiver()
  sandbox = await startSandbox({ port: 0, xenditNotificationUrl: receiver.url, timeScale: 1e-6 })
})
beforeEach(async () => {
  await sandbox.idle()
  sandbox.reset()
  receiver.received.length = 0
  page = await linkOf({})
})
afterAll(async () => {
  await sandbox.close()
  await receiver.close()
})

async function linkOf(more: object): Promise<string> {
  const xendit = xenditClient(sandbox.xenditUrl)
  const { body } = await xendit.post('/sessions', { ...sessionRequest('INV-1'), ...more })
  return String(body.payment_link_url)
}
async function post(
  action: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
) {
  const payment_request_id = sandbox.xendit.overview().payments.at(-1)?.payment_request_id ?? ''
  return fetch(`${page}/${action}`, {
    method: 'POST',
    headers: { 'accept-language': 'en', ...headers },
    body: new URLSearchParams({ payment_request_id, ...fields }),
    redirect: action === 'cancel' ? 'manual' : 'follow',
  })
}
const statuses = () => sandbox.xendit.overview().payments.map(({ status }) => status)

describe('the checkout page', () => {
  test('speaks Bahasa Indonesia unless English is preferred, and offers every channel by name', async () => {
    const text = await (await fetch(page)).text()
    for (const name of ['Pilih cara bayar', 'Mandiri Virtual Account', 'LinkAja', 'Alfamart', 'Batalkan'])
      expect(text).toContain(name)
    expect(await (await fetch(page, { headers: { 'accept-language': 'en' } })).text()).toContain(
      'Choose how to pay',
    )
    page = await linkOf({ allowed_payment_channels: ['QRIS', 'CARDS'] })
    expect(await (await fetch(page)).text()).not.toContain('Alfamart')
    await post('choose', { channel: 'ALFAMART' })
    expect(statuses()).toEqual([])
  })

  test('VA: number, pay, back to the merchant', async () => {
    const chosen = await (await post('choose', { channel: 'BCA_VIRTUAL_ACCOUNT' })).text()
    for (const name of ['Copy number', 'Pay now', 'Fail', 'Let it expire', 'Cancel'])
      expect(chosen).toContain(name)
    const paid = await (await post('pay')).text()
    expect(paid).toContain('Payment successful')
    expect(paid).toContain('href="http://127.0.0.1:3000/app/warung-bu-sari/billing?from=xendit" data-return')
    await sandbox.idle()
    expect(receiver.received).toHaveLength(2)
  })

  test('after a failure one tries again', async () => {
    await post('choose', { channel: 'DANA' })
    expect(await (await post('fail')).text()).toContain('Choose another method')
    await post('choose', { channel: 'QRIS' })
    await post('pay')
    expect(statuses()).toEqual(['FAILED', 'SUCCEEDED'])
  })

  test('expired: a number that was written down can still be paid', async () => {
    await post('choose', { channel: 'INDOMARET' })
    const late = await (await post('expire')).text()
    expect(late).toContain('This page has expired')
    expect(late).toContain('The number below can still be paid.')
    expect(await (await post('pay')).text()).toContain('Payment successful')
    expect(statuses()).toEqual(['SUCCEEDED'])
    expect(sandbox.xendit.overview().sessions[0]?.status).toBe('EXPIRED')
  })

  test('cancelled: back to the merchant, who is not told', async () => {
    const answer = await post('cancel')
    expect(answer.headers.get('location')).toBe('https://izinku.test/app/warung-bu-sari/billing')
    expect(await (await fetch(page)).text()).toContain('Pembayaran dibatalkan')
    await sandbox.idle()
    expect(receiver.received).toEqual([])
  })

  test.each([
    ['4000 0000 0000 1091', 'SUCCEEDED', 'Payment successful'],
    ['4000 0000 0000 0002', 'FAILED', 'The payment failed'],
  ])('card %s → %s', async (number, status, text) => {
    expect(await (await post('choose', { channel: 'CARDS' })).text()).toContain('Card number')
    expect(await (await post('card', { number, expiry: '12/40', cvv: '123' })).text()).toContain(text)
    expect(statuses()).toEqual([status])
    expect((await post('card', { number: '1', expiry: '', cvv: '' })).status).toBe(422)
  })

  test('forms of other sites are refused, hostile names stay text, unknown links are a 404', async () => {
    expect((await post('choose', { channel: 'QRIS' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const name = '<img src=x onerror=alert(1)>'
    page = await linkOf({ items: [{ name, net_unit_amount: 165_000, quantity: 1 }] })
    expect(await (await fetch(page)).text()).not.toContain('<img')
    expect((await fetch(`${page}x`)).status).toBe(404)
  })

  test('the dashboard shows sessions and webhooks, and its buttons act', async () => {
    await post('choose', { channel: 'QRIS' })
    const id = sandbox.xendit.overview().payments[0]?.payment_request_id
    const act = (path: string, fields: Record<string, string>) =>
      fetch(`${sandbox.url}/xendit/${path}`, { method: 'POST', body: new URLSearchParams(fields) })
    await act(`actions/${id}`, { to: 'pay' })
    sandbox.xendit.setRefunds('pend')
    await act(`actions/${id}`, { to: 'refund' })
    const refund = sandbox.xendit.overview().refunds[0]?.id
    await act(`actions/${refund}`, { to: 'succeed_refund' })
    await act('test-event', {})
    await act('legacy-invoices', { external_id: 'OLD-1', amount: '1000', status: 'PAID' })
    await sandbox.idle()
    expect(receiver.received).toHaveLength(5)
    const shown = await (await fetch(`${sandbox.url}/xendit`)).text()
    for (const text of ['INV-1', 'refund.succeeded', 'payment_session.completed', 'OLD-1'])
      expect(shown).toContain(text)
    expect((await fetch(`${sandbox.url}/`)).status).toBe(200)
  })
})
