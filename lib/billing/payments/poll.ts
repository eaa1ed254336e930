import { sql } from 'kysely'
import { db } from '@/db'
import { log } from '@/lib/log'
import { applyTruth } from './apply'
import { findMidtransTransaction } from './midtrans'

const BATCH = 50
/** A VA or QRIS can be paid after its page expired: we go on asking for this long. */
const ASK_FOR_DAYS = 8

/**
 * The job `payment.poll`: asks Midtrans about attempts of which we have heard nothing, soon at first, then with growing gaps
 * (a quarter of their age, at least two minutes), and closes those whose page is over. One attempt's trouble does not stop the others.
 */
export async function pollSilentPayments(): Promise<void> {
  const silent = await db
    .selectFrom('payments')
    .select(['id', 'order_id', 'status', 'expires_at'])
    .where('provider', '=', 'midtrans')
    .where('status', 'in', ['created', 'pending', 'failed', 'expired'])
    .where('created_at', '>', sql<Date>`now() - make_interval(days => ${ASK_FOR_DAYS})`)
    .where(
      sql<boolean>`coalesce(checked_at, created_at) < now() - greatest(interval '2 minutes', (now() - created_at) / 4)`,
    )
    .orderBy('created_at', 'desc')
    .limit(BATCH)
    .execute()
  for (const payment of silent) {
    try {
      await pollPayment(payment)
    } catch (error) {
      log.error({ err: error, payment_id: payment.id }, 'polling a payment failed')
    }
  }
}

async function pollPayment(payment: {
  id: string
  order_id: string
  status: string
  expires_at: Date | null
}): Promise<void> {
  const truth = await findMidtransTransaction(payment.order_id)
  if (truth.ok) await applyTruth(payment.id, truth.transaction, null)
  else if (truth.reason === 'unavailable') throw new Error(truth.detail)
  const now = new Date()
  const isOver = payment.expires_at !== null && payment.expires_at <= now
  if (!truth.ok && isOver) {
    // No method was ever chosen: Midtrans sends nothing when such a page ends.
    await db
      .updateTable('payments')
      .set({ status: 'expired', checked_at: now })
      .where('id', '=', payment.id)
      .where('status', 'in', ['created', 'pending'])
      .execute()
  }
  await db.updateTable('payments').set({ checked_at: now }).where('id', '=', payment.id).execute()
}
