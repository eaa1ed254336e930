import { db } from '@/db'
import { log } from '@/lib/log'
import { findMidtransTransaction, type MidtransTransaction } from './midtrans'
import { applyTransaction, type Effect } from './settlement'

/** Effects that a person in finance has to look at. */
const NEEDS_ATTENTION: readonly Effect[] = ['amountMismatch', 'duplicatePayment', 'paidOnVoid', 'reversed']

/**
 * The job `payment.apply`: asks Midtrans how the transaction really stands, then applies that, and notes on the event what
 * became of it. Throws while Midtrans does not answer, so that the job comes again; an event already dealt with is left alone.
 */
export async function applyPaymentEvent({ event_id }: { event_id: string }): Promise<void> {
  const event = await db
    .selectFrom('payment_events')
    .selectAll()
    .where('id', '=', event_id)
    .executeTakeFirst()
  if (!event || (event.status !== 'received' && event.status !== 'failed')) return
  const payment = event.order_id
    ? await db
        .selectFrom('payments')
        .select('id')
        .where('order_id', '=', event.order_id)
        .where('provider', '=', 'midtrans')
        .executeTakeFirst()
    : undefined
  if (!payment || !event.order_id) return finish(event_id, null, 'ignored', 'unknownOrder')

  const truth = await findMidtransTransaction(event.transaction_id ?? event.order_id)
  if (!truth.ok && truth.reason === 'unavailable') {
    await db
      .updateTable('payment_events')
      .set({ status: 'failed', outcome: 'providerUnavailable', payment_id: payment.id })
      .where('id', '=', event_id)
      .where('status', 'in', ['received', 'failed'])
      .execute()
    throw new Error(`Midtrans does not answer: ${truth.detail}`)
  }
  if (!truth.ok) return finish(event_id, payment.id, 'ignored', 'unconfirmed')
  if (truth.transaction.order_id !== event.order_id)
    return finish(event_id, payment.id, 'ignored', 'otherOrder')
  await applyTruth(payment.id, truth.transaction, event_id)
}

/** Applies a confirmed state and closes the event that led to it, in one transaction. Two runs for one event: the second finds it closed. */
export async function applyTruth(
  paymentId: string,
  transaction: MidtransTransaction,
  eventId: string | null,
): Promise<Effect> {
  const effect = await db.transaction().execute(async (trx) => {
    const done = await applyTransaction(trx, paymentId, transaction, new Date())
    if (eventId) {
      await trx
        .updateTable('payment_events')
        .set({
          status: done === 'paid' || done === 'reversed' || done === 'statusChanged' ? 'applied' : 'ignored',
          outcome: done,
          payment_id: paymentId,
          applied_at: new Date(),
        })
        .where('id', '=', eventId)
        .where('status', 'in', ['received', 'failed'])
        .execute()
    }
    return done
  })
  if (NEEDS_ATTENTION.includes(effect)) log.warn({ payment_id: paymentId, effect }, 'payment needs attention')
  return effect
}

async function finish(
  eventId: string,
  paymentId: string | null,
  status: 'ignored',
  outcome: string,
): Promise<void> {
  await db
    .updateTable('payment_events')
    .set({ status, outcome, payment_id: paymentId, applied_at: new Date() })
    .where('id', '=', eventId)
    .where('status', 'in', ['received', 'failed'])
    .execute()
}
