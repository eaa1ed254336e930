import '@/db/testing'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { issueCreditNote } from '../invoices/credit-notes'
import { findImbalances, listAccountBalances } from '../ledger/balance'
import { endRefund } from '../refunds/mutations'
import { runNights } from '../subscriptions/testing-nights'
import { setBillingEnv } from '../testing-billing'
import {
  creditOf,
  elsewhere,
  FINANCE,
  locked,
  NOW,
  ordered,
  refund,
  TOTAL,
  tell,
  writeOff,
} from './testing-crossings'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
// Whatever crosses whatever, the books agree with the rows and balance.
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
  expect((await listAccountBalances(db)).reduce((sum, { balance }) => sum + balance, 0n)).toBe(0n)
})

test('the bank takes a settlement back while a refund of it waits to be transferred', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id)
  const asked = await refund(id, 20_000n, true)
  if (!asked.ok) throw new Error(asked.reason)
  expect(await tell(id, { status: 'failed' })).toBe('reversed')
  expect(await customer.payments()).toMatchObject([
    { status: 'failed', paid_amount: null, refunded_amount: 0n },
  ])
  const [row] = await db.selectFrom('refunds').selectAll().where('id', '=', asked.refund_id).execute()
  expect(row).toMatchObject({ status: 'canceled' })
})

test('the bank takes a settlement back that was refunded already', async () => {
  const { customer, invoice, attempt: id } = await ordered()
  await tell(id)
  const asked = await refund(id, 20_000n, true)
  if (!asked.ok) throw new Error(asked.reason)
  await locked(customer, invoice.id, (trx) =>
    endRefund(trx, FINANCE, asked.refund_id, { status: 'succeeded', transferred_on: '2026-11-23' }, NOW),
  )
  expect(await tell(id, { status: 'failed' })).toBe('reversed')
  expect(await customer.invoices()).toMatchObject([{ status: 'open', due_amount: TOTAL }])
})

test('a refund made at the provider of an invoice that is paid in part: that part is owed again', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id, { amount: 30_000n })
  const told = { status: 'refunded', amount: 30_000n, refunds: [elsewhere(30_000n)] } as const
  expect(await tell(id, { ...told, refunds: [...told.refunds] })).toBe('refundElsewhere')
  expect(await customer.invoices()).toMatchObject([{ status: 'open', due_amount: TOTAL, paid_amount: 0n }])
  expect(await creditOf(customer)).toBe(0n)
})

test('two refunds made at the provider: what had become credit is given back once', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id, { amount: TOTAL + 10_000n })
  const first = elsewhere(10_000n)
  await tell(id, { status: 'partially_refunded', amount: TOTAL + 10_000n, refunds: [first] })
  expect(await creditOf(customer)).toBe(0n)
  await tell(id, { status: 'refunded', amount: TOTAL + 10_000n, refunds: [first, elsewhere(TOTAL)] })
  expect(await creditOf(customer)).toBe(0n)
  expect(await customer.invoices()).toMatchObject([{ credited_amount: TOTAL }])
})

test('a payment is charged back after its surplus was refunded: the invoice is owed, not the credit', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id, { amount: TOTAL + 10_000n })
  const asked = await refund(id, 10_000n, false)
  expect(asked).toMatchObject({ ok: true })
  await tell(id, { status: 'partially_charged_back', amount: TOTAL + 10_000n, charged_back_amount: 10_000n })
  expect(await creditOf(customer)).toBe(0n)
})

test('an earlier payment is taken back while the next invoice is open and partly credited', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id)
  await runNights('2026-12-17', '2026-12-17')
  const renewal = (await customer.invoices()).find(({ status }) => status === 'open')
  if (!renewal) throw new Error('no renewal')
  await locked(customer, renewal.id, (trx, invoice) =>
    issueCreditNote(trx, FINANCE, { invoice, total_amount: 10_000n, reason: 'kompensasi' }, NOW),
  )
  expect(await tell(id, { status: 'charged_back', charged_back_amount: TOTAL })).toBe('chargedBack')
})

test('given up as lost, paid in part, and that part taken back', async () => {
  const { customer, invoice, attempt: id } = await ordered()
  await writeOff(customer, invoice.id)
  expect(await tell(id, { amount: 30_000n })).toBe('underpaid')
  expect(await tell(id, { status: 'failed' })).toBe('reversed')
  expect(await customer.invoices()).toMatchObject([{ status: 'uncollectible', paid_amount: 0n }])
})

