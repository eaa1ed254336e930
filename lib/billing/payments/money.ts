import { sql } from 'kysely'
import type { Trx } from '@/db'
import { type AuditEntry, recordAudit } from '@/lib/audit/mutations'
import { smaller } from '@/lib/money'
import { addDays, dayOf } from '@/lib/time'
import { queueCreditNoteMail } from '../credit-note-mails'
import { issueCreditNote } from '../invoices/credit-notes'
import { lostAgain } from '../invoices/lost-again'
import { cancelAttempts, lockInvoice, voidOpenInvoices } from '../invoices/mutations'
import { CASH_OF, type PaymentProvider } from '../ledger/accounts'
import { type Posting, post } from '../ledger/postings'
import { queueInvoiceMail, queueReceiptMail } from '../mails'
import { findCreditNotRefunded } from '../refunds/sums'
import { applyPaidInvoice, unapplyPaidInvoice } from '../subscriptions/activation'
import type { Effect } from './effects'
import { type LockedInvoice, PROVIDER_ACTORS } from './provider-actors'

/** After a reversal there are at least so many days to pay again. */
const DAYS_AFTER_REVERSAL = 2

export type Money = {
  /** Of our row of the transaction. */
  id: string
  payment_id: string
  provider: PaymentProvider
  transaction_id: string
  amount: bigint
  method: string | null
  paid_at: Date
}

/**
 * Money came. What the invoice still owes is taken by it, the rest becomes the company's credit: a second payment, one that is
 * too high, one for a void invoice. Says what became of it. The caller holds the locks of the company and the invoice.
 */
export async function receiveMoney(
  trx: Trx,
  invoice: LockedInvoice,
  money: Money,
  now: Date,
): Promise<Effect> {
  const isOwed = invoice.status === 'open' || invoice.status === 'uncollectible'
  const allocated = isOwed ? smaller(money.amount, invoice.due_amount) : 0n
  const credited = money.amount - allocated
  await postReceipt(trx, invoice, money, allocated, credited)
  await trx
    .updateTable('payment_transactions')
    .set({ allocated_amount: allocated, credited_amount: credited })
    .where('id', '=', money.id)
    .execute()
  if (allocated === 0n) return invoice.status === 'paid' ? 'duplicatePayment' : 'paidOnVoid'
  if (allocated < invoice.due_amount) {
    await trx
      .updateTable('invoices')
      .set({ paid_amount: sql`paid_amount + ${allocated}` })
      .where('id', '=', invoice.id)
      .execute()
    await auditInvoice(trx, invoice, money, 'invoice.part_paid', { amount: allocated })
    return 'underpaid'
  }
  const isActive = await settleInvoice(trx, invoice, money, allocated, now)
  if (!isActive) {
    await giveBackAsCredit(trx, invoice, money, now)
    return 'paidOnEnded'
  }
  return credited > 0n ? 'overpaid' : 'paid'
}

/** The invoice is paid in full: what it buys begins. False where the plan had ended and another one runs. */
async function settleInvoice(
  trx: Trx,
  invoice: LockedInvoice,
  money: Money,
  allocated: bigint,
  now: Date,
): Promise<boolean> {
  await trx
    .updateTable('invoices')
    .set({ status: 'paid', paid_at: money.paid_at, paid_amount: sql`paid_amount + ${allocated}` })
    .where('id', '=', invoice.id)
    .execute()
  await cancelAttempts(trx, invoice.id)
  await auditInvoice(trx, invoice, money, 'invoice.paid', { status: 'paid', amount: allocated })
  const applied = await applyPaidInvoice(trx, PROVIDER_ACTORS[money.provider], invoice, now)
  await queueReceiptMail(trx, invoice, { method: money.method, paid_at: money.paid_at })
  return applied.ok
}

/** What was paid for has no place any more: the invoice is taken back, and the money is the company's credit. */
async function giveBackAsCredit(trx: Trx, invoice: LockedInvoice, money: Money, now: Date): Promise<void> {
  const paid = await lockInvoice(trx, invoice.id)
  if (!paid) return
  const total_amount = paid.total_amount - paid.credited_amount
  const request = { invoice: paid, total_amount, reason: 'What it was for had ended when it was paid' }
  const note = await issueCreditNote(trx, PROVIDER_ACTORS[money.provider], request, now)
  if (note.ok)
    await queueCreditNoteMail(trx, note.credit_note_id, {
      id: 'Yang dibayar sudah berakhir saat pembayaran masuk.',
      en: 'What it was for had ended when it was paid.',
    })
}

/**
 * Money went away again: the bank took a settlement back, or the payer charged it back. What of it the invoice had taken is owed
 * again, and the plan loses what it bought; what was credit is credit no longer. `amount`: how much of it, at most what stood.
 */
