import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from './server'
import { costOf } from './settlement'
import { snapClient, snapOrder } from './testing'
import { xenditClient } from './xendit/testing'

const NOWHERE = 'http://127.0.0.1:9/'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    notificationUrl: NOWHERE,
    xenditNotificationUrl: NOWHERE,
    timeScale: 1e-6,
  })
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

async function report(provider: string, query = '') {
  const answer = await fetch(`${sandbox.url}/__control/${provider}/settlement.csv${query}`)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const [head = '', ...lines] = (await answer.text()).trimEnd().split('\r\n')
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])))
}

describe('fees', () => {
  test.each([
    ['va', 165_000, 4000, 440],
    ['qris', 165_000, 1155, 127],
    ['ewallet', 165_000, 3300, 363],
    ['card', 165_000, 6785, 746],
    ['cstore', 165_000, 5000, 550],
  ] as const)('%s of %i: %i and PPN %i', (feeClass, amount, fee, vat) => {
    expect(costOf(feeClass, amount)).toEqual({ fee, vat })
  })
})

describe('Midtrans', () => {
  test('payments, refunds, chargebacks and reversals; not what is pending or only captured', async () => {
    const snap = snapClient(sandbox.midtransUrl)
    const pay = async (order: string, method: string) => {
      await snap.createTransaction(snapOrder(order))
      sandbox.midtrans.choose(order, method)
      sandbox.midtrans.pay(order)
    }
    await pay('INV-1', 'qris')
    sandbox.midtrans.refund('INV-1', { refund_key: 'CN-1', amount: 65_000 })
    await pay('INV-2', 'permata_va')
    sandbox.midtrans.move('INV-2', 'deny')
    await pay('INV-3', 'credit_card')
    await pay('INV-4', 'shopeepay')
    sandbox.midtrans.chargeback('INV-4')
    await snap.createTransaction(snapOrder('INV-5'))
    sandbox.midtrans.choose('INV-5', 'bca_va')

    const rows = await report('midtrans')
    const brief = rows.map((row) => [row['Order ID'], row['Transaction Type'], row.Amount, row['Net Amount']])
    expect(brief).toHaveLength(6)
    expect(brief).toEqual(
      expect.arrayContaining([
        ['INV-1', 'payment', '165000.00', '163718.00'],
        ['INV-1', 'refund', '-65000.00', '-65000.00'],
        ['INV-2', 'payment', '165000.00', '160560.00'],
        ['INV-2', 'reversal', '-165000.00', '-160560.00'],
        ['INV-4', 'payment', '165000.00', '161337.00'],
        ['INV-4', 'chargeback', '-165000.00', '-165000.00'],
      ]),
    )
    expect(rows[0]).toMatchObject({
      'Payment Type': 'qris',
      Channel: 'qris',
      Currency: 'IDR',
      Fee: '1155.00',
      VAT: '127.00',
      'Settlement Time': expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    })
    expect(rows.find((row) => row['Transaction Type'] === 'refund')?.['Refund Key']).toBe('CN-1')
  })
})

describe('Xendit', () => {
  test('payments and refunds that succeeded', async () => {
    const id = await xenditClient(sandbox.xenditUrl).session('INV-1')
    sandbox.xendit.choose(id, 'BCA_VIRTUAL_ACCOUNT')
    sandbox.xendit.fail(id)
    sandbox.xendit.choose(id, 'OVO')
    sandbox.xendit.pay(id)
    const refund = sandbox.xendit.refund(id, { amount: 65_000, reference_id: 'CN-1' })
    sandbox.xendit.setRefunds('fail')
    sandbox.xendit.refund(id, { amount: 1000 })
    expect(await report('xendit')).toMatchObject([
      {
        Status: 'SUCCESS',
        Type: 'PAYMENT',
        Channel: 'EWALLET',
        'Channel Name': 'OVO',
        Amount: '165000',
        'Total Fee': '3300',
        'Total VAT': '363',
        'Net Amount': '161337',
        Reference: 'INV-1',
        'Product ID': expect.stringMatching(/^py-/),
        'Settlement Status': 'SETTLED',
      },
      { Type: 'REFUND', Amount: '-65000', 'Net Amount': '-65000', Reference: 'CN-1', 'Product ID': refund },
    ])
  })

  test('of the days asked for, in Jakarta', async () => {
    const id = await xenditClient(sandbox.xenditUrl).session('INV-1')
    sandbox.xendit.choose(id, 'QRIS')
    sandbox.xendit.pay(id)
    const [row] = await report('xendit')
    const day = new Date(Date.parse(String(row?.['Settlement Date ISO'])) + 7 * 3_600_000)
      .toISOString()
      .slice(0, 10)
    expect(await report('xendit', `?from=${day}&to=${day}`)).toHaveLength(1)
    expect(await report('xendit', '?to=2020-01-01')).toHaveLength(0)
    expect((await fetch(`${sandbox.url}/__control/xendit/settlement.csv?from=today`)).status).toBe(400)
  })
})
