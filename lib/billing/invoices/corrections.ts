import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { queueCreditNoteMail } from '../credit-note-mails'
import type { LockedInvoice } from '../payments/provider-actors'
import { applyPaidInvoice } from '../subscriptions/activation'
import { dropPending } from '../subscriptions/drop'
import { type CreditNoteOutcome, issueCreditNote } from './credit-notes'
import { cancelAttempts, lockBilling, lockInvoice, voidInvoice, writeOffInvoice } from './mutations'
import { voidOutdatedChange } from './outdated-change'

type Correction = { number: string; reason: string }
type NotFound = { ok: false; reason: 'notFound' }

/** Voids an open invoice as staff, by its number. Locks the company's billing first. */
export async function voidAsStaff(trx: Trx, actor: Actor, { number, reason }: Correction, now: Date) {
  const invoice = await lockByNumber(trx, number)
  if (!invoice) return notFound()
  if (invoice.credited_amount > 0n) return { ok: false, reason: 'notOpen' } as const
  const done = await voidInvoice(trx, actor, invoice.id, reason, now)
  return done ? ({ ok: true } as const) : ({ ok: false, reason: 'notOpen' } as const)
}

/** Gives an open invoice up as lost, by its number. Locks the company's billing first. */
export async function writeOffAsStaff(trx: Trx, actor: Actor, { number, reason }: Correction, now: Date) {
  const invoice = await lockByNumber(trx, number)
  if (!invoice) return notFound()
  const done = await writeOffInvoice(trx, actor, invoice.id, reason, now)
  return done ? ({ ok: true } as const) : ({ ok: false, reason: 'notOpen' } as const)
}

/**
 * Takes a part of an invoice back with a credit note, by its number. Pages on which the old rest could still be paid are given
 * up; an invoice that owes nothing any more buys what it was for.
 */
export async function creditAsStaff(
  trx: Trx,
  actor: Actor,
  request: Correction & { total_amount: bigint; credit_note_id: string },
  now: Date,
): Promise<CreditNoteOutcome | NotFound> {
  const invoice = await lockByNumber(trx, request.number)
  if (!invoice) return notFound()
  const { total_amount, reason, credit_note_id } = request
  const known = await isIssued(trx, credit_note_id)
  const outcome = await issueCreditNote(trx, actor, { invoice, total_amount, reason, credit_note_id }, now)
  if (outcome.ok && !known) await queueCreditNoteMail(trx, outcome.credit_note_id, reason)
  if (outcome.ok && invoice.status === 'paid')
    await voidOutdatedChange(trx, actor, invoice.subscription_id, now)
  if (!outcome.ok || outcome.reduced_amount === 0n) return outcome
  await cancelAttempts(trx, invoice.id)
  const after = await lockInvoice(trx, invoice.id)
  if (invoice.status === 'open' && after?.status === 'paid') await settle(trx, actor, after, now)
  return outcome
}

async function isIssued(trx: Trx, creditNoteId: string): Promise<boolean> {
  const note = await trx
    .selectFrom('credit_notes')
    .select('id')
    .where('id', '=', creditNoteId)
    .executeTakeFirst()
  return note !== undefined
}

/** Owed no longer: with money on it, it buys what it was for; without any it was taken back as a whole. */
async function settle(trx: Trx, actor: Actor, invoice: LockedInvoice, now: Date): Promise<void> {
  if (invoice.paid_amount > 0n) {
    const applied = await applyPaidInvoice(trx, actor, invoice, now)
    if (applied.ok) return
    // What was paid on it buys nothing any more: it is the company's credit.
    const total_amount = invoice.total_amount - invoice.credited_amount
    const reason = 'What it was for had ended when it was settled'
    await issueCreditNote(trx, actor, { invoice, total_amount, reason }, now)
    return
  }
  await dropPending(trx, actor, invoice.subscription_id, 'its invoice was taken back', now)
}

async function lockByNumber(trx: Trx, number: string) {
  const row = await trx
    .selectFrom('invoices')
    .select(['id', 'company_id'])
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) return undefined
  await lockBilling(trx, row.company_id)
  return lockInvoice(trx, row.id)
}

function notFound(): NotFound {
  return { ok: false, reason: 'notFound' }
}
