import '@/db/testing'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { dayOf } from '@/lib/time'
import { findImbalances, listAccountBalances } from '../ledger/balance'
import { findCreditBalance } from '../ledger/postings'
import { askAndApply } from '../payments/apply'
import { applyTransaction } from '../payments/settlement'
import type { ProviderTransaction } from '../payments/transaction'
import type { Customer } from '../testing-billing'
import { recordTransfer } from './by-hand'
import { askAboutRefund } from './poll'
import { sendRefund } from './send'
import { ACCOUNT, type Gateways, paidInvoice, refundOf, startGateways } from './testing-refunds'

let sandbox: Gateways
const FINANCE = { kind: 'staff', user_id: null, name: 'Fajar' } as const

beforeAll(async () => {
  sandbox = await startGateways()
})
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})
afterAll(async () => {
  await sandbox.close()
  await stopSender()
})

const refundsOf = (customer: Customer) =>
  db
    .selectFrom('refunds')
    .select(['status', 'amount', 'via'])
    .where('company_id', '=', customer.companyId)
    .orderBy('id')
    .execute()
const creditOf = (customer: Customer) =>
  db.transaction().execute((trx) => findCreditBalance(trx, customer.companyId))
const idOf = (outcome: Awaited<ReturnType<typeof refundOf>>) => {
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.refund_id
}
const cashAt = async (provider: 'midtrans' | 'xendit') =>
  (await listAccountBalances(db)).find(({ account }) => account === `cash_${provider}`)?.balance ?? 0n

type Made = Awaited<ReturnType<typeof paidInvoice>>

/** As the provider would say it of what was made, with these differences. */
function told(made: Made, changes: Partial<ProviderTransaction>): ProviderTransaction {
  return {
    provider: 'midtrans',
    order_id: made.order_id,
    transaction_id: made.paid?.transaction_id ?? '',
    status: 'paid',
    amount: made.amount,
    currency: 'IDR',
    method: 'qris',
    paid_at: new Date(),
    refunds: [],
    charged_back_amount: 0n,
    raw: {},
    ...changes,
  }
}
const tell = (made: Made, changes: Partial<ProviderTransaction>) =>
  db
    .transaction()
    .execute((trx) =>
      applyTransaction(trx, made.payment_id, { transaction: told(made, changes) }, new Date()),
    )
const elsewhere = (key: string, amount: bigint) => ({
  key,
  provider_refund_id: key,
  amount,
  status: 'succeeded' as const,
})

test('ours was asked for when the whole was refunded in the dashboard: ours fails, nothing is counted twice', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris')
  const before = await cashAt('midtrans')
  const id = idOf(await refundOf(made))
  sandbox.midtrans.refund(made.paid?.transaction_id ?? '')
  await askAndApply(made.payment_id, made.order_id, null)
  await sendRefund({ refund_id: id })
  expect(await refundsOf(made.customer)).toMatchObject([
    { status: 'failed', amount: 10_000n },
    { status: 'succeeded', amount: made.amount },
  ])
  expect(await made.customer.payments()).toMatchObject([{ status: 'refunded', refunded_amount: made.amount }])
  expect(await made.customer.invoices()).toMatchObject([{ credited_amount: made.amount }])
  expect(await creditOf(made.customer)).toBe(0n)
  expect(before - (await cashAt('midtrans'))).toBe(made.amount)
})

test('refunded bit by bit in the dashboard: what was credit is used up once', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris')
  const twice = await paidInvoice(sandbox, 'midtrans', 'qris', { customer: made.customer })
  const half = twice.amount / 2n
  await tell(twice, { status: 'partially_refunded', refunds: [elsewhere('d-1', half)] })
  expect(await creditOf(made.customer)).toBe(twice.amount - half)
  await tell(twice, {
    status: 'refunded',
    refunds: [elsewhere('d-1', half), elsewhere('d-2', twice.amount - half)],
  })
  expect(await creditOf(made.customer)).toBe(0n)
  // The invoice is paid by the first, and stays so.
  expect(await made.customer.invoices()).toMatchObject([{ status: 'paid', credited_amount: 0n }])
})

test('an overpaid one refunded in two parts: first the credit, then a credit note', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris', { unseen: true })
  const paid = made.amount + 10_000n
  const known = { ...made, paid: { transaction_id: 'over-1' } as Made['paid'] }
  await tell(known, { amount: paid })
  expect(await creditOf(made.customer)).toBe(10_000n)
  await tell(known, { amount: paid, status: 'partially_refunded', refunds: [elsewhere('o-1', 10_000n)] })
  await tell(known, {
    amount: paid,
    status: 'partially_refunded',
    refunds: [elsewhere('o-1', 10_000n), elsewhere('o-2', 10_000n)],
  })
  expect(await creditOf(made.customer)).toBe(0n)
  expect(await made.customer.invoices()).toMatchObject([{ status: 'paid', credited_amount: 10_000n }])
})

test('a part refunded, then the rest charged back: no more goes than came', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris')
  const before = await cashAt('midtrans')
  await sendRefund({ refund_id: idOf(await refundOf(made)) })
  await tell(made, { status: 'charged_back', charged_back_amount: made.amount - 10_000n })
  expect(before - (await cashAt('midtrans'))).toBe(made.amount)
  expect(await made.customer.invoices()).toMatchObject([
    { status: 'open', due_amount: made.amount - 10_000n },
  ])
})