export async function returnMoney(
  trx: Trx,
  invoice: LockedInvoice,
  money: Money & { allocated_amount: bigint; credited_amount: bigint },
  amount: bigint,
  key: string,
  now: Date,
): Promise<void> {
  // Credit that was refunded is not there any more: then it is the invoice that is owed again.
  const credit = smaller(money.credited_amount, await findCreditNotRefunded(trx, money))
  const fromInvoice = smaller(amount - smaller(amount, credit), money.allocated_amount)
  const fromCredit = smaller(amount - fromInvoice, money.credited_amount)
  const cash = CASH_OF[money.provider]
  const common = {
    kind: 'payment_reversed' as const,
    posted_on: dayOf(now),
    company_id: invoice.company_id,
    invoice_id: invoice.id,
    payment_id: money.payment_id,
  }
  await post(trx, [
    { ...common, key: `${key}:invoice`, debit: 'receivable', credit: cash, amount: fromInvoice },
    { ...common, key: `${key}:credit`, debit: 'customer_credits', credit: cash, amount: fromCredit },
    ...(invoice.status === 'uncollectible' ? [lostAgain(invoice, fromInvoice, key, now)] : []),
  ])
  await trx
    .updateTable('payment_transactions')
    .set({
      allocated_amount: money.allocated_amount - fromInvoice,
      credited_amount: money.credited_amount - fromCredit,
    })
    .where('id', '=', money.id)
    .execute()
  if (fromInvoice > 0n) await reopenInvoice(trx, invoice, money, fromInvoice, now)
}

async function reopenInvoice(
  trx: Trx,
  invoice: LockedInvoice,
  money: Money,
  amount: bigint,
  now: Date,
): Promise<void> {
  const wasPaid = invoice.status === 'paid'
  const earliest = addDays(dayOf(now), DAYS_AFTER_REVERSAL)
  const due_on = invoice.due_on && invoice.due_on > earliest ? invoice.due_on : earliest
  // A subscription has one open invoice of a kind: the one before the next.
  if (wasPaid && invoice.subscription_id)
    await voidOpenInvoices(
      trx,
      PROVIDER_ACTORS[money.provider],
      invoice.subscription_id,
      'an earlier payment was taken back',
      now,
    )
  await trx
    .updateTable('invoices')
    .set({
      paid_amount: sql`paid_amount - ${amount}`,
      ...(wasPaid && { status: 'open', paid_at: null, due_on }),
    })
    .where('id', '=', invoice.id)
    .execute()
  if (!wasPaid) return
  await auditInvoice(trx, invoice, money, 'invoice.reopened', { status: 'open', due_on, amount })
  const isLive = await unapplyPaidInvoice(trx, PROVIDER_ACTORS[money.provider], invoice, now)
  if (isLive) await queueInvoiceMail(trx, { ...invoice, due_on })
}

async function postReceipt(
  trx: Trx,
  invoice: LockedInvoice,
  money: Money,
  allocated: bigint,
  credited: bigint,
): Promise<void> {
  await post(trx, receiptPostings(invoice, money, allocated, credited))
}

/** The postings of money that came: what the invoice takes, and what becomes credit. */
export function receiptPostings(
  invoice: Pick<LockedInvoice, 'id' | 'company_id' | 'status'>,
  money: Omit<Money, 'id' | 'method'>,
  allocated: bigint,
  credited: bigint,
): Posting[] {
  const key = `received:${money.provider}:${money.transaction_id}`
  const common = {
    posted_on: dayOf(money.paid_at),
    company_id: invoice.company_id,
    invoice_id: invoice.id,
    payment_id: money.payment_id,
  }
  const cash = CASH_OF[money.provider]
  const kind = 'payment_received' as const
  const postings: Posting[] = [
    { ...common, kind, key: `${key}:invoice`, debit: cash, credit: 'receivable', amount: allocated },
    { ...common, kind, key: `${key}:credit`, debit: cash, credit: 'customer_credits', amount: credited },
  ]
  // What was given up as lost came after all.
  if (invoice.status === 'uncollectible')
    postings.push({
      ...common,
      kind: 'write_off_recovered',
      key: `recovered:${money.provider}:${money.transaction_id}`,
      debit: 'receivable',
      credit: 'bad_debts',
      amount: allocated,
    })
  return postings
}

async function auditInvoice(
  trx: Trx,
  invoice: LockedInvoice,
  money: Money,
  action: string,
  after: object,
): Promise<void> {
  await recordAudit(trx, PROVIDER_ACTORS[money.provider], invoiceAudit(invoice, money, action, after))
}

/** What the audit log says of an invoice that money came for, or went from. */
export function invoiceAudit(
  invoice: Pick<LockedInvoice, 'id' | 'company_id' | 'status' | 'due_amount'>,
  money: Pick<Money, 'payment_id' | 'transaction_id'>,
  action: string,
  after: object,
): AuditEntry {
  return {
    action,
    entity_type: 'invoice',
    entity_id: invoice.id,
    company_id: invoice.company_id,
    before: { status: invoice.status, due_amount: invoice.due_amount },
    after: { ...after, payment_id: money.payment_id, transaction_id: money.transaction_id },
  }
}
