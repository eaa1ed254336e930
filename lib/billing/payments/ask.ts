import { findMidtransTransaction } from './midtrans'
import { readMidtransTransaction } from './midtrans-status'
import type { OnlineProvider, ProviderAnswer } from './provider'

/**
 * Asks a provider how an attempt, or one transaction of it, really stands: this, not the notification, is what we believe.
 * @param about the order id or a transaction id of Midtrans; the session id, or a payment id, of Xendit
 */
export async function askProvider(provider: OnlineProvider, about: string): Promise<ProviderAnswer> {
  if (provider !== 'midtrans') return { ok: false, reason: 'unavailable', detail: 'no keys' }
  const answer = await findMidtransTransaction(about)
  if (!answer.ok) return answer
  const transaction = readMidtransTransaction(answer.transaction)
  return transaction ? { ok: true, transaction } : { ok: false, reason: 'noMeaning' }
}
