import { sql } from 'kysely'
import type { Trx } from '@/db'
import { checkViolation } from '@/db/errors'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { queueCreditNoteMail } from '../credit-note-mails'
import { issueCreditNote } from '../invoices/credit-notes'
import { lockBilling, lockInvoice } from '../invoices/mutations'
import { voidOutdatedChange } from '../invoices/outdated-change'
import { CASH_OF, type PaymentProvider } from '../ledger/accounts'
import { findCreditBalance, post } from '../ledger/postings'
import { endRefundedPlan } from './consequences'
import { queueRefundMail } from './mail'
import { closeRefunded, countRefunded, DEAD_REFUND_STATUSES } from './sums'

export type RefundRequest = {
  payment_id: string
  /** Of our row in `payment_transactions`. */
  transaction_id: string
  amount: bigint
  reason: string
  via: 'provider' | 'transfer'
  /** Bank, number and name of the account, for a transfer by hand. */
  destination?: { bank: string; account_number: string; account_name: string }
  /** Whether what was sold is taken back too, with a credit note; money that had become credit needs none. */
  credits_invoice: boolean
  /** Made by the client: the same request twice is one refund. */
  refund_key: string
}

export type RefundOutcome =
  | { ok: true; refund_id: string }
  /**
   * `creditSpent`: the money is credit that other invoices have taken by now. `stillOwed`: a credit note would first lower what
   * the invoice owes, so that less than the refund would become credit. `writtenOff`: it was given up as lost.
   */
  | {
      ok: false
      reason:
        | 'notFound'
        | 'notPaid'
        | 'tooMuch'
        | 'nothingToCredit'
        | 'creditSpent'
        | 'stillOwed'
        | 'writtenOff'
    }

/**
 * Sets money aside that goes back to its payer. Never more than was paid: `payments.refunded_amount` is counted up under the
 * payment's row lock and the table refuses more, also when two people refund at once. The caller sends it afterwards.
 */
