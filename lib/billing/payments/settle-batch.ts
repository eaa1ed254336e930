import { db } from '@/db'
import { log } from '@/lib/log'
import { askProvider } from './ask'
import type { OnlineProvider } from './provider'
import { type Confirmable, settleMany } from './settle-many'

/** The words with which providers say that money came; events with others go one by one. */
const PAID_WORDS = ['settlement', 'capture', 'payment.capture', 'payment.succeeded']
const ASK_AT_ONCE = 16

/**
 * The quick way for events that tell of plain payments: each is confirmed with its provider, then all are settled in one
 * transaction. Answers which events are dealt with. Whatever is not plain, or goes wrong, is left for the way one by one.
 */
export async function settlePlainEvents(eventIds: readonly string[]): Promise<Set<string>> {
  try {
    const events = await db
      .selectFrom('payment_events')
      .innerJoin('payments', (join) =>
        join
          .onRef('payments.order_id', '=', 'payment_events.order_id')
          .onRef('payments.provider', '=', 'payment_events.provider'),
      )
      .select(['payment_events.id as event_id', 'payment_events.transaction_id', 'payment_events.provider'])
      .select(['payments.id as payment_id', 'payments.order_id'])
      .where('payment_events.id', 'in', [...eventIds])
      .where('payment_events.is_verified', '=', true)
      .where('payment_events.status', 'in', ['received', 'failed'])
      .where('payment_events.event_status', 'in', PAID_WORDS)
      .where('payments.status', 'in', ['created', 'pending'])
      .execute()
    // One event is not worth a way of its own.
    if (events.length < 2) return new Set()
    const confirmed: Confirmable[] = []
    const waiting = events.values()
    const ask = async () => {
      for (const { event_id, payment_id, order_id, provider, transaction_id } of waiting) {
        if (!transaction_id) continue
        const answer = await askProvider(provider as OnlineProvider, transaction_id)
        if (answer.ok && answer.transaction.order_id === order_id)
          confirmed.push({ event_id, payment_id, transaction: answer.transaction })
      }
    }
    await Promise.all(Array.from({ length: ASK_AT_ONCE }, ask))
    const settled = await db.transaction().execute((trx) => settleMany(trx, confirmed, new Date()))
    return new Set(settled)
  } catch (error) {
    log.warn({ err: error, events: eventIds.length }, 'settling many at once failed; going one by one')
    return new Set()
  }
}
