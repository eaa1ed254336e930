import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { addDays, dayOf } from '@/lib/time'
import { queueInvoiceMail, queueReceiptMail } from '../mails'
import type { Effect } from '../payments/effects'
import { activateSubscription, rewindSubscription } from '../subscriptions/activation'
import { cancelAttempts, type lockInvoice, voidOpenInvoices } from './mutations'

export const PROVIDER: Actor = { kind: 'provider', user_id: null, name: 'Midtrans' }

export type LockedInvoice = NonNullable<Awaited<ReturnType<typeof lockInvoice>>>

/** After a reversal there are at least so many days to pay again. */
const DAYS_AFTER_REVERSAL = 2

/** Marks an invoice as paid and starts, or continues, what it buys. The money itself is already recorded on the payment. */
export async function settleInvoice(
  trx: Trx,
  invoice: LockedInvoice,
  payment: { id: string; amount: bigint; method: string | null },
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
  await cancelAttempts(trx, invoice.id)
  await recordAudit(trx, PROVIDER, {
    action: 'invoice.paid',
    entity_type: 'invoice',
    entity_id: invoice.id,
    company_id: invoice.company_id,
    before: { status: invoice.status },
    after: { status: 'paid', payment_id: payment.id, amount: payment.amount },
  })
  const activated = await activateSubscription(trx, PROVIDER, invoice, now)
  if (activated && invoice.number) {
    const { plan } = activated
    await queueReceiptMail(trx, { ...invoice, number: invoice.number }, plan, {
      method: payment.method,
      paid_at: paidAt,
    })
  }
  return activated?.ok === false ? 'paidOnEnded' : 'paid'
}

/**
 * The bank took a settlement back: the invoice is owed again and the subscription loses what it bought. Not so where another
 * payment of the same invoice stands: then only a second payment went away.
 */
export async function reverseInvoice(
  trx: Trx,
  invoice: LockedInvoice,
  paymentId: string,
  now: Date,
): Promise<Effect> {
  if (invoice.status !== 'paid') return 'statusChanged'
  const other = await trx
    .selectFrom('payments')
    .select('id')
    .where('invoice_id', '=', invoice.id)
    .where('id', '<>', paymentId)
    .where('status', '=', 'paid')
    .executeTakeFirst()
  if (other) return 'statusChanged'
  // A subscription has one open invoice: the one before the next.
  if (invoice.subscription_id)
    await voidOpenInvoices(trx, PROVIDER, invoice.subscription_id, 'an earlier payment was taken back', now)
  const earliest = addDays(dayOf(now), DAYS_AFTER_REVERSAL)
  const reopened = {
    status: 'open',
    paid_at: null,
    due_on: invoice.due_on && invoice.due_on > earliest ? invoice.due_on : earliest,
  }
  await trx.updateTable('invoices').set(reopened).where('id', '=', invoice.id).execute()
  await recordAudit(trx, PROVIDER, {
    action: 'invoice.reopened',
    entity_type: 'invoice',
    entity_id: invoice.id,
    company_id: invoice.company_id,
    before: { status: 'paid', due_on: invoice.due_on },
    after: { status: 'open', due_on: reopened.due_on, payment_id: paymentId },
  })
  const plan = await rewindSubscription(trx, PROVIDER, invoice, now)
  if (plan && invoice.number)
    await queueInvoiceMail(trx, { ...invoice, ...reopened, number: invoice.number }, plan)
  return 'reversed'
}
