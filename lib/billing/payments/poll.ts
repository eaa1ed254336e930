import { type Expression, type SqlBool, sql } from 'kysely'
import { db } from '@/db'
import { log } from '@/lib/log'
import { OPEN_PAYMENT_STATUSES } from '../status'
import { type Asked, applyPaymentEvent, askAndApply } from './apply'

const BATCH = 50
/** A VA or QRIS can be paid after its page expired, or after we gave its invoice up: we go on asking for this long. */
const ASK_FOR_DAYS = 8
/** A provider that is away answers nobody: the round ends after so many tries. */
const MOST_FAILURES = 3
/** An event whose job gave up, or was lost, is tried again after this long. */
const EVENT_WAITS_MINUTES = 30
/** How soon an owner who waits in front of the page may ask again. */
const OWNER_WAITS_SECONDS = 3

type Silent = { id: string; order_id: string; expires_at: Date | null }

/**
 * The job `payment.poll`: asks Midtrans about attempts of which we have heard nothing, soon at first, then with growing gaps
 * (a quarter of their age, at least two minutes), closes those whose page is over, asks once more about what was just paid
 * (banks take a settlement back within minutes), and tries events again that nobody applied.
 */
export async function pollSilentPayments(): Promise<void> {
  const asked = await db
    .selectFrom('payments')
    .select(['id', 'order_id', 'expires_at'])
    .where('provider', '=', 'midtrans')
    .where('created_at', '>', sql<Date>`now() - make_interval(days => ${ASK_FOR_DAYS})`)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('status', 'in', ['created', 'pending', 'failed', 'expired', 'canceled']),
          sql<SqlBool>`coalesce(checked_at, created_at) < now() - greatest(interval '2 minutes', (now() - created_at) / 4)`,
        ]),
        eb.and([eb('status', '=', 'paid'), wasJustPaid()]),
      ]),
    )
    .orderBy(sql`coalesce(checked_at, created_at)`)
    .limit(BATCH)
    .execute()
  await eachUntilAway(asked, checkPayment)
  const waiting = await db
    .selectFrom('payment_events')
    .select('id as event_id')
    .where('status', 'in', ['received', 'failed'])
    .where('received_at', '<', sql<Date>`now() - make_interval(mins => ${EVENT_WAITS_MINUTES})`)
    .where('received_at', '>', sql<Date>`now() - make_interval(days => ${ASK_FOR_DAYS})`)
    .orderBy('received_at')
    .limit(BATCH)
    .execute()
  await eachUntilAway(waiting, applyPaymentEvent)
}

function wasJustPaid(): Expression<SqlBool> {
  return sql<SqlBool>`updated_at > now() - interval '1 day' and checked_at < now() - interval '20 minutes'
    and checked_at < paid_at + interval '20 minutes'`
}

async function eachUntilAway<Item>(items: Item[], run: (item: Item) => Promise<unknown>): Promise<void> {
  let failures = 0
  for (const item of items) {
    try {
      await run(item)
    } catch (error) {
      log.error({ err: error, item }, 'asking about a payment failed')
      if (++failures >= MOST_FAILURES) return
    }
  }
}

/**
 * Asks Midtrans about one attempt: about its order, and about transactions of it that were heard of before, since an older
 * virtual account of the same page may be the one that was paid. Throws when Midtrans does not answer.
 */
export async function checkPayment(payment: Silent): Promise<Asked> {
  const now = new Date()
  let asked = await askAndApply(payment.id, payment.order_id, null)
  if (!asked.answered && asked.reason === 'unavailable') throw new Error('Midtrans does not answer')
  if (asked.answered && !asked.is_paid) {
    const newest = asked.transaction_id
    const older = (await listTransactions(payment.order_id)).filter((id) => id !== newest)
    for (const transactionId of older) {
      const answer = await askAndApply(payment.id, transactionId, null)
      if (answer.answered && answer.is_paid) asked = answer
    }
  }
  if (!asked.answered && payment.expires_at !== null && payment.expires_at <= now) {
    // No method was ever chosen: Midtrans sends nothing when such a page ends.
    await db
      .updateTable('payments')
      .set({ status: 'expired' })
      .where('id', '=', payment.id)
      .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
      .execute()
  }
  await db.updateTable('payments').set({ checked_at: now }).where('id', '=', payment.id).execute()
  return asked
}

/**
 * The same at once for the one attempt of an invoice that its owner waits for, at most every few seconds however many pages
 * ask. What Midtrans does not answer is found by the job.
 */
export async function checkAwaitedPayment(invoiceId: string): Promise<void> {
  const claimed = await db
    .updateTable('payments')
    .set({ checked_at: sql<Date>`now()` })
    .where('invoice_id', '=', invoiceId)
    .where('provider', '=', 'midtrans')
    .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
    .where('redirect_url', 'is not', null)
    .where(
      sql<SqlBool>`coalesce(checked_at, 'epoch') < now() - make_interval(secs => ${OWNER_WAITS_SECONDS})`,
    )
    .returning(['id', 'order_id', 'expires_at'])
    .executeTakeFirst()
  if (!claimed) return
  await checkPayment(claimed).catch((error: unknown) => {
    log.warn({ err: error, payment_id: claimed.id }, 'asking about a payment failed')
  })
}

/** The transactions of an order that Midtrans told us of. */
export async function listTransactions(orderId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('payment_events')
    .select('transaction_id')
    .distinct()
    .where('order_id', '=', orderId)
    .where('is_verified', '=', true)
    .execute()
  return rows.flatMap((row) => row.transaction_id ?? [])
}
