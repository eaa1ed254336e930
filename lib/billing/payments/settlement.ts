import type { Selectable } from 'kysely'
import type { Trx } from '@/db'
import type { Payments } from '@/db/types'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { addDays, dayOf } from '@/lib/time'
import { lockInvoice } from '../invoices/mutations'
import { queueReceiptMail } from '../mails'
import { type BillingPeriod, canPaymentGo, type PaymentStatus } from '../status'
import { periodFrom } from '../subscriptions/mutations'
import type { MidtransTransaction } from './midtrans'
import { amountOf, instantOf, methodOf, paymentStatusOf } from './midtrans-status'

export const PROVIDER: Actor = { kind: 'provider', user_id: null, name: 'Midtrans' }

/** What became of an event. Each is shown to finance beside the event. */
export type Effect =
  | 'paid'
  | 'reversed'
  | 'statusChanged'
  | 'unchanged'
  | 'stale'
  | 'noMeaning'
  | 'amountMismatch'
  | 'duplicatePayment'
  | 'paidOnVoid'

/**
 * Applies what Midtrans says of a transaction to our attempt and its invoice, under the invoice's row lock. Says what
 * changed; a repeated, stale or contradicting state changes nothing. `payment` must belong to the transaction's order.
 */
export async function applyTransaction(
  trx: Trx,
  paymentId: string,
  transaction: MidtransTransaction,
  now: Date,
): Promise<Effect> {
  const found = await trx
    .selectFrom('payments')
    .select(['invoice_id'])
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow()
  // Invoice first, then payment: everyone locks in this order.
  const invoice = await lockInvoice(trx, { id: found.invoice_id })
  const payment = await trx
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', paymentId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (!invoice) throw new Error(`Payment ${paymentId} has no invoice`)

  const to = paymentStatusOf(transaction)
  if (to === undefined) return 'noMeaning'
  if (amountOf(transaction) !== payment.amount) return 'amountMismatch'
  const from = payment.status as PaymentStatus
  if (from === to) return 'unchanged'
  // An attempt that was paid is only undone by the transaction that paid it: a second one of the same order may well be denied.
  const isOther =
    payment.provider_transaction_id !== null && payment.provider_transaction_id !== transaction.transaction_id
  if (from === 'paid' && isOther) return 'stale'
  if (!canPaymentGo(from, to)) return 'stale'

  const paidAt =
    to === 'paid'
      ? (instantOf(transaction.settlement_time) ?? instantOf(transaction.transaction_time) ?? now)
      : null
  await trx
    .updateTable('payments')
    .set({
      status: to,
      method: methodOf(transaction) ?? payment.method,
      provider_transaction_id: transaction.transaction_id,
      checked_at: now,
      ...(paidAt && { paid_at: paidAt, paid_amount: payment.amount }),
    })
    .where('id', '=', payment.id)
    .execute()
  await recordAudit(trx, PROVIDER, {
    action: `payment.${to}`,
    entity_type: 'payment',
    entity_id: payment.id,
    company_id: payment.company_id,
    before: { status: from },
    after: { status: to, transaction_id: transaction.transaction_id, amount: payment.amount },
  })
  if (paidAt) return settleInvoice(trx, invoice, { ...payment, method: methodOf(transaction) }, paidAt, now)
  if (from === 'paid') return reverseInvoice(trx, invoice, payment)
  return 'statusChanged'
}

type LockedInvoice = NonNullable<Awaited<ReturnType<typeof lockInvoice>>>

