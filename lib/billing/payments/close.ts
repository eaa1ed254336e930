import { db } from '@/db'
import { log } from '@/lib/log'
import { expireMidtransTransaction } from './midtrans'
import { listTransactions } from './poll'
import { cancelXenditSession } from './xendit'

/** States in which nobody waits for an attempt's money, though its page may still take it. */
const GIVEN_UP = ['canceled', 'failed', 'expired']

/**
 * The job `payment.close`: ends at the provider what can still be paid of an attempt that we gave up (its invoice was paid another
 * way or is void, the payer chose another channel), so that nobody pays for nothing. A page of Midtrans without a chosen method
 * cannot be ended; money that comes all the same is found and shown to finance. Throws while the provider does not answer, so that
 * the job comes again.
 */
export async function closePayment({ payment_id }: { payment_id: string }): Promise<void> {
  const payment = await db
    .selectFrom('payments')
    .select(['id', 'order_id', 'status', 'provider', 'provider_token'])
    .where('id', '=', payment_id)
    .executeTakeFirst()
  if (!payment || !GIVEN_UP.includes(payment.status)) return
  if ((await endAtProvider(payment)) === 'unavailable') throw new Error(`${payment.provider} does not answer`)
}

/** Ends what can still be paid of an attempt, where the provider lets us. */
export async function endAtProvider(payment: {
  id: string
  provider: string
  order_id: string
  provider_token: string | null
}): Promise<'ended' | 'unavailable'> {
  const outcomes: string[] = []
  if (payment.provider === 'xendit' && payment.provider_token)
    outcomes.push(await cancelXenditSession(payment.provider_token))
  if (payment.provider === 'midtrans') {
    const all = new Set([payment.order_id, ...(await listTransactions(payment.id))])
    for (const id of all) outcomes.push(await expireMidtransTransaction(id))
  }
  log.info({ payment_id: payment.id, outcomes }, 'closed an attempt at its provider')
  return outcomes.includes('unavailable') ? 'unavailable' : 'ended'
}
