import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { snapClient, snapOrder, startReceiver } from '../testing'
import { signature } from './body'

const KEY = 'SB-Mid-server-test'

let sandbox: Sandbox
let receiver: Awaited<ReturnType<typeof startReceiver>>

beforeAll(async () => {
  receiver = await startReceiver()
  sandbox = await startSandbox({
    port: 0,
    midtransServerKey: KEY,
    notificationUrl: receiver.url,
    timeScale: 1e-6,
  })
})
beforeEach(async () => {
  await sandbox.idle()
  sandbox.reset()
  receiver.received.length = 0
  receiver.answerWith(() => 200)
  await snapClient(sandbox.midtransUrl, KEY).createTransaction({
    ...snapOrder('INV-1'),
    custom_field1: 'c-1',
  })
})
afterAll(async () => {
  await sandbox.close()
  await receiver.close()
})

async function payWith(method: string) {
  sandbox.midtrans.choose('INV-1', method)
  sandbox.midtrans.pay('INV-1')
  await sandbox.idle()
  return receiver.received.map(({ json }) => json)
}
const statuses = () => receiver.received.map(({ json }) => json.transaction_status)
const verifies = (json: Record<string, unknown>) =>
  json.signature_key ===
  signature(String(json.order_id), String(json.status_code), String(json.gross_amount), KEY)

describe('what is sent', () => {
  test.each([
    ['qris', { payment_type: 'qris', acquirer: 'gopay', issuer: 'gopay' }],
    ['gopay', { payment_type: 'gopay' }],
    [
      'bca_va',
      {
        payment_type: 'bank_transfer',
        va_numbers: [{ bank: 'bca', va_number: expect.stringMatching(/^\d+$/) }],
      },
    ],
    ['permata_va', { payment_type: 'bank_transfer', permata_va_number: expect.stringMatching(/^\d+$/) }],
    [
      'echannel',
      { payment_type: 'echannel', biller_code: '70012', bill_key: expect.stringMatching(/^\d+$/) },
    ],
    ['shopeepay', { payment_type: 'shopeepay' }],
    ['ovo', { payment_type: 'ovo' }],
    [
      'indomaret',
      { payment_type: 'cstore', store: 'indomaret', payment_code: expect.stringMatching(/^\d{14}$/) },
    ],
    [
      'alfamart',
      { payment_type: 'cstore', store: 'alfamart', payment_code: expect.stringMatching(/^\d{16}$/) },
    ],
  ])('%s: pending, then settlement, signed', async (method, shape) => {
    const [pending, settlement] = await payWith(method)
    expect(pending).toMatchObject({ transaction_status: 'pending', status_code: '201' })
    expect(settlement).toMatchObject({
      ...shape,
      transaction_status: 'settlement',
      status_code: '200',
      gross_amount: '165000.00',
      fraud_status: 'accept',
      custom_field1: 'c-1',
      settlement_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    })
    expect(pending?.transaction_id).toBe(settlement?.transaction_id)
    expect(receiver.received.every(({ json }) => verifies(json))).toBe(true)
  })

  test('DANA shouts, and says nothing of fraud', async () => {
    const [pending, settlement] = await payWith('dana')
    expect([pending?.transaction_status, settlement?.transaction_status]).toEqual(['PENDING', 'SETTLEMENT'])
    expect(settlement).not.toHaveProperty('fraud_status')
    expect(receiver.received.every(({ json }) => verifies(json))).toBe(true)
  })

  test('another amount or currency than was asked for, rightly signed', async () => {
    sandbox.midtrans.choose('INV-1', 'bca_va')
    sandbox.midtrans.pay('INV-1', { amount: 100_000, currency: 'SGD' })
    await sandbox.idle()
    const told = receiver.received[1]?.json ?? {}
    expect(told).toMatchObject({ gross_amount: '100000.00', currency: 'SGD' })
    expect(verifies(told)).toBe(true)
  })

  test('a card is captured', async () => {
    const [, capture] = await payWith('credit_card')
    expect(capture).toMatchObject({
      transaction_status: 'capture',
      status_code: '200',
      masked_card: '481111-1114',
      channel_response_code: '00',
    })
    expect(capture).not.toHaveProperty('settlement_time')
  })

  test('a VA is paid after the page has expired, a new attempt is not begun', async () => {
    sandbox.midtrans.choose('INV-1', 'bca_va')
    sandbox.midtrans.expirePage('INV-1')
    expect(sandbox.midtrans.choose('INV-1', 'qris')).toBeUndefined()
    expect(sandbox.midtrans.pay('INV-1')).toBe(true)
    await sandbox.idle()
    expect(statuses()).toEqual(['pending', 'settlement'])
  })
})

