import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { midtransError, snapClient, snapOrder, startReceiver } from '../testing'
import { signature } from './body'
import { PAYMENT_METHODS } from './methods'

const KEY = 'SB-Mid-server-test'

let sandbox: Sandbox
let receiver: Awaited<ReturnType<typeof startReceiver>>
let snap: ReturnType<typeof snapClient>

beforeAll(async () => {
  receiver = await startReceiver()
  sandbox = await startSandbox({
    port: 0,
    midtransServerKey: KEY,
    notificationUrl: receiver.url,
    timeScale: 1e-6,
  })
  snap = snapClient(sandbox.midtransUrl, KEY)
})
beforeEach(async () => {
  await sandbox.idle()
  sandbox.reset()
  receiver.received.length = 0
  await snap.createTransaction(snapOrder('INV-1'))
})
afterAll(async () => {
  await sandbox.close()
  await receiver.close()
})

const statuses = () => receiver.received.map(({ json }) => json.transaction_status)

describe('GET status', () => {
  test('is a 404 until a method is chosen', async () => {
    const { code, answer } = await midtransError(snap.transaction.status('INV-1'))
    expect(code).toBe(404)
    expect(answer).toMatchObject({ status_code: '404', status_message: "Transaction doesn't exist." })
  })

  test('knows an attempt by its own id and the order by its latest, signed', async () => {
    const first = sandbox.midtrans.choose('INV-1', 'bca_va')
    sandbox.midtrans.move('INV-1', 'deny')
    const second = sandbox.midtrans.choose('INV-1', 'qris')
    expect(await snap.transaction.status(first ?? '')).toMatchObject({
      transaction_status: 'deny',
      status_code: '202',
      payment_type: 'bank_transfer',
    })
    expect(await snap.transaction.status('INV-1')).toMatchObject({
      transaction_id: second,
      transaction_status: 'pending',
      status_code: '201',
      gross_amount: '165000.00',
      signature_key: signature('INV-1', '201', '165000.00', KEY),
    })
  })

  test('a wrong key is a 401', async () => {
    expect((await midtransError(snapClient(sandbox.midtransUrl, 'x').transaction.status('INV-1'))).code).toBe(
      401,
    )
  })
})

describe('cancel and expire', () => {
  test('end a pending attempt once; expire answers 407, which is no error', async () => {
    sandbox.midtrans.choose('INV-1', 'bni_va')
    expect(await snap.transaction.expire('INV-1')).toMatchObject({
      status_code: '407',
      transaction_status: 'expire',
    })
    expect(await snap.transaction.status('INV-1')).toMatchObject({ status_code: '407' })
    const { code, answer } = await midtransError(snap.transaction.cancel('INV-1'))
    expect(code).toBe(412)
    expect(answer.status_message).toBe('Transaction status cannot be updated.')
    await sandbox.idle()
    expect(statuses()).toEqual(['pending', 'expire'])
    expect(receiver.received[1]?.json.status_code).toBe('202')
  })

  test('a captured card can be cancelled, a settled VA cannot', async () => {
    sandbox.midtrans.choose('INV-1', 'credit_card')
    sandbox.midtrans.pay('INV-1')
    expect(await snap.transaction.cancel('INV-1')).toMatchObject({
      status_code: '200',
      transaction_status: 'cancel',
    })
    sandbox.midtrans.choose('INV-1', 'bca_va')
    sandbox.midtrans.pay('INV-1')
    expect((await midtransError(snap.transaction.cancel('INV-1'))).code).toBe(412)
  })
})

