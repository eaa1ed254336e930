import { findMidtransTransaction } from './midtrans'
import { readMidtransTransaction } from './midtrans-status'
import type { AskDepth, OnlineProvider, ProviderAnswer } from './provider'
import { askXendit } from './xendit-ask'

/**
 * Asks a provider how an attempt, or one transaction of it, really stands: this, not the notification, is what we believe.
 * @param about the order id or a transaction id of Midtrans; the id of a session, payment, refund or old invoice of Xendit
 * @param depth `refunds`: also what went back, of which Xendit's payments say nothing by themselves
 */
export async function askProvider(
  provider: OnlineProvider,
  about: string,
  depth: AskDepth = 'payment',
): Promise<ProviderAnswer> {
  if (provider === 'xendit') return askXendit(about, depth)
  const answer = await findMidtransTransaction(about)
  if (!answer.ok) return answer
  const transaction = readMidtransTransaction(answer.transaction)
  return transaction ? { ok: true, transaction } : { ok: false, reason: 'noMeaning' }
}
