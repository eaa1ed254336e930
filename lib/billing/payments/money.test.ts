import '@/db/testing'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { lockBilling, lockInvoice, voidInvoice, writeOffInvoice } from '../invoices/mutations'
import { findImbalances, listAccountBalances } from '../ledger/balance'
import { findCreditBalance } from '../ledger/postings'
import { endRefund, requestRefund } from '../refunds/mutations'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { applyTransaction } from './settlement'
import type { ProviderTransaction } from './transaction'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
// Whatever a test does, the books must agree with the rows and balance.
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
  expect((await listAccountBalances(db)).reduce((sum, { balance }) => sum + balance, 0n)).toBe(0n)
})

const TOTAL = 54_390n
const NOW = new Date('2026-11-23T03:00:00Z')

async function ordered() {
  const customer = await createCustomer()
  await customer.order('tumbuh', 'monthly', NOW)
  const [invoice] = await customer.invoices()
  if (!invoice) throw new Error('no invoice')
  return { customer, invoice, attempt: await attempt(customer, invoice.id) }
}

async function attempt(customer: Customer, invoiceId: string, provider: 'midtrans' | 'xendit' = 'midtrans') {
  const id = newId()
  await db
    .insertInto('payments')
    .values({
      id,
      invoice_id: invoiceId,
      company_id: customer.companyId,
      provider,
      order_id: `TEST-${id}`,
      status: 'created',
      amount: TOTAL,
      expires_at: new Date(Date.now() + 3_600_000),
    })
    .execute()
  return id
}

function transaction(changes: Partial<ProviderTransaction> = {}): ProviderTransaction {
  return {
    provider: 'midtrans',
    order_id: 'any',
    transaction_id: 'any',
    status: 'paid',
    amount: TOTAL,
    currency: 'IDR',
    method: 'qris',
    paid_at: NOW,
    refunds: [],
    charged_back_amount: 0n,
    raw: {},
    ...changes,
  }
}

const tell = (paymentId: string, changes: Partial<ProviderTransaction> = {}) =>
  db
    .transaction()
    .execute((trx) =>
      applyTransaction(
        trx,
        paymentId,
        { transaction: transaction({ transaction_id: paymentId, ...changes }) },
        NOW,
      ),
    )
const creditOf = (customer: Customer) =>
  db.transaction().execute((trx) => findCreditBalance(trx, customer.companyId))
const transactionOf = (paymentId: string) =>
  db
    .selectFrom('payment_transactions')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .executeTakeFirstOrThrow()

test('paid exactly, told five times at once: settled once', async () => {
  const { customer, attempt: id } = await ordered()
  const effects = await Promise.all(Array.from({ length: 5 }, () => tell(id)))
  expect(effects.toSorted()).toEqual(['paid', 'unchanged', 'unchanged', 'unchanged', 'unchanged'])
  expect(await customer.invoices()).toMatchObject([{ status: 'paid', paid_amount: TOTAL, due_amount: 0n }])
  expect(await customer.subscriptions()).toMatchObject([{ status: 'active', anchor_on: '2026-11-23' }])
  expect(await customer.mails()).toEqual(['invoice', 'receipt'])
})

test('too little: the rest stays open, is seen by finance, and another payment settles it', async () => {
  const { customer, invoice, attempt: id } = await ordered()
  expect(await tell(id, { amount: 50_000n })).toBe('underpaid')
  expect(await customer.invoices()).toMatchObject([{ status: 'open', due_amount: 4390n }])
  expect(await customer.payments()).toMatchObject([{ status: 'paid', attention: 'underpaid' }])
  expect(await customer.subscriptions()).toMatchObject([{ status: 'pending' }])
  const rest = await attempt(customer, invoice.id, 'xendit')
  expect(await tell(rest, { provider: 'xendit', amount: 4390n })).toBe('paid')
  expect(await customer.subscriptions()).toMatchObject([{ status: 'active' }])
})

test('too much: the surplus is credit and pays a part of the next invoice', async () => {
  const { customer, attempt: id } = await ordered()
  expect(await tell(id, { amount: 60_000n })).toBe('overpaid')
  expect(await creditOf(customer)).toBe(5610n)
  await customer.order('mekar', 'monthly', NOW)
  expect(await creditOf(customer)).toBe(0n)
  expect((await customer.invoices())[1]).toMatchObject({
    status: 'open',
    paid_amount: 5610n,
    total_amount: 165_390n,
  })
})

test('two attempts paid at once: one settles, the other is credit', async () => {
  const { customer, invoice, attempt: first } = await ordered()
  const second = await attempt(customer, invoice.id, 'xendit')
  const effects = await Promise.all([tell(first), tell(second, { provider: 'xendit' })])
  expect(effects.toSorted()).toEqual(['duplicatePayment', 'paid'])
  expect(await creditOf(customer)).toBe(TOTAL)
  expect((await customer.payments()).filter((row) => row.attention === 'duplicatePayment')).toHaveLength(1)
})

test('two transactions of one attempt paid: both are kept, the second is credit', async () => {
  const { customer, attempt: id } = await ordered()
  expect(await tell(id, { transaction_id: `${id}-a` })).toBe('paid')
  expect(await tell(id, { transaction_id: `${id}-b` })).toBe('duplicatePayment')
  expect(await creditOf(customer)).toBe(TOTAL)
  expect(await customer.payments()).toMatchObject([{ paid_amount: 2n * TOTAL }])
})

