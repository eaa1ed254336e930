import '@/db/testing'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { POST } from '@/app/api/webhooks/midtrans/route'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { findImbalances } from '../ledger/balance'
import { applyWaiting, createCustomer, notification, SERVER_KEY, startGateway } from '../testing-billing'
import { applyTransaction } from './settlement'
import type { ProviderTransaction } from './transaction'

let gateway: Awaited<ReturnType<typeof startGateway>>
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(async () => {
  await gateway.close()
  await stopSender()
})

async function settled() {
  await gateway.sandbox.idle()
  await applyWaiting()
}

async function paid(channel: 'gopay' | 'card' | 'indomaret', method: string) {
  const customer = await createCustomer()
  await customer.checkout(await customer.order(), channel)
  const [payment] = await customer.payments()
  const order = payment?.order_id ?? ''
  const transaction = gateway.sandbox.midtrans.choose(order, method) ?? ''
  expect(gateway.sandbox.midtrans.pay(transaction)).toBe(true)
  await settled()
  return { customer, order, transaction }
}

const outcomesOf = async (order: string, status: string) =>
  (
    await db
      .selectFrom('payment_events')
      .select('outcome')
      .where('order_id', '=', order)
      .where('event_status', '=', status)
      .orderBy('received_at')
      .execute()
  ).map(({ outcome }) => outcome)

const balanced = async () => expect(await findImbalances(db)).toEqual([])

test('a refund is told twice: two events, one refund', async () => {
  const { customer, order, transaction } = await paid('gopay', 'gopay')
  expect(gateway.sandbox.midtrans.refund(transaction, { amount: 10_000 })).toBeTruthy()
  await settled()
  expect((await outcomesOf(order, 'partial_refund')).toSorted()).toEqual(['refundElsewhere', 'unchanged'])
  expect(await customer.payments()).toMatchObject([{ refunded_amount: 10_000n }])
  await balanced()
  gateway.sandbox.midtrans.refund(transaction, {})
  await settled()
  expect(await outcomesOf(order, 'refund')).toHaveLength(2)
  expect(await customer.payments()).toMatchObject([{ status: 'refunded', refunded_amount: 54_390n }])
  await balanced()
})

test('chargebacks come bit by bit, each by its sum', async () => {
  const { customer, order, transaction } = await paid('card', 'credit_card')
  gateway.sandbox.midtrans.move(transaction, 'settlement')
  await settled()
  expect(gateway.sandbox.midtrans.chargeback(transaction, 10_000)).toBe(true)
  await settled()
  expect(await outcomesOf(order, 'partial_chargeback')).toEqual(['chargedBack'])
  expect(await customer.payments()).toMatchObject([{ attention: 'chargedBack' }])
  expect(await customer.invoices()).toMatchObject([{ status: 'open', due_amount: 10_000n }])
  await balanced()
  expect(gateway.sandbox.midtrans.chargeback(transaction)).toBe(true)
  await settled()
  expect(await outcomesOf(order, 'chargeback')).toEqual(['chargedBack'])
  expect(await customer.invoices()).toMatchObject([{ status: 'open', due_amount: 54_390n }])
  await balanced()
})

test('more is charged back in the same state: only what is new goes', async () => {
  const { customer, order, transaction } = await paid('card', 'credit_card')
  const [payment] = await customer.payments()
  const tell = (charged_back_amount: bigint) =>
    db.transaction().execute((trx) => {
      const said: ProviderTransaction = {
        provider: 'midtrans',
        order_id: order,
        transaction_id: transaction,
        status: 'partially_charged_back',
        amount: 54_390n,
        currency: 'IDR',
        method: 'credit_card',
        paid_at: new Date(),
        refunds: [],
        charged_back_amount,
        raw: {},
      }
      return applyTransaction(trx, payment?.id ?? '', { transaction: said }, new Date())
    })
  expect(await tell(10_000n)).toBe('chargedBack')
  expect(await tell(10_000n)).toBe('unchanged')
  expect(await tell(25_000n)).toBe('chargedBack')
  expect(await customer.invoices()).toMatchObject([{ status: 'open', due_amount: 25_000n }])
  await balanced()
})

test('a shop is named, and without a transaction id the order is asked for', async () => {
  const { customer } = await paid('indomaret', 'indomaret')
  expect(await customer.payments()).toMatchObject([{ status: 'paid', method: 'cstore:indomaret' }])

  const other = await createCustomer()
  await other.checkout(await other.order(), 'gopay')
  const [payment] = await other.payments()
  const order_id = payment?.order_id ?? ''
  gateway.sandbox.midtrans.setSwitches({ never: 'standing' })
  gateway.sandbox.midtrans.pay(gateway.sandbox.midtrans.choose(order_id, 'gopay') ?? '')
  gateway.sandbox.midtrans.setSwitches({ never: 'off' })
  const bare = { order_id, status_code: '200', gross_amount: '54390.00' }
  const signature_key = createHash('sha512').update(`${order_id}20054390.00${SERVER_KEY}`).digest('hex')
  expect((await POST(notification(JSON.stringify({ ...bare, signature_key })))).status).toBe(200)
  await settled()
  expect(await other.payments()).toMatchObject([{ status: 'paid', method: 'gopay' }])
  await balanced()
})
