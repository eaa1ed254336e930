import { db } from '@/db'
import { log } from '@/lib/log'
import { expireMidtransTransaction } from './midtrans'
import { listTransactions } from './poll'

/**
 * The job `payment.close`: ends at Midtrans what can still be paid of an attempt that we gave up (its invoice was paid another
 * way, or is void), so that nobody pays for nothing. A page without a chosen method cannot be ended; money that comes all the
 * same is found and shown to finance. Throws while Midtrans does not answer, so that the job comes again.
 */
export async function closePayment({ payment_id }: { payment_id: string }): Promise<void> {
  const payment = await db
    .selectFrom('payments')
    .select(['order_id', 'status', 'provider', 'provider_transaction_id'])
    .where('id', '=', payment_id)
    .executeTakeFirst()
  if (payment?.status !== 'canceled' || payment.provider !== 'midtrans') return
  const known = await listTransactions(payment.order_id)
  const all = new Set([payment.order_id, ...known, payment.provider_transaction_id ?? payment.order_id])
  for (const id of all) {
    const outcome = await expireMidtransTransaction(id)
    if (outcome === 'unavailable') throw new Error('Midtrans does not answer')
    log.info({ payment_id, outcome }, 'closed an attempt at Midtrans')
  }
}
