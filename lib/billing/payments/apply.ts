import { db } from '@/db'
import { log } from '@/lib/log'
import { ATTENTION_EFFECTS, CHANGING_EFFECTS, type Effect } from './effects'
import { findMidtransTransaction } from './midtrans'
import { applyTransaction, type Confirmed } from './settlement'

/** `none`: Midtrans knows no transaction; `otherOrder`: it is one of another order. */
export type Asked =
  | { answered: true; effect: Effect; transaction_id: string; is_paid: boolean }
  | { answered: false; reason: 'none' | 'otherOrder' | 'unavailable'; detail: string }

const MOST_ROUNDS = 4

/**
 * The job `payment.apply`: asks Midtrans how the transaction really stands, applies that, and notes on the event what became
 * of it. Throws while Midtrans does not answer, so that the job comes again; an event already dealt with is left alone.
 */
export async function applyPaymentEvent({ event_id }: { event_id: string }): Promise<void> {
  const event = await db
    .selectFrom('payment_events')
    .leftJoin('payments', (join) =>
      join
        .onRef('payments.order_id', '=', 'payment_events.order_id')
        .on('payments.provider', '=', 'midtrans'),
    )
    .select(['payment_events.id', 'payment_events.status', 'payment_events.transaction_id'])
    .select(['payments.id as payment_id', 'payments.order_id'])
    .where('payment_events.id', '=', event_id)
    .where('payment_events.is_verified', '=', true)
    .executeTakeFirst()
  if (!event || (event.status !== 'received' && event.status !== 'failed')) return
  if (!event.payment_id || !event.order_id) return close(event_id, null, 'ignored', 'unknownOrder')
  try {
    const asked = await askAndApply(event.payment_id, event.transaction_id ?? event.order_id, event_id)
    if (asked.answered) return
    if (asked.reason === 'unavailable') throw new Error(`Midtrans does not answer: ${asked.detail}`)
    const outcome = asked.reason === 'none' ? 'unconfirmed' : 'otherOrder'
    await close(event_id, event.payment_id, 'ignored', outcome)
  } catch (error) {
    const isTheirs = error instanceof Error && error.message.startsWith('Midtrans does not answer')
    await close(event_id, event.payment_id, 'failed', isTheirs ? 'providerUnavailable' : 'error')
    throw error
  }
}

/**
 * Asks Midtrans about a transaction, or an order's newest one, and applies the answer; with `eventId` closes that event in the
 * same transaction. Asks anew when our own state changed meanwhile: an answer must not overtake a newer one.
 */
export async function askAndApply(paymentId: string, askFor: string, eventId: string | null): Promise<Asked> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = await db
      .selectFrom('payments')
      .select(['status', 'order_id'])
      .where('id', '=', paymentId)
      .executeTakeFirstOrThrow()
    const truth = await findMidtransTransaction(askFor)
    if (!truth.ok) return { answered: false, reason: truth.reason, detail: truth.reason }
    const { transaction } = truth
    if (transaction.order_id !== before.order_id)
      return { answered: false, reason: 'otherOrder', detail: transaction.order_id }
    const effect = await applyAndClose(
      paymentId,
      { transaction, is_latest: askFor === before.order_id, status_before: before.status },
      eventId,
    )
    if (ATTENTION_EFFECTS.includes(effect))
      log.warn({ payment_id: paymentId, effect }, 'payment needs attention')
    if (effect !== 'overtaken') {
      const is_paid = ['settlement', 'capture'].includes(transaction.transaction_status)
      return { answered: true, effect, transaction_id: transaction.transaction_id, is_paid }
    }
  }
  throw new Error(`Payment ${paymentId} keeps changing`)
}

async function applyAndClose(
  paymentId: string,
  confirmed: Confirmed,
  eventId: string | null,
): Promise<Effect> {
  return db.transaction().execute(async (trx) => {
    const now = new Date()
    const effect = await applyTransaction(trx, paymentId, confirmed, now)
    if (eventId && effect !== 'overtaken') {
      await trx
        .updateTable('payment_events')
        .set({
          status: CHANGING_EFFECTS.includes(effect) ? 'applied' : 'ignored',
          outcome: effect,
          payment_id: paymentId,
          applied_at: now,
        })
        .where('id', '=', eventId)
        .where('status', 'in', ['received', 'failed'])
        .execute()
    }
    return effect
  })
}

async function close(
  eventId: string,
  paymentId: string | null,
  status: 'ignored' | 'failed',
  outcome: string,
): Promise<void> {
  await db
    .updateTable('payment_events')
    .set({ status, outcome, payment_id: paymentId, ...(status === 'ignored' && { applied_at: new Date() }) })
    .where('id', '=', eventId)
    .where('status', 'in', ['received', 'failed'])
    .execute()
}