describe('refund', () => {
  test('in part, repeated by its key, then the rest; each told twice', async () => {
    sandbox.midtrans.choose('INV-1', 'qris')
    sandbox.midtrans.pay('INV-1')
    const part = { refund_key: 'CN-1', amount: 65_000, reason: 'turun paket' }
    const made = await snap.transaction.refund('INV-1', part)
    expect(made).toMatchObject({
      status_code: '200',
      transaction_status: 'partial_refund',
      refund_amount: '65000.00',
      refund_key: 'CN-1',
    })
    expect((await snap.transaction.refundDirect('INV-1', part)).refund_chargeback_id).toBe(
      made.refund_chargeback_id,
    )
    expect(await snap.transaction.refundDirect('INV-1', { refund_key: 'CN-2' })).toMatchObject({
      transaction_status: 'refund',
      refund_amount: '100000.00',
    })
    await sandbox.idle()
    expect(statuses()).toEqual([
      'pending',
      'settlement',
      'partial_refund',
      'partial_refund',
      'refund',
      'refund',
    ])
    const confirmed = receiver.received.map(
      ({ json }) =>
        ((json.refunds ?? []) as { bank_confirmed_at?: string }[]).filter((told) => told.bank_confirmed_at)
          .length,
    )
    expect(confirmed).toEqual([0, 0, 0, 1, 1, 2])
  })

  test.each(PAYMENT_METHODS)('%s', async (method) => {
    sandbox.midtrans.choose('INV-1', method)
    sandbox.midtrans.pay('INV-1')
    if (method === 'credit_card') {
      expect((await midtransError(snap.transaction.refund('INV-1', { refund_key: 'k' }))).code).toBe(412)
      sandbox.midtrans.move('INV-1', 'settlement')
    }
    const refundable = ['qris', 'gopay', 'shopeepay', 'dana', 'ovo', 'credit_card'].includes(method)
    const call = snap.transaction.refund('INV-1', { refund_key: 'k' })
    const told = method === 'dana' ? 'REFUND' : 'refund'
    if (refundable) expect(await call).toMatchObject({ transaction_status: told })
    else expect((await midtransError(call)).code).toBe(412)
  })

  test('not more than was paid, and not before it was', async () => {
    sandbox.midtrans.choose('INV-1', 'qris')
    expect((await midtransError(snap.transaction.refund('INV-1', { refund_key: 'k' }))).code).toBe(412)
    sandbox.midtrans.pay('INV-1')
    expect(
      (await midtransError(snap.transaction.refund('INV-1', { refund_key: 'k', amount: 165_001 }))).code,
    ).toBe(400)
  })
})

describe('Idempotency-Key', () => {
  test('a repeated refund without a refund_key is the same refund', async () => {
    sandbox.midtrans.choose('INV-1', 'gopay')
    sandbox.midtrans.pay('INV-1')
    const client = snapClient(sandbox.midtransUrl, KEY)
    client.httpClient.http_client.defaults.headers.common['Idempotency-Key'] = 'k-1'
    const first = await client.transaction.refund('INV-1', { amount: 1000 })
    expect(await client.transaction.refund('INV-1', { amount: 1000 })).toEqual(first)
    expect(sandbox.midtrans.overview().transactions[0]?.refunds).toHaveLength(1)
  })
})

describe('money taken back', () => {
  test('a chargeback, in part and then whole, told once each', async () => {
    sandbox.midtrans.choose('INV-1', 'shopeepay')
    sandbox.midtrans.pay('INV-1')
    expect(sandbox.midtrans.chargeback('INV-1', 65_000)).toBe(true)
    expect(sandbox.midtrans.move('INV-1', 'chargeback')).toBe(true)
    await sandbox.idle()
    expect(statuses()).toEqual(['pending', 'settlement', 'partial_chargeback', 'chargeback'])
    expect(receiver.received[2]?.json).toMatchObject({ chargeback_amount: '65000.00', status_code: '200' })
    expect(receiver.received[2]?.json).not.toHaveProperty('refunds')
    expect(receiver.received[3]?.json).toMatchObject({ chargeback_amount: '165000.00' })
  })

  test.each(['permata_va', 'echannel', 'indomaret'])('%s: deny after settlement', async (method) => {
    sandbox.midtrans.choose('INV-1', method)
    sandbox.midtrans.pay('INV-1')
    expect(sandbox.midtrans.move('INV-1', 'deny')).toBe(true)
    await sandbox.idle()
    expect(statuses()).toEqual(['pending', 'settlement', 'deny'])
  })
})
