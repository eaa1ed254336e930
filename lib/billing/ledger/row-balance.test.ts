import '@/db/testing'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, type Trx } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { issueCreditNote } from '../invoices/credit-notes'
import { FINANCE, locked, NOW, ordered, refund, TOTAL, tell } from '../payments/testing-crossings'
import { endRefund } from '../refunds/mutations'
import { setBillingEnv } from '../testing-billing'
import { findImbalances } from './balance'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

const ids = { invoice: '', payment: '', open: '', refund: '', waiting: '', company: '' }

beforeAll(async () => {
  const { customer, invoice, attempt } = await ordered()
  await tell(attempt, { amount: TOTAL + 10_000n })
  const done = await refund(attempt, 20_000n, true)
  if (!done.ok) throw new Error(done.reason)
  await locked(customer, invoice.id, (trx) =>
    endRefund(trx, FINANCE, done.refund_id, { status: 'succeeded', transferred_on: '2026-11-23' }, NOW),
  )
  const waiting = await refund(attempt, 5_000n, false)
  if (!waiting.ok) throw new Error(waiting.reason)
  const other = await ordered()
  await tell(other.attempt, { amount: 7_000n })
  await locked(other.customer, other.invoice.id, (trx, row) =>
    issueCreditNote(trx, FINANCE, { invoice: row, total_amount: 1_000n, reason: 'kompensasi' }, NOW),
  )
  Object.assign(ids, {
    invoice: invoice.id,
    payment: attempt,
    open: other.invoice.id,
    refund: done.refund_id,
    waiting: waiting.refund_id,
    company: other.customer.companyId,
  })
})

test('nothing is found where nothing is wrong', async () => {
  expect(await findImbalances(db)).toEqual([])
})

class Undo extends Error {}

/** What is found once something was changed by hand, which is then undone. */
async function foundAfter(change: RawBuilder<unknown>): Promise<string[]> {
  let found: string[] = []
  await db
    .transaction()
    .execute(async (trx: Trx) => {
      await sql`set local session_replication_role = replica`.execute(trx)
      const { numAffectedRows } = await change.execute(trx)
      expect(numAffectedRows).toBeGreaterThan(0n)
      found = (await findImbalances(trx)).map(({ what }) => what)
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  return found
}

const CORRUPTIONS: [string, string, () => RawBuilder<unknown>][] = [
  [
    'an open invoice owes less',
    'paid',
    () => sql`update invoices set paid_amount = paid_amount + 1 where id = ${ids.open}`,
  ],
  [
    'a paid invoice came to more, with all its sums',
    'sold',
    () =>
      sql`update invoices set subtotal_amount = subtotal_amount + 9, total_amount = total_amount + 9, paid_amount = paid_amount + 9 where id = ${ids.invoice}`,
  ],
  [
    'PPN becomes price',
    'sold',
    () =>
      sql`update invoices set subtotal_amount = subtotal_amount + 9, tax_amount = tax_amount - 9 where id = ${ids.invoice}`,
  ],
  [
    'a line is dearer',
    'lines',
    () =>
      sql`update invoice_lines set unit_amount = unit_amount + 1, total_amount = total_amount + 1 where invoice_id = ${ids.invoice}`,
  ],
  ['a line is gone', 'lines', () => sql`delete from invoice_lines where invoice_id = ${ids.open}`],
  [
    'an open invoice becomes void by hand',
    'sold',
    () => sql`update invoices set status = 'void' where id = ${ids.open}`,
  ],
  [
    'a paid invoice becomes void by hand',
    'sold',
    () => sql`update invoices set status = 'void' where id = ${ids.invoice}`,
  ],
  ['an invoice is gone', 'numbers', () => sql`delete from invoices where id = ${ids.open}`],
  [
    'a number is skipped',
    'numbers',
    () => sql`update number_series set last_value = last_value + 1 where series like 'invoice-%'`,
  ],
  [
    'a credit note is larger',
    'notes',
    () =>
      sql`update credit_notes set subtotal_amount = subtotal_amount + 1, total_amount = total_amount + 1 where invoice_id = ${ids.open}`,
  ],
  ['a credit note is gone', 'notes', () => sql`delete from credit_notes where invoice_id = ${ids.invoice}`],
  [
    'an invoice forgets its credit note',
    'notes',
    () => sql`update invoices set credited_amount = 0 where id = ${ids.invoice}`,
  ],
  [
    'money of the invoice becomes credit',
    'allocated',
    () =>
      sql`update payment_transactions set allocated_amount = allocated_amount - 5, credited_amount = credited_amount + 5 where payment_id = ${ids.payment}`,
  ],
  [
    'a transaction brought more',
    'held',
    () => sql`update payment_transactions set amount = amount + 5 where payment_id = ${ids.payment}`,
  ],
  [
    'a paid transaction counts as failed',
    'held',
    () => sql`update payment_transactions set status = 'failed' where payment_id = ${ids.payment}`,
  ],
  [
    'a part counts as charged back',
    'held',
    () => sql`update payment_transactions set returned_amount = 5 where payment_id = ${ids.payment}`,
  ],
  [
    'a transaction is gone',
    'credit_rows',
    () =>
      sql`delete from payment_transactions where payment_id = ${ids.payment} and credited_amount > 0 returning id`,
  ],
  [
    'an attempt says more',
    'attempt',
    () => sql`update payments set paid_amount = paid_amount + 5 where id = ${ids.payment}`,
  ],
  [
    'an attempt forgets what it gave back',
    'attempt',
    () => sql`update payments set refunded_amount = 0 where id = ${ids.payment}`,
  ],
  [
    'a refund is larger',
    'refund',
    () => sql`update refunds set amount = amount + 5 where id = ${ids.refund}`,
  ],
  [
    'one refund is larger and another smaller',
    'refund',
    () =>
      sql`update refunds set amount = amount + case when id = ${ids.refund} then 5 else -5 end where id in (${ids.refund}, ${ids.waiting})`,
  ],
  [
    'a refund that waits counts as failed',
    'refund',
    () => sql`update refunds set status = 'failed' where id = ${ids.waiting}`,
  ],
  [
    'a refund that arrived counts as failed',
    'refund',
    () => sql`update refunds set status = 'failed' where id = ${ids.refund}`,
  ],
  [
    'an invoice moves to another company',
    'company',
    () => sql`update invoices set company_id = ${ids.company} where id = ${ids.invoice}`,
  ],
  [
    'a payment moves to another company',
    'company',
    () => sql`update payments set company_id = ${ids.company} where id = ${ids.payment}`,
  ],
  [
    'money that came is not posted',
    'transaction',
    () => sql`delete from ledger_postings where kind = 'payment_received' and payment_id = ${ids.payment}`,
  ],
  [
    'a posting is larger',
    'sold',
    () => sql`update ledger_postings set amount = amount + 1 where key = ${`issued:ppn:${ids.invoice}`}`,
  ],
  [
    'a posting goes to the wrong account',
    'sold',
    () =>
      sql`update ledger_postings set credit_account = 'ppn_payable' where key = ${`issued:revenue:${ids.invoice}`}`,
  ],
  [
    'a payout is not posted',
    'payouts',
    () =>
      sql`insert into settlement_payouts (id, provider, amount, received_on, reference) values (gen_random_uuid(), 'xendit', 1000, '2026-11-23', 'TRF-1')`,
  ],
]

test.each(CORRUPTIONS)('found: %s', async (_name, what, change) => {
  expect(await foundAfter(change())).toContain(what)
})