describe('retries', () => {
  test.each([
    [200, 1],
    [201, 1],
    [500, 2],
    [503, 5],
    [400, 3],
    [404, 3],
    [301, 1],
    [302, 1],
    [303, 1],
    [307, 6],
    [401, 6],
    [502, 6],
  ])('an answer of %i makes %i tries', async (status, tries) => {
    receiver.answerWith(() => status)
    sandbox.midtrans.choose('INV-1', 'qris')
    await sandbox.idle()
    expect(receiver.received).toHaveLength(tries)
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
    const [delivery] = sandbox.deliveries()
    expect(delivery?.state).toBe(status < 300 ? 'delivered' : 'given_up')
    expect(delivery?.attempts.every((attempt) => attempt.status === status)).toBe(true)
  })

  test('stop as soon as it is taken', async () => {
    receiver.answerWith((index) => (index < 2 ? 503 : 200))
    sandbox.midtrans.choose('INV-1', 'qris')
    await sandbox.idle()
    expect(receiver.received).toHaveLength(3)
    expect(sandbox.deliveries()[0]?.state).toBe('delivered')
  })

  test('nobody listening makes six tries', async () => {
    const deaf = await startSandbox({ port: 0, notificationUrl: 'http://127.0.0.1:9/', timeScale: 1e-6 })
    await snapClient(deaf.midtransUrl).createTransaction(snapOrder('INV-1'))
    deaf.midtrans.choose('INV-1', 'qris')
    await deaf.idle()
    expect(deaf.deliveries()[0]).toMatchObject({ state: 'given_up' })
    expect(deaf.deliveries()[0]?.attempts.map(({ status }) => status)).toEqual(Array(6).fill(null))
    await deaf.close()
  })

  test('wait 2, 10, 30, 90 and 210 minutes of gateway time', async () => {
    const slow = await startSandbox({
      port: 0,
      midtransServerKey: KEY,
      notificationUrl: receiver.url,
      timeScale: 1,
    })
    receiver.answerWith(() => 503)
    await snapClient(slow.midtransUrl, KEY).createTransaction(snapOrder('INV-9'))
    slow.midtrans.choose('INV-9', 'qris')
    await receiver.until((received) => received.length > 0)
    await expect.poll(() => slow.deliveries()[0]?.attempts.length).toBe(1)
    const { attempts, next_at } = slow.deliveries()[0] ?? {}
    const minutes = (Date.parse(next_at ?? '') - Date.parse(attempts?.[0]?.at ?? '')) / 60_000
    expect(minutes).toBeCloseTo(2, 0)
    await slow.close()
  })
})

describe('switches', () => {
  test('twice, for the next notification only', async () => {
    sandbox.midtrans.setSwitches({ twice: 'next' })
    await payWith('qris')
    expect(statuses()).toEqual(['pending', 'pending', 'settlement'])
  })

  test('wrong order: settlement arrives before pending', async () => {
    sandbox.midtrans.setSwitches({ wrong_order: 'standing' })
    await payWith('qris')
    expect(statuses()).toEqual(['settlement', 'pending'])
  })

  test('never: nothing arrives, GET status knows', async () => {
    sandbox.midtrans.setSwitches({ never: 'standing' })
    await payWith('qris')
    expect(receiver.received).toEqual([])
    const status = await snapClient(sandbox.midtransUrl, KEY).transaction.status('INV-1')
    expect(status.transaction_status).toBe('settlement')
  })

  test('late: after what came later', async () => {
    sandbox.midtrans.setLateSeconds(0.3)
    sandbox.midtrans.setSwitches({ late: 'next' })
    await payWith('qris')
    expect(statuses()).toEqual(['settlement', 'pending'])
  })

  test('wrong signature, and wrong amount rightly signed', async () => {
    sandbox.midtrans.setSwitches({ wrong_signature: 'next' })
    sandbox.midtrans.choose('INV-1', 'qris')
    sandbox.midtrans.setSwitches({ wrong_amount: 'next' })
    sandbox.midtrans.pay('INV-1')
    await sandbox.idle()
    const [forged, other] = receiver.received.map(({ json }) => json)
    expect(verifies(forged ?? {})).toBe(false)
    expect(other?.gross_amount).toBe('165001.00')
    expect(verifies(other ?? {})).toBe(true)
  })

  test('replay sends the same body again', async () => {
    await payWith('qris')
    const last = sandbox.midtrans.overview().notifications.at(-1)
    expect(sandbox.midtrans.replay(last?.id ?? '')).toBe(true)
    await sandbox.idle()
    expect(receiver.received[2]?.body).toBe(receiver.received[1]?.body)
  })

  test('by the control API; unknown ones are refused', async () => {
    const control = (body: unknown) =>
      fetch(`${sandbox.url}/__control/midtrans`, { method: 'POST', body: JSON.stringify(body) })
    expect((await control({ switches: { never: 'standing' } })).status).toBe(200)
    expect((await control({ switches: { sometimes: 'standing' } })).status).toBe(409)
    expect((await control({ id: 'INV-1', choose: 'bri_va' })).status).toBe(200)
    expect((await control({ id: 'INV-1', pay: true })).status).toBe(200)
    expect((await control({ id: 'INV-1', pay: true })).status).toBe(409)
    const shown = (await (await fetch(`${sandbox.url}/__control/midtrans`)).json()) as Record<string, unknown>
    expect(shown).toMatchObject({ switches: { never: 'standing' }, transactions: [{ status: 'settlement' }] })
  })
})