test('money on a void invoice is credit', async () => {
  const { customer, invoice, attempt: id } = await ordered()
  await db.transaction().execute(async (trx) => {
    await lockBilling(trx, customer.companyId)
    expect(await voidInvoice(trx, customer.actor, invoice.id, 'test', NOW)).toBe(true)
  })
  expect(await tell(id)).toBe('paidOnVoid')
  expect(await creditOf(customer)).toBe(TOTAL)
})

test('voiding what was paid in part gives that part back as credit', async () => {
  const { customer, invoice, attempt: id } = await ordered()
  await tell(id, { amount: 10_000n })
  await db.transaction().execute(async (trx) => {
    await lockBilling(trx, customer.companyId)
    expect(await voidInvoice(trx, customer.actor, invoice.id, 'test', NOW)).toBe(true)
  })
  expect(await creditOf(customer)).toBe(10_000n)
})

test('written off, then paid after all', async () => {
  const { customer, invoice, attempt: id } = await ordered()
  await db.transaction().execute(async (trx) => {
    await lockBilling(trx, customer.companyId)
    expect(await writeOffInvoice(trx, customer.actor, invoice.id, 'test', NOW)).toBe(true)
  })
  expect(await findImbalances(db)).toEqual([])
  expect(await tell(id)).toBe('paid')
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
})

test.each([
  [{ currency: 'USD' }, 'wrongCurrency'],
  [{ amount: undefined }, 'unreadableAmount'],
] as const)('%o: for a person, and nothing settled', async (changes, effect) => {
  const { customer, attempt: id } = await ordered()
  expect(await tell(id, changes)).toBe(effect)
  expect(await customer.invoices()).toMatchObject([{ status: 'open', paid_amount: 0n }])
  expect((await customer.payments())[0]?.attention).toBe(effect)
})

test('settled, then denied by the bank: owed again; repeated and late words change nothing', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id)
  expect(await tell(id, { status: 'pending' })).toBe('stale')
  expect(await tell(id, { status: 'failed' })).toBe('reversed')
  expect(await tell(id, { status: 'failed' })).toBe('unchanged')
  expect(await tell(id)).toBe('stale')
  expect(await customer.invoices()).toMatchObject([{ status: 'open', paid_amount: 0n }])
})

test('charged back in two parts', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id)
  expect(await tell(id, { status: 'partially_charged_back', charged_back_amount: 4390n })).toBe('chargedBack')
  expect(await customer.invoices()).toMatchObject([{ status: 'open', due_amount: 4390n }])
  expect(await tell(id, { status: 'charged_back', charged_back_amount: TOTAL })).toBe('chargedBack')
  expect(await customer.invoices()).toMatchObject([{ status: 'open', due_amount: TOTAL }])
})

test('a refund made in the dashboard is booked once, with a credit note, also when it is the first word we hear', async () => {
  const { customer, attempt: id } = await ordered()
  const refunds = [
    { key: `k-${id}`, provider_refund_id: `r-${id}`, amount: 10_000n, status: 'succeeded' as const },
  ]
  expect(await tell(id, { status: 'partially_refunded', refunds })).toBe('refundElsewhere')
  expect(await tell(id, { status: 'partially_refunded', refunds })).toBe('unchanged')
  expect(await customer.invoices()).toMatchObject([{ status: 'paid', credited_amount: 10_000n }])
  expect(await creditOf(customer)).toBe(0n)
})

test('ten people refund at once: never more than was paid', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id)
  const paid = await transactionOf(id)
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, (_each, index) =>
      db.transaction().execute((trx) =>
        requestRefund(
          trx,
          customer.actor,
          {
            payment_id: id,
            transaction_id: paid.id,
            amount: 20_000n,
            reason: 'test',
            via: 'provider',
            credits_invoice: true,
            refund_key: `refund-${id}-${index}`,
          },
          NOW,
        ),
      ),
    ),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2)
  const [made, other] = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.refund_id] : []))
  const end = (refundId: string | undefined, ended: Parameters<typeof endRefund>[3]) =>
    db.transaction().execute(async (trx) => {
      await lockBilling(trx, customer.companyId)
      await lockInvoice(trx, (await customer.invoices())[0]?.id ?? '')
      return endRefund(trx, customer.actor, refundId ?? '', ended, NOW)
    })
  expect(await Promise.all([1, 2, 3].map(() => end(made, { status: 'succeeded' })))).toContain(true)
  expect(await end(made, { status: 'failed', failure: 'late' })).toBe(false)
  expect(await end(other, { status: 'failed', failure: 'no account' })).toBe(true)
  expect(await creditOf(customer)).toBe(20_000n)
  expect(await customer.payments()).toMatchObject([{ refunded_amount: 20_000n }])
})

test('the same request twice is one refund', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id)
  const paid = await transactionOf(id)
  const ask = () =>
    db.transaction().execute((trx) =>
      requestRefund(
        trx,
        customer.actor,
        {
          payment_id: id,
          transaction_id: paid.id,
          amount: 1000n,
          reason: 'test',
          via: 'transfer',
          credits_invoice: true,
          refund_key: `twice-${id}`,
        },
        NOW,
      ),
    )
  const [first, second] = await Promise.all([ask(), ask()])
  expect(first).toEqual(second)
})
