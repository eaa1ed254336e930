import { db } from '@/db'
import { log } from '@/lib/log'
import { askProvider } from './ask'
import { type Effect, IDLE_EFFECTS, needsAttention } from './effects'
import type { AskDepth, OnlineProvider } from './provider'
import { applyTransaction, type Confirmed } from './settlement'
import { wasPaid } from './transaction'
import { isOldInvoice } from './xendit-status'

/** `none`: the provider knows no transaction; `otherOrder`: it is one of another order. */
export type Asked =
  | { answered: true; effect: Effect; transaction_id: string; is_paid: boolean }
  | { answered: false; reason: 'none' | 'noMeaning' | 'otherOrder' | 'unavailable'; detail: string }

const MOST_ROUNDS = 4

/**
 * Applies one event: asks the provider how the transaction really stands, applies that, and notes on the event what became of it.
 * Throws while the provider does not answer, so that it is tried again; an event already dealt with is left alone.
 */
export async function applyPaymentEvent({ event_id }: { event_id: string }): Promise<void> {
  const event = await db
    .selectFrom('payment_events')
    .leftJoin('payments', (join) =>
      join
        .onRef('payments.order_id', '=', 'payment_events.order_id')
        .onRef('payments.provider', '=', 'payment_events.provider'),
    )
    .select(['payment_events.id', 'payment_events.status', 'payment_events.transaction_id'])
    .select(['payment_events.provider', 'payment_events.order_id', 'payments.id as payment_id'])
    .select('payments.provider_token')
    .where('payment_events.id', '=', event_id)
    .where('payment_events.is_verified', '=', true)
    .executeTakeFirst()
  if (!event || (event.status !== 'received' && event.status !== 'failed')) return forgetTry(event_id)
  const provider = event.provider as OnlineProvider
  let paymentId = event.payment_id
  try {
    paymentId ??= await findPaymentOfRefund(event)
    if (!paymentId) return await close(event_id, null, 'ignored', unknownOutcome(event))
    const about = event.transaction_id ?? aboutAttempt(provider, event)
    const asked = await askAndApply(paymentId, about, event_id)
    if (asked.answered) return
    if (asked.reason === 'unavailable') throw new ProviderAway(provider, asked.detail)
    const outcome = asked.reason === 'none' ? 'unconfirmed' : asked.reason
    await close(event_id, paymentId, 'ignored', outcome)
  } catch (error) {
    const outcome = error instanceof ProviderAway ? 'providerUnavailable' : 'error'
    await close(event_id, paymentId, 'failed', outcome)
    throw error
  }
}

type Event = { id: string; provider: string; transaction_id: string | null; order_id: string | null }

/** Xendit's words of a refund do not name the order: the payment that it belongs to does. */
async function findPaymentOfRefund(event: Event): Promise<string | null> {
  if (event.provider !== 'xendit' || !event.transaction_id?.startsWith('rfd-')) return null
  const truth = await askProvider('xendit', event.transaction_id)
  if (!truth.ok) {
    if (truth.reason === 'unavailable') throw new ProviderAway('xendit', truth.detail)
    return null
  }
  const { order_id } = truth.transaction
  await db.updateTable('payment_events').set({ order_id }).where('id', '=', event.id).execute()
  const payment = await db
    .selectFrom('payments')
    .select('id')
    .where('provider', '=', 'xendit')
    .where('order_id', '=', order_id)
    .executeTakeFirst()
  return payment?.id ?? null
}

/** Old invoices of Xendit are not made here: one that is of no order of ours is another shop's affair. */
function unknownOutcome({ provider, transaction_id }: Event): string {
  return provider === 'xendit' && isOldInvoice(transaction_id) ? 'oldInvoice' : 'unknownOrder'
}

/** The provider does not answer; what was to be asked is asked again later. */
export class ProviderAway extends Error {
  constructor(provider: string, detail: string) {
    super(`${provider} does not answer: ${detail}`)
    this.name = 'ProviderAway'
  }
}

/** What an attempt is asked for where no transaction of it is known. */
export function aboutAttempt(
  provider: OnlineProvider,
  attempt: { order_id: string | null; provider_token: string | null },
): string {
  return (provider === 'xendit' ? attempt.provider_token : null) ?? attempt.order_id ?? ''
}

/**
 * Asks the provider about a transaction, or an attempt's newest one, and applies the answer; with `eventId` closes that event in
 * the same transaction. Asks anew when our own state changed meanwhile: an answer must not overtake a newer one.
 */
export async function askAndApply(
  paymentId: string,
  about: string,
  eventId: string | null,
  depth: AskDepth = 'payment',
): Promise<Asked> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = await db
      .selectFrom('payments')
      .select(['status', 'order_id', 'provider'])
      .where('id', '=', paymentId)
      .executeTakeFirstOrThrow()
    const truth = await askProvider(before.provider as OnlineProvider, about, depth)
    if (!truth.ok)
      return { answered: false, reason: truth.reason, detail: 'detail' in truth ? truth.detail : '' }
    const { transaction } = truth
    if (transaction.order_id !== before.order_id)
      return { answered: false, reason: 'otherOrder', detail: transaction.order_id }
    const effect = await applyAndClose(paymentId, { transaction, status_before: before.status }, eventId)
    if (needsAttention(effect)) log.warn({ payment_id: paymentId, effect }, 'payment needs attention')
    if (effect !== 'overtaken') {
      const { transaction_id, status } = transaction
      return { answered: true, effect, transaction_id, is_paid: wasPaid(status) }
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
          status: IDLE_EFFECTS.includes(effect) ? 'ignored' : 'applied',
          outcome: effect,
          payment_id: paymentId,
          applied_at: now,
          next_try_at: null,
        })
        .where('id', '=', eventId)
        .where('status', 'in', ['received', 'failed'])
        .execute()
    }
    return effect
  })
}

/** Dealt with by somebody else meanwhile. */
async function forgetTry(eventId: string): Promise<void> {
  await db.updateTable('payment_events').set({ next_try_at: null }).where('id', '=', eventId).execute()
}

async function close(
  eventId: string,
  paymentId: string | null,
  status: 'ignored' | 'failed',
  outcome: string,
): Promise<void> {
  await db
    .updateTable('payment_events')
    .set({
      status,
      outcome,
      payment_id: paymentId,
      ...(status === 'ignored' && { applied_at: new Date(), next_try_at: null }),
    })
    .where('id', '=', eventId)
    .where('status', 'in', ['received', 'failed'])
    .execute()
}