test('charged back while ours had not been sent: it is not sent any more', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris')
  const id = idOf(await refundOf(made))
  sandbox.midtrans.chargeback(made.paid?.transaction_id ?? '')
  await askAndApply(made.payment_id, made.order_id, null)
  await sendRefund({ refund_id: id })
  expect(await refundsOf(made.customer)).toMatchObject([{ status: 'canceled' }])
  expect(await made.customer.payments()).toMatchObject([{ attention: 'chargedBack', refunded_amount: 0n }])
  expect(await creditOf(made.customer)).toBe(10_000n)
})

test('taken back by the bank: a transfer that was only planned is dropped, one that was made stays', async () => {
  const planned = await paidInvoice(sandbox, 'midtrans', 'permata_va')
  await refundOf(planned, { via: 'transfer', destination: ACCOUNT })
  sandbox.midtrans.move(planned.paid?.transaction_id ?? '', 'deny')
  expect(await askAndApply(planned.payment_id, planned.order_id, null)).toMatchObject({ effect: 'reversed' })
  expect(await refundsOf(planned.customer)).toMatchObject([{ status: 'canceled' }])
  expect(await planned.customer.payments()).toMatchObject([{ status: 'failed', refunded_amount: 0n }])

  const done = await paidInvoice(sandbox, 'midtrans', 'permata_va')
  const refund_id = idOf(await refundOf(done, { via: 'transfer', destination: ACCOUNT }))
  const transfer = { refund_id, transferred_on: dayOf(new Date()), reference: 'BCA 1' }
  await db.transaction().execute((trx) => recordTransfer(trx, FINANCE, transfer, new Date()))
  sandbox.midtrans.move(done.paid?.transaction_id ?? '', 'deny')
  expect(await askAndApply(done.payment_id, done.order_id, null)).toMatchObject({ effect: 'reversed' })
  expect(await refundsOf(done.customer)).toMatchObject([{ status: 'succeeded' }])
  expect(await done.customer.payments()).toMatchObject([
    { status: 'failed', attention: 'reversed', refunded_amount: 10_000n },
  ])
  expect(await done.customer.invoices()).toMatchObject([{ status: 'open', due_amount: done.amount }])
})

test('Xendit never says it of a payment: given back in two parts it is refunded, and no older word rewinds it', async () => {
  const made = await paidInvoice(sandbox, 'xendit', 'QRIS')
  const statusNow = async () => (await made.customer.payments()).map(({ status }) => status)
  const first = idOf(await refundOf(made))
  await sendRefund({ refund_id: first })
  await askAboutRefund(first)
  expect(await statusNow()).toEqual(['paid'])
  const rest = made.amount - 10_000n
  const second = idOf(await refundOf(made, { amount: rest, ends_plan: 'period_end' }))
  await sendRefund({ refund_id: second })
  await askAboutRefund(second)
  expect(await statusNow()).toEqual(['refunded'])
  // The payment itself says SUCCEEDED for ever, asked for it or told late.
  await askAndApply(made.payment_id, made.paid?.transaction_id ?? '', null)
  await tell(made, { provider: 'xendit', status: 'paid' })
  expect(await statusNow()).toEqual(['refunded'])
  expect(await made.customer.payments()).toMatchObject([{ refunded_amount: made.amount }])
  expect(await made.customer.invoices()).toMatchObject([{ status: 'paid', credited_amount: made.amount }])
})

test('of a page whose first payment was given back another one is paid: the attempt is paid again', async () => {
  const made = await paidInvoice(sandbox, 'xendit', 'QRIS')
  const id = idOf(await refundOf(made, { amount: made.amount, ends_plan: 'period_end' }))
  await sendRefund({ refund_id: id })
  await askAboutRefund(id)
  await tell(made, { provider: 'xendit', transaction_id: 'py-second' })
  expect(await made.customer.payments()).toMatchObject([
    { status: 'paid', paid_amount: made.amount * 2n, refunded_amount: made.amount },
  ])
  expect(await creditOf(made.customer)).toBe(made.amount)
})

test('that its money went back can be the first word of an attempt', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris', { unseen: true })
  sandbox.midtrans.refund(made.order_id)
  await askAndApply(made.payment_id, made.order_id, null)
  expect(await made.customer.payments()).toMatchObject([
    { status: 'refunded', paid_amount: made.amount, refunded_amount: made.amount },
  ])
})

test('a transfer by hand gives all of it back: refunded, though its provider knows nothing of it', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'bca_va')
  const whole = { amount: made.amount, ends_plan: 'period_end' as const }
  const refund_id = idOf(await refundOf(made, { ...whole, via: 'transfer', destination: ACCOUNT }))
  const transfer = { refund_id, transferred_on: dayOf(new Date()), reference: 'BCA 2' }
  await db.transaction().execute((trx) => recordTransfer(trx, FINANCE, transfer, new Date()))
  expect(await made.customer.payments()).toMatchObject([{ status: 'refunded' }])
  await askAndApply(made.payment_id, made.order_id, null)
  expect(await made.customer.payments()).toMatchObject([{ status: 'refunded' }])
})
