import { sql } from 'kysely'
import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { CompanyId } from '@/lib/ids'
import { enqueue } from '@/lib/jobs/boss'
import { dayOf } from '@/lib/time'
import { returnPeriod } from '../catalogue/coupons'
import { findDeferred } from '../ledger/deferred'
import { post } from '../ledger/postings'
import type { LockedInvoice } from '../payments/provider-actors'
import { OPEN_PAYMENT_STATUSES } from '../status'
import { dropPending } from '../subscriptions/drop'
import { issueCreditNote } from './credit-notes'
import { voidPostings } from './void-postings'

/**
 * Locks what is billed to a company until the transaction ends. Everything that changes subscriptions, invoices or payments
 * of a company begins with it, then locks in the order invoice, payment, subscription: no two can wait for each other.
 * Weaker than `for update`, so that rows which only refer to the company (mails, audit) can be written meanwhile.
 */
export async function lockBilling(trx: Trx, companyId: string): Promise<void> {
  await trx
    .selectFrom('companies')
    .select('id')
    .where('id', '=', companyId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

/** The same for many companies, always in the same order: two batches cannot wait for each other. */
export async function lockBillings(trx: Trx, companyIds: readonly string[]): Promise<void> {
  if (companyIds.length === 0) return
  await trx
    .selectFrom('companies')
    .select('id')
    .where('id', 'in', [...companyIds])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** Locks an invoice's row until the transaction ends. */
export async function lockInvoice(trx: Trx, invoiceId: string) {
  return trx
    .selectFrom('invoices')
    .selectAll()
    .where('id', '=', invoiceId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** The same by its number, only when it is that company's. */
export async function lockInvoiceOf(trx: Trx, companyId: CompanyId, number: string) {
  return trx
    .selectFrom('invoices')
    .selectAll()
    .where('number', '=', number)
    .where('company_id', '=', companyId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/**
 * Voids an open invoice and ends what was still being tried on it, and the subscription that waited for it. The number stays
 * used; what had been paid on it becomes the company's credit. One that was corrected by a credit note cannot be void any more:
 * a note over the rest ends it, and what is owed even then is written off. Answers false when it is no longer open. The caller has locked the company's billing.
 */
export async function voidInvoice(
  trx: Trx,
  actor: Actor,
  invoiceId: string,
  reason: string,
  now: Date,
): Promise<boolean> {
  const invoice = await lockInvoice(trx, invoiceId)
  if (invoice?.status !== 'open') return false
  if (invoice.credited_amount > 0n) await creditRest(trx, actor, invoice, reason, now)
  else await makeVoid(trx, actor, invoice, reason, now)
  await cancelAttempts(trx, invoiceId)
  const dropped = await dropPending(trx, actor, invoice.subscription_id, reason, now)
  const { redemption_id } = (invoice.change ?? {}) as { redemption_id?: string }
  if (!dropped && redemption_id) await returnPeriod(trx, { id: redemption_id })
  return true
}

async function makeVoid(
  trx: Trx,
  actor: Actor,
  invoice: LockedInvoice,
  reason: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('invoices')
    .set({ status: 'void', voided_at: now, paid_amount: 0n })
    .where('id', '=', invoice.id)
    .execute()
  await post(trx, voidPostings(invoice, await findDeferred(trx, invoice.id), dayOf(now)))
  if (invoice.paid_amount > 0n) await releaseAllocations(trx, invoice.id)
  await recordAudit(trx, actor, {
    action: 'invoice.voided',
    entity_type: 'invoice',
    entity_id: invoice.id,
    company_id: invoice.company_id,
    before: { status: 'open', paid_amount: invoice.paid_amount },
    after: { status: 'void', reason },
  })
}

async function creditRest(
  trx: Trx,
  actor: Actor,
  invoice: LockedInvoice,
  reason: string,
  now: Date,
): Promise<void> {
  const total_amount = invoice.total_amount - invoice.credited_amount
  if (total_amount > 0n) {
    const note = await issueCreditNote(trx, actor, { invoice, total_amount, reason }, now)
    if (!note.ok) throw new Error(`Credit note refused: ${note.reason}`)
  }
  // Still owed where an earlier note had become credit before the bank took the payment back: that much was given away.
  await writeOffInvoice(trx, actor, invoice.id, reason, now)
}

async function releaseAllocations(trx: Trx, invoiceId: string): Promise<void> {
  await trx
    .updateTable('payment_transactions')
    .set({ credited_amount: sql`credited_amount + allocated_amount`, allocated_amount: 0n })
    .where('allocated_amount', '>', 0n)
    .where('payment_id', 'in', (eb) =>
      eb.selectFrom('payments').select('id').where('invoice_id', '=', invoiceId),
    )
    .execute()
}

/**
 * Gives an open invoice up as lost: it is owed no longer, its number and PPN stay. Money that comes after all is taken. Answers
 * false when it is no longer open. The caller has locked the company's billing.
 */
export async function writeOffInvoice(
  trx: Trx,
  actor: Actor,
  invoiceId: string,
  reason: string,
  now: Date,
): Promise<boolean> {
  const invoice = await lockInvoice(trx, invoiceId)
  if (invoice?.status !== 'open') return false
  await trx.updateTable('invoices').set({ status: 'uncollectible' }).where('id', '=', invoiceId).execute()
  await post(trx, [
    {
      key: await writeOffKey(trx, invoiceId),
      kind: 'invoice_written_off',
      posted_on: dayOf(now),
      debit: 'bad_debts',
      credit: 'receivable',
      amount: invoice.due_amount,
      company_id: invoice.company_id,
      invoice_id: invoiceId,
    },
  ])
  await cancelAttempts(trx, invoiceId)
  await recordAudit(trx, actor, {
    action: 'invoice.written_off',
    entity_type: 'invoice',
    entity_id: invoiceId,
    company_id: invoice.company_id,
    before: { status: 'open' },
    after: { status: 'uncollectible', amount: invoice.due_amount, reason },
  })
  return true
}

/** An invoice can be given up again: after it was paid, and the bank took that back. */
async function writeOffKey(trx: Trx, invoiceId: string): Promise<string> {
  const { count } = await trx
    .selectFrom('ledger_postings')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('invoice_id', '=', invoiceId)
    .where('kind', '=', 'invoice_written_off')
    .executeTakeFirstOrThrow()
  return count === 0n ? `written-off:${invoiceId}` : `written-off:${invoiceId}:${count + 1n}`
}

/** Gives up the attempts that are still open for an invoice: their pages must not take money that buys nothing. */
export async function cancelAttempts(trx: Trx, invoiceId: string): Promise<void> {
  const canceled = await trx
    .updateTable('payments')
    .set({ status: 'canceled' })
    .where('invoice_id', '=', invoiceId)
    .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
    .returning('id')
    .execute()
  for (const { id } of canceled) await enqueue(trx, 'payment.close', { payment_id: id })
}

/** Voids what a subscription still has open: it ended, or what was owed for it is owed no longer. */
export async function voidOpenInvoices(
  trx: Trx,
  actor: Actor,
  subscriptionId: string,
  reason: string,
  now: Date,
): Promise<void> {
  const open = await trx
    .selectFrom('invoices')
    .select('id')
    .where('subscription_id', '=', subscriptionId)
    .where('status', '=', 'open')
    .execute()
  for (const { id } of open) await voidInvoice(trx, actor, id, reason, now)
}
