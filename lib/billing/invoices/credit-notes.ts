import { sql } from 'kysely'
import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { smaller } from '@/lib/money'
import { nextCreditNoteNumber } from '@/lib/number-series'
import { dayOf } from '@/lib/time'
import type { Account } from '../ledger/accounts'
import { findDeferred } from '../ledger/deferred'
import { type Posting, post } from '../ledger/postings'
import type { LockedInvoice } from '../payments/provider-actors'
import { creditAmounts } from './credit-amounts'
import { INCOME_OF } from './issue'
import type { InvoiceKind } from './kinds'

export type CreditNoteRequest = {
  invoice: LockedInvoice
  /** With PPN, in whole rupiah. */
  total_amount: bigint
  reason: string
  /** Made by the client: the same request twice is one note. */
  credit_note_id?: string
}

export type CreditNoteOutcome =
  | { ok: true; credit_note_id: string; number: string; reduced_amount: bigint }
  /** `voidInstead`: nothing was paid on it and nothing would be left to pay. */
  | { ok: false; reason: 'notIssued' | 'tooMuch' | 'voidInstead' }

/**
 * Takes back a part of what an invoice sold, or all of it; the invoice itself stays as it is. What the invoice still owes shrinks
 * first, the rest becomes the company's credit. Never more than the invoice came to, in all notes together: the table refuses
 * it, too. PPN is taken back so that notes over the whole invoice come to exactly its PPN. The caller holds the locks.
 */
export async function issueCreditNote(
  trx: Trx,
  actor: Actor,
  request: CreditNoteRequest,
  now: Date,
): Promise<CreditNoteOutcome> {
  const { invoice, total_amount: total, reason } = request
  const known = request.credit_note_id && (await findNote(trx, invoice.id, request.credit_note_id))
  if (known) return { ok: true, ...known }
  const amounts = creditAmounts(invoice, total)
  if (!amounts.ok) return amounts
  const { net, tax, tax_base, reduced, settles } = amounts
  const today = dayOf(now)
  const id = request.credit_note_id ?? newId()
  await trx
    .updateTable('invoices')
    .set({
      credited_amount: sql`credited_amount + ${total}`,
      reduced_amount: sql`reduced_amount + ${reduced}`,
      ...(settles && { status: 'paid', paid_at: now }),
    })
    .where('id', '=', invoice.id)
    .execute()
  const deferred = await findDeferred(trx, invoice.id)
  // As late as the books allow: they refer to the note, and others wait for the series.
  const number = await nextCreditNoteNumber(trx, today)
  await trx
    .insertInto('credit_notes')
    .values({
      id,
      number,
      invoice_id: invoice.id,
      company_id: invoice.company_id,
      reason,
      subtotal_amount: net,
      tax_base_amount: tax_base,
      tax_amount: tax,
      total_amount: total,
      tax_rate_bp: invoice.tax_rate_bp,
      reduced_amount: reduced,
      issued_on: today,
      created_by: actor.user_id,
    })
    .execute()
  await post(trx, creditPostings({ id, total, tax, reduced, today }, invoice, deferred))
  await recordAudit(trx, actor, {
    action: 'credit_note.issued',
    entity_type: 'invoice',
    entity_id: invoice.id,
    company_id: invoice.company_id,
    after: { number, total_amount: total, reduced_amount: reduced, reason },
  })
  return { ok: true, credit_note_id: id, number, reduced_amount: reduced }
}

async function findNote(trx: Trx, invoiceId: string, id: string) {
  return trx
    .selectFrom('credit_notes')
    .select(['id as credit_note_id', 'number', 'reduced_amount'])
    .where('id', '=', id)
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirst()
}

type Note = { id: string; total: bigint; tax: bigint; reduced: bigint; today: string }

/**
 * Three sources (what is not earned yet, what was earned, PPN) against two ends (what is owed, the company's credit): sources are
 * used up in this order by the ends in theirs.
 */
function creditPostings(note: Note, invoice: LockedInvoice, deferred: bigint): Posting[] {
  const net = note.total - note.tax
  const unearned = deferred > 0n ? smaller(net, deferred) : 0n
  const isFee = INCOME_OF[invoice.kind as InvoiceKind] === 'revenue_fees'
  const sources: [Account, bigint][] = [
    ['deferred_revenue', unearned],
    [isFee ? 'revenue_fees' : 'revenue_subscriptions', net - unearned],
    ['ppn_payable', note.tax],
  ]
  const ends: [Account, bigint][] = [
    ['receivable', note.reduced],
    ['customer_credits', note.total - note.reduced],
  ]
  const postings: Posting[] = []
  for (const [credit, wanted] of ends) {
    let left = wanted
    for (const source of sources) {
      const amount = smaller(source[1], left)
      source[1] -= amount
      left -= amount
      postings.push({
        key: `credit-note:${note.id}:${source[0]}:${credit}`,
        kind: 'credit_note',
        posted_on: note.today,
        debit: source[0],
        credit,
        amount,
        company_id: invoice.company_id,
        invoice_id: invoice.id,
        credit_note_id: note.id,
      })
    }
  }
  return postings
}