test('given up as lost, paid after all, taken back by the bank, and given up again', async () => {
  const { customer, invoice, attempt: id } = await ordered()
  await writeOff(customer, invoice.id)
  await tell(id)
  expect(await tell(id, { status: 'failed' })).toBe('reversed')
  expect(await customer.invoices()).toMatchObject([{ status: 'open', due_amount: TOTAL }])
  expect(await writeOff(customer, invoice.id)).toBe(true)
})

test('a refund that counted as failed was paid out after all', async () => {
  const { customer, invoice, attempt: id } = await ordered()
  await tell(id)
  const asked = await refund(id, TOTAL, true)
  if (!asked.ok) throw new Error(asked.reason)
  const { refund_key } = await db
    .selectFrom('refunds')
    .selectAll()
    .where('id', '=', asked.refund_id)
    .executeTakeFirstOrThrow()
  await locked(customer, invoice.id, (trx) =>
    endRefund(trx, FINANCE, asked.refund_id, { status: 'failed', failure: 'no answer' }, NOW),
  )
  expect(await creditOf(customer)).toBe(TOTAL)
  const told = { status: 'refunded' as const, refunds: [elsewhere(TOTAL, refund_key)] }
  await tell(id, told)
  expect(await tell(id, told)).toBe('unchanged')
  expect(await creditOf(customer)).toBe(0n)
  expect(await customer.payments()).toMatchObject([{ refunded_amount: TOTAL, attention: 'refundElsewhere' }])
})

test('a partial chargeback stands in the audit log', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id, { amount: TOTAL + 10_000n })
  const count = async () =>
    (await db.selectFrom('audit_log').select('id').where('company_id', '=', customer.companyId).execute())
      .length
  const before = await count()
  await tell(id, { status: 'partially_charged_back', amount: TOTAL + 10_000n, charged_back_amount: 5_000n })
  expect(await count()).toBeGreaterThan(before)
})

test('a second transaction of an attempt that is paid stands in the audit log', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id)
  const count = async () =>
    (await db.selectFrom('audit_log').select('id').where('company_id', '=', customer.companyId).execute())
      .length
  const before = await count()
  expect(await tell(id, { transaction_id: `${id}-2` })).toBe('duplicatePayment')
  expect(await count()).toBeGreaterThan(before)
})

test('what finance has not dealt with yet does not vanish behind the next', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id, { amount: TOTAL + 10_000n })
  expect(await customer.payments()).toMatchObject([{ attention: 'overpaid' }])
  await tell(id, { transaction_id: `${id}-2` })
  expect(
    JSON.stringify(await customer.payments(), (_k, v) => (typeof v === 'bigint' ? String(v) : v)),
  ).toContain('overpaid')
})

test('an attempt whose money went back takes money again', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id)
  await tell(id, { status: 'charged_back', charged_back_amount: TOTAL })
  expect(await customer.payments()).toMatchObject([{ status: 'refunded' }])
  await tell(id, { transaction_id: `${id}-2` })
  expect(await customer.payments()).toMatchObject([{ status: 'paid' }])
})

test('the first that we hear of an attempt is that its money came and went back', async () => {
  const { customer, attempt: id } = await ordered()
  expect(await tell(id, { status: 'refunded', refunds: [elsewhere(TOTAL)] })).toBe('refundElsewhere')
  expect(await customer.payments()).toMatchObject([
    { status: 'refunded', refunded_amount: TOTAL, attention: 'refundElsewhere' },
  ])
  expect(await creditOf(customer)).toBe(0n)
})

test.each(['failed', 'canceled'] as const)(
  '%s is said of an attempt that is over by our clock',
  async (status) => {
    const { customer, attempt: id } = await ordered()
    await tell(id, { status: 'pending' })
    await db.updateTable('payments').set({ status: 'expired' }).where('id', '=', id).execute()
    await tell(id, { status })
    expect(await customer.payments()).toMatchObject([{ status: 'expired' }])
  },
)

test('refund and chargeback of the same payment at once', async () => {
  const { customer, attempt: id } = await ordered()
  await tell(id)
  await Promise.allSettled([
    refund(id, TOTAL, true),
    tell(id, { status: 'charged_back', charged_back_amount: TOTAL }),
  ])
  expect((await customer.invoices()).length).toBe(1)
})

test('void while the settlement arrives', async () => {
  const { customer, invoice, attempt: id } = await ordered()
  const { voidInvoice } = await import('../invoices/mutations')
  await Promise.all([
    locked(customer, invoice.id, (trx) => voidInvoice(trx, FINANCE, invoice.id, 'salah', NOW)),
    tell(id),
  ])
  const [row] = await customer.invoices()
  expect(await creditOf(customer)).toBe(row?.status === 'void' ? TOTAL : 0n)
})
