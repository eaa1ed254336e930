import type { Selectable } from 'kysely'
import type { Trx } from '@/db'
import type { Payments } from '@/db/types'
import { recordAudit } from '@/lib/audit/mutations'
import { lockBilling, lockInvoice } from '../invoices/mutations'
import { type LockedInvoice, PROVIDER, reverseInvoice, settleInvoice } from '../invoices/settlement'
import { canPaymentGo, ENDED_PAYMENT_STATUSES, OPEN_PAYMENT_STATUSES, type PaymentStatus } from '../status'
import { ATTENTION_EFFECTS, type Effect } from './effects'
import type { MidtransTransaction } from './midtrans'
import { amountOf, instantOf, isReturn, methodOf, paymentStatusOf } from './midtrans-status'

export type Confirmed = {
  transaction: MidtransTransaction
  /** Asked by order, so that this is the order's newest transaction; by its own id it may be an older one. */
  is_latest: boolean
  /** The attempt's state when the provider was asked: if it is another one by now, the answer may be older than what we know. */
  status_before: string
}

/**
 * Applies what Midtrans says of a transaction to our attempt and its invoice, under the company's and the invoice's lock.
 * Says what changed; a repeated, stale or contradicting state changes nothing. Throws nothing for what Midtrans may say.
 */
export async function applyTransaction(
  trx: Trx,
  paymentId: string,
  confirmed: Confirmed,
  now: Date,
): Promise<Effect> {
  const found = await trx
    .selectFrom('payments')
    .select(['invoice_id', 'company_id'])
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow()
  await lockBilling(trx, found.company_id)
  const invoice = await lockInvoice(trx, found.invoice_id)
  if (!invoice) throw new Error(`Payment ${paymentId} has no invoice`)
  const payment = await trx
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', paymentId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  if (payment.status !== confirmed.status_before) return 'overtaken'
  const effect = await decide(trx, invoice, payment, confirmed, now)
  if (ATTENTION_EFFECTS.includes(effect)) await raiseAttention(trx, payment, effect, confirmed, now)
  return effect
}

async function decide(
  trx: Trx,
  invoice: LockedInvoice,
  payment: Selectable<Payments>,
  { transaction, is_latest }: Confirmed,
  now: Date,
): Promise<Effect> {
  const to = paymentStatusOf(transaction)
  // Refunds and chargebacks begin at the provider, not here: a person has to say what follows from them.
  if (to === undefined) return isReturn(transaction) ? 'moneyReturned' : 'noMeaning'
  if (amountOf(transaction) !== payment.amount) return 'amountMismatch'
  const from = payment.status as PaymentStatus
  const isOther =
    payment.provider_transaction_id !== null && payment.provider_transaction_id !== transaction.transaction_id
  // Two virtual accounts of one page can both be paid.
  if (from === 'paid' && to === 'paid') return isOther ? 'duplicatePayment' : 'unchanged'
  if (from === to && !(from === 'pending' && isOther)) return 'unchanged'
  // What was paid is only undone by the transaction that paid it, and what waits only ended by the one that waits.
  const isEnd = (ENDED_PAYMENT_STATUSES as readonly PaymentStatus[]).includes(to)
  if (isEnd && isOther && (from === 'paid' || (from === 'pending' && !is_latest))) return 'stale'
  if (from !== to && !canPaymentGo(from, to)) return 'stale'
  if (to === 'pending' && !(await mayWait(trx, invoice, payment))) return 'stale'

  const paidAt =
    to === 'paid'
      ? (instantOf(transaction.settlement_time) ?? instantOf(transaction.transaction_time) ?? now)
      : null
  const method = methodOf(transaction) ?? payment.method
  await trx
    .updateTable('payments')
    .set({
      status: to,
      method,
      provider_transaction_id: transaction.transaction_id,
      checked_at: now,
      ...(paidAt && { paid_at: paidAt, paid_amount: payment.amount }),
    })
    .where('id', '=', payment.id)
    .execute()
  if (from === to) return 'methodChanged'
  await recordAudit(trx, PROVIDER, {
    action: `payment.${to}`,
    entity_type: 'payment',
    entity_id: payment.id,
    company_id: payment.company_id,
    before: { status: from },
    after: { status: to, transaction_id: transaction.transaction_id, amount: payment.amount },
  })
  if (paidAt)
    return settleInvoice(trx, invoice, { id: payment.id, amount: payment.amount, method }, paidAt, now)
  if (from === 'paid') return reverseInvoice(trx, invoice, payment.id, now)
  return 'statusChanged'
}

/**
 * Whether an attempt may wait for money (again). One attempt of an invoice waits at a time: where the payer went back to an
 * earlier page, a later one that nobody has begun on gives way.
 */
async function mayWait(trx: Trx, invoice: LockedInvoice, payment: Selectable<Payments>): Promise<boolean> {
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible') return false
  const other = await trx
    .selectFrom('payments')
    .select(['id', 'status'])
    .where('invoice_id', '=', invoice.id)
    .where('provider', '=', payment.provider)
    .where('id', '<>', payment.id)
    .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
    .executeTakeFirst()
  if (!other) return true
  if (other.status !== 'created') return false
  await trx.updateTable('payments').set({ status: 'canceled' }).where('id', '=', other.id).execute()
  return true
}

/** Puts an attempt on the list of what a person has to look at; what was looked at already does not come back for the same reason. */
async function raiseAttention(
  trx: Trx,
  payment: Selectable<Payments>,
  effect: Effect,
  { transaction }: Confirmed,
  now: Date,
): Promise<void> {
  if (payment.attention === effect) return
  const details = {
    ...(payment.details as object),
    attention: {
      transaction_id: transaction.transaction_id,
      transaction_status: transaction.transaction_status,
      gross_amount: transaction.gross_amount,
    },
  }
  await trx
    .updateTable('payments')
    .set({
      attention: effect,
      attention_at: now,
      attended_at: null,
      attended_by: null,
      attention_note: null,
      details: JSON.stringify(details),
    })
    .where('id', '=', payment.id)
    .execute()
}