/** Marks an invoice as paid and starts, or continues, what it buys. The money itself is already recorded on the payment. */
async function settleInvoice(
  trx: Trx,
  invoice: LockedInvoice,
  payment: Selectable<Payments>,
  paidAt: Date,
  now: Date,
): Promise<Effect> {
  if (invoice.status === 'paid') return 'duplicatePayment'
  if (invoice.status === 'void') return 'paidOnVoid'
  await trx
    .updateTable('invoices')
    .set({ status: 'paid', paid_at: paidAt })
    .where('id', '=', invoice.id)
    .execute()
  // Other pages still open for this invoice must not take the money a second time.
  await trx
    .updateTable('payments')
    .set({ status: 'canceled' })
    .where('invoice_id', '=', invoice.id)
    .where('id', '<>', payment.id)
    .where('status', 'in', ['created', 'pending'])
    .execute()
  await recordAudit(trx, PROVIDER, {
    action: 'invoice.paid',
    entity_type: 'invoice',
    entity_id: invoice.id,
    company_id: invoice.company_id,
    before: { status: invoice.status },
    after: { status: 'paid', payment_id: payment.id, amount: payment.amount },
  })
  const plan = await activateSubscription(trx, invoice, now)
  if (plan && invoice.number) {
    await queueReceiptMail(trx, { ...invoice, number: invoice.number }, plan, {
      method: payment.method,
      paid_at: paidAt,
    })
  }
  return 'paid'
}

async function activateSubscription(trx: Trx, invoice: LockedInvoice, now: Date) {
  if (!invoice.subscription_id) return undefined
  const subscription = await trx
    .selectFrom('subscriptions')
    .innerJoin('plans', 'plans.id', 'subscriptions.plan_id')
    .select([
      'subscriptions.id',
      'subscriptions.status',
      'subscriptions.period',
      'plans.name_id',
      'plans.name_en',
    ])
    .select(['subscriptions.current_period_end_on', 'subscriptions.company_id'])
    .where('subscriptions.id', '=', invoice.subscription_id)
    .forUpdate('subscriptions')
    .executeTakeFirst()
  if (!subscription) return undefined
  const today = dayOf(now)
  const runsUntil = subscription.current_period_end_on
  // A renewal continues the day after the running period; what starts anew starts on the day the money came.
  const isRunning = subscription.status !== 'pending' && runsUntil !== null && runsUntil >= today
  const period = periodFrom(
    isRunning && runsUntil ? addDays(runsUntil, 1) : today,
    subscription.period as BillingPeriod,
  )
  await trx
    .updateTable('subscriptions')
    .set({ status: 'canceled', canceled_at: now })
    .where('company_id', '=', subscription.company_id)
    .where('id', '<>', subscription.id)
    .where('status', 'in', ['active', 'past_due'])
    .execute()
  await trx
    .updateTable('subscriptions')
    .set({
      status: 'active',
      current_period_end_on: period.period_end_on,
      ...(!isRunning && { current_period_start_on: period.period_start_on }),
    })
    .where('id', '=', subscription.id)
    .execute()
  await trx.updateTable('invoices').set(period).where('id', '=', invoice.id).execute()
  await recordAudit(trx, PROVIDER, {
    action: 'subscription.activated',
    entity_type: 'subscription',
    entity_id: subscription.id,
    company_id: subscription.company_id,
    before: { status: subscription.status, current_period_end_on: runsUntil },
    after: { status: 'active', current_period_end_on: period.period_end_on },
  })
  return subscription
}

/** The bank took a settlement back: the invoice is owed again, and the subscription says so. */
async function reverseInvoice(
  trx: Trx,
  invoice: LockedInvoice,
  payment: Selectable<Payments>,
): Promise<Effect> {
  if (invoice.status !== 'paid') return 'statusChanged'
  await trx
    .updateTable('invoices')
    .set({ status: 'open', paid_at: null })
    .where('id', '=', invoice.id)
    .execute()
  await trx
    .updateTable('subscriptions')
    .set({ status: 'past_due' })
    .where('id', '=', invoice.subscription_id)
    .where('status', '=', 'active')
    .execute()
  await recordAudit(trx, PROVIDER, {
    action: 'invoice.reopened',
    entity_type: 'invoice',
    entity_id: invoice.id,
    company_id: invoice.company_id,
    before: { status: 'paid' },
    after: { status: 'open', payment_id: payment.id },
  })
  return 'reversed'
}
