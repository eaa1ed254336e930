import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { lockDocuments } from '@/lib/documents/queries'
import { type CompanyId, newId, randomCode } from '@/lib/ids'
import { startOfDay } from '@/lib/working-days'
import { lockBilling, lockInvoiceOf } from '../invoices/mutations'
import { numberToPath } from '../invoices/number'
import { queuePaymentRefusedMail } from '../mails'
import { OPEN_PAYMENT_STATUSES } from '../status'
import type { Effect } from './effects'
import { applyTransaction } from './settlement'
import { type TransferAccount, transferNote } from './transfer-accounts'

export type TransferReport = {
  company_id: CompanyId
  invoice_number: string
  /** Ours, to which it went. */
  account: TransferAccount
  amount: bigint
  transferred_on: string
  sender: string
  proof_document_id: string
}

/** What `payments.details` holds of a transfer that was reported. */
export type TransferDetails = {
  account: TransferAccount
  transferred_on: string
  sender: string
  note: string
}

type Reported =
  | { ok: true; payment_id: string }
  | { ok: false; reason: 'notFound' | 'notOpen' | 'transferWaits' | 'unknownProof' }

/**
 * Notes that an owner transferred money by hand. It counts as paid only once finance has found it. An invoice has one such
 * report waiting at a time; the proof must be a document of the same company.
 */
export async function reportTransfer(
  trx: Trx,
  actor: Actor,
  report: TransferReport,
  now: Date,
): Promise<Reported> {
  await lockBilling(trx, report.company_id)
  const invoice = await lockInvoiceOf(trx, report.company_id, report.invoice_number)
  if (!invoice) return { ok: false, reason: 'notFound' }
  if (invoice.status !== 'open') return { ok: false, reason: 'notOpen' }
  const waiting = await trx
    .selectFrom('payments')
    .select('id')
    .where('invoice_id', '=', invoice.id)
    .where('provider', '=', 'manual')
    .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
    .executeTakeFirst()
  if (waiting) return { ok: false, reason: 'transferWaits' }
  const [proof] = await lockDocuments(trx, report.company_id, [report.proof_document_id])
  if (!proof) return { ok: false, reason: 'unknownProof' }
  const { account, transferred_on, sender } = report
  const details: TransferDetails = {
    account,
    transferred_on,
    sender,
    note: transferNote(report.invoice_number),
  }
  const id = newId(now.getTime())
  await trx
    .insertInto('payments')
    .values({
      id,
      invoice_id: invoice.id,
      company_id: report.company_id,
      provider: 'manual',
      order_id: `${numberToPath(report.invoice_number)}-${randomCode(6)}`,
      status: 'pending',
      method: 'transfer',
      amount: report.amount,
      proof_document_id: proof.id,
      details: JSON.stringify(details),
      created_by: actor.user_id,
    })
    .execute()
  await recordAudit(trx, actor, {
    action: 'payment.transfer_reported',
    entity_type: 'payment',
    entity_id: id,
    company_id: report.company_id,
    after: { invoice: report.invoice_number, amount: report.amount, proof: proof.id, ...details },
  })
  return { ok: true, payment_id: id }
}

/** Takes a report back that finance has not decided about, so that a right one can be made. False when there is none. */
export async function withdrawTransfer(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  paymentId: string,
  now: Date,
): Promise<boolean> {
  await lockBilling(trx, companyId)
  const payment = await trx
    .updateTable('payments')
    .set({ decided_at: now, decided_by: actor.user_id, status: 'canceled' })
    .where('id', '=', paymentId)
    .where('company_id', '=', companyId)
    .where('provider', '=', 'manual')
    .where('status', '=', 'pending')
    .where('decided_at', 'is', null)
    .returning(['id'])
    .executeTakeFirst()
  if (!payment) return false
  await recordAudit(trx, actor, {
    action: 'payment.transfer_withdrawn',
    entity_type: 'payment',
    entity_id: payment.id,
    company_id: companyId,
    before: { status: 'pending' },
    after: { status: 'canceled' },
  })
  return true
}

type Decided = { ok: true; effect: Effect } | { ok: false; reason: 'notFound' | 'alreadyDecided' }

/**
 * Finance found the money: so much of it, on that day. It is applied as any other payment is: too little leaves the rest owed,
 * too much becomes credit, and so does all of it where the invoice was paid another way meanwhile.
 */
export async function approveTransfer(
  trx: Trx,
  actor: Actor,
  found: { payment_id: string; amount: bigint; transferred_on: string },
  now: Date,
): Promise<Decided> {
  const payment = await decide(trx, actor, found.payment_id, now)
  if (!payment.ok) return payment
  const { order_id, method, company_id, amount, details } = payment.row
  await recordAudit(trx, actor, {
    action: 'payment.transfer_approved',
    entity_type: 'payment',
    entity_id: found.payment_id,
    company_id,
    before: { amount, transferred_on: (details as TransferDetails).transferred_on },
    after: { amount: found.amount, transferred_on: found.transferred_on },
  })
  const effect = await applyTransaction(
    trx,
    found.payment_id,
    {
      transaction: {
        provider: 'manual',
        order_id,
        transaction_id: found.payment_id,
        status: 'paid',
        amount: found.amount,
        currency: 'IDR',
        method,
        paid_at: noonOf(found.transferred_on, now),
        refunds: [],
        charged_back_amount: 0n,
        raw: { transferred_on: found.transferred_on, approved_by: actor.user_id },
      },
    },
    now,
  )
  return { ok: true, effect }
}

/** Finance did not find the money, or the proof is none. The owner is told why, and can report again or pay another way. */
export async function refuseTransfer(
  trx: Trx,
  actor: Actor,
  refused: { payment_id: string; reason: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: 'notFound' | 'alreadyDecided' }> {
  const payment = await decide(trx, actor, refused.payment_id, now)
  if (!payment.ok) return payment
  const { row } = payment
  // Given up meanwhile, since the invoice was paid another way or is void: it stays so.
  const status = row.status === 'pending' ? 'failed' : row.status
  await trx
    .updateTable('payments')
    .set({ status, refused_reason: refused.reason })
    .where('id', '=', row.id)
    .execute()
  await recordAudit(trx, actor, {
    action: 'payment.transfer_refused',
    entity_type: 'payment',
    entity_id: row.id,
    company_id: row.company_id,
    before: { status: row.status },
    after: { status, reason: refused.reason },
  })
  await queuePaymentRefusedMail(trx, row.invoice_id, { amount: row.amount, reason: refused.reason })
  return { ok: true }
}

/** Claims the decision: of two people who decide at once one finds that it is theirs no longer. */
async function decide(trx: Trx, actor: Actor, paymentId: string, now: Date) {
  const found = await trx
    .selectFrom('payments')
    .select('company_id')
    .where('id', '=', paymentId)
    .where('provider', '=', 'manual')
    .executeTakeFirst()
  if (!found) return { ok: false as const, reason: 'notFound' as const }
  await lockBilling(trx, found.company_id)
  const row = await trx
    .updateTable('payments')
    .set({ decided_at: now, decided_by: actor.user_id })
    .where('id', '=', paymentId)
    .where('decided_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  return row ? { ok: true as const, row } : { ok: false as const, reason: 'alreadyDecided' as const }
}

/** A statement knows the day only; the middle of it is that day in every zone of the country. Never later than now. */
function noonOf(day: string, now: Date): Date {
  const noon = new Date(startOfDay(day).getTime() + 12 * 3_600_000)
  return noon < now ? noon : now
}