export async function requestRefund(
  trx: Trx,
  actor: Actor,
  request: RefundRequest,
  now: Date,
): Promise<RefundOutcome> {
  const row = await trx
    .selectFrom('payment_transactions')
    .innerJoin('payments', 'payments.id', 'payment_transactions.payment_id')
    .select(['payments.invoice_id', 'payments.company_id'])
    .where('payment_transactions.id', '=', request.transaction_id)
    .where('payments.id', '=', request.payment_id)
    .executeTakeFirst()
  if (!row) return { ok: false, reason: 'notFound' }
  await lockBilling(trx, row.company_id)
  const invoice = await lockInvoice(trx, row.invoice_id)
  const same = await trx
    .selectFrom('refunds')
    .select('id')
    .where('refund_key', '=', request.refund_key)
    .executeTakeFirst()
  if (same) return { ok: true, refund_id: same.id }
  const transaction = await trx
    .selectFrom('payment_transactions')
    .selectAll()
    .where('id', '=', request.transaction_id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  const held = transaction.allocated_amount + transaction.credited_amount
  if (!invoice || held === 0n) return { ok: false, reason: 'notPaid' }
  const { taken } = await trx
    .selectFrom('refunds')
    .select(sql<bigint>`coalesce(sum(amount), 0)::bigint`.as('taken'))
    .where('transaction_id', '=', request.transaction_id)
    .where('status', 'not in', [...DEAD_REFUND_STATUSES])
    .executeTakeFirstOrThrow()
  if (request.amount > held - taken) return { ok: false, reason: 'tooMuch' }
  const balance = await findCreditBalance(trx, row.company_id)
  if (!request.credits_invoice && balance < request.amount) return { ok: false, reason: 'creditSpent' }
  if (request.credits_invoice && invoice.credited_amount + request.amount > invoice.total_amount)
    return { ok: false, reason: 'nothingToCredit' }
  if (request.credits_invoice && invoice.status !== 'paid')
    return { ok: false, reason: invoice.status === 'open' ? 'stillOwed' : 'writtenOff' }
  if (!(await reserve(trx, request))) return { ok: false, reason: 'tooMuch' }

  let creditNoteId: string | null = null
  if (request.credits_invoice) {
    const note = await issueCreditNote(
      trx,
      actor,
      { invoice, total_amount: request.amount, reason: request.reason },
      now,
    )
    // The checks above hold under the locks: a refusal here would leave half a refund behind.
    if (!note.ok) throw new Error(`Credit note refused: ${note.reason}`)
    creditNoteId = note.credit_note_id
    await voidOutdatedChange(trx, actor, invoice.subscription_id, now)
  }
  const id = newId()
  await trx
    .insertInto('refunds')
    .values({
      id,
      payment_id: request.payment_id,
      transaction_id: request.transaction_id,
      invoice_id: invoice.id,
      company_id: row.company_id,
      credit_note_id: creditNoteId,
      refund_key: request.refund_key,
      status: 'requested',
      via: request.via,
      amount: request.amount,
      reason: request.reason,
      destination: request.destination ? JSON.stringify(request.destination) : null,
      requested_by: actor.user_id,
    })
    .execute()
  await post(trx, [
    {
      key: `refund:${id}:requested`,
      kind: 'refund_requested',
      posted_on: dayOf(now),
      debit: 'customer_credits',
      credit: 'refunds_payable',
      amount: request.amount,
      company_id: row.company_id,
      invoice_id: invoice.id,
      payment_id: request.payment_id,
      refund_id: id,
      credit_note_id: creditNoteId,
    },
  ])
  await recordAudit(trx, actor, {
    action: 'refund.requested',
    entity_type: 'refund',
    entity_id: id,
    company_id: row.company_id,
    after: {
      amount: request.amount,
      via: request.via,
      reason: request.reason,
      payment_id: request.payment_id,
    },
  })
  return { ok: true, refund_id: id }
}

async function reserve(trx: Trx, request: RefundRequest): Promise<boolean> {
  try {
    const reserved = await trx
      .updateTable('payments')
      .set({ refunded_amount: sql`refunded_amount + ${request.amount}` })
      .where('id', '=', request.payment_id)
      .where(sql<boolean>`refunded_amount + ${request.amount} <= coalesce(paid_amount, 0)`)
      .executeTakeFirst()
    return reserved.numUpdatedRows === 1n
  } catch (error) {
    if (checkViolation(error) === 'payments_refunded_most') return false
    throw error
  }
}

type Ended =
  | { status: 'succeeded'; provider_refund_id?: string | null; transferred_on?: string }
  | { status: 'failed' | 'canceled'; failure: string; provider_refund_id?: string | null }

/**
 * A refund arrived, or came to nothing: then the money is the company's credit. Answers false where it had ended before. The
 * caller holds the locks of the company and the invoice.
 */
export async function endRefund(
  trx: Trx,
  actor: Actor,
  refundId: string,
  ended: Ended,
  now: Date,
): Promise<boolean> {
  const refund = await trx
    .updateTable('refunds')
    .set({
      status: ended.status,
      ...(ended.provider_refund_id && { provider_refund_id: ended.provider_refund_id }),
      ...(ended.status === 'succeeded'
        ? { succeeded_at: now, transferred_on: ended.transferred_on ?? null }
        : { failure: ended.failure }),
    })
    .where('id', '=', refundId)
    .where('status', 'in', ['requested', 'sent'])
    .returningAll()
    .executeTakeFirst()
  if (!refund) return false
  const { provider } = await trx
    .selectFrom('payments')
    .select('provider')
    .where('id', '=', refund.payment_id)
    .executeTakeFirstOrThrow()
  const isPaid = ended.status === 'succeeded'
  const cash = refund.via === 'transfer' ? 'cash_bank' : CASH_OF[provider as PaymentProvider]
  await post(trx, [
    {
      key: `refund:${refund.id}:${isPaid ? 'paid' : 'failed'}`,
      kind: isPaid ? 'refund_paid' : 'refund_failed',
      posted_on: isPaid && ended.transferred_on ? ended.transferred_on : dayOf(now),
      debit: 'refunds_payable',
      credit: isPaid ? cash : 'customer_credits',
      amount: refund.amount,
      company_id: refund.company_id,
      invoice_id: refund.invoice_id,
      payment_id: refund.payment_id,
      refund_id: refund.id,
    },
  ])
  if (!isPaid) await countRefunded(trx, refund.payment_id)
  await recordAudit(trx, actor, {
    action: `refund.${ended.status}`,
    entity_type: 'refund',
    entity_id: refund.id,
    company_id: refund.company_id,
    after: { status: ended.status, amount: refund.amount },
  })
  if (isPaid) {
    await closeRefunded(trx, actor, refund.payment_id)
    await endRefundedPlan(trx, actor, refund, now)
    await queueRefundMail(trx, refund)
  } else if (refund.credit_note_id)
    // Nothing was sent back: what was taken back stays the company's credit, and its note has not been told of.
    await queueCreditNoteMail(trx, refund.credit_note_id, {
      id: 'Uang belum bisa dikirim kembali, jadi menjadi saldo Anda.',
      en: 'The money could not be sent back, so it is your credit.',
    })
  return true
}
