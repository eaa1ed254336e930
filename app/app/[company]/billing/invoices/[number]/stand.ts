import type { InvoiceDetail } from '@/lib/billing/invoices/queries'
import type { PayerAttempt } from '@/lib/billing/payments/payer-queries'

/** How paying an invoice stands, in one word that the page has a sentence for. */
export type Stand =
  | 'none'
  | 'paid'
  | 'partPaid'
  | 'finance'
  | 'waiting'
  | 'chosen'
  | 'failed'
  | 'refused'
  | 'expired'

/** An attempt that can still be finished. */
export function isUnderWay(attempt: PayerAttempt): boolean {
  return attempt.status === 'created' || attempt.status === 'pending'
}

/** Where an invoice stands by its attempts, the newest first: what is under way comes before what ended. */
export function standOf(invoice: Pick<InvoiceDetail, 'status'>, attempts: PayerAttempt[]): Stand {
  if (invoice.status === 'paid') return 'paid'
  const open = attempts.filter(isUnderWay)
  const online = open.find((attempt) => attempt.provider !== 'manual')
  if (online) return online.status === 'pending' ? 'waiting' : 'chosen'
  if (open.length > 0) return 'finance'
  const [newest] = attempts
  if (!newest) return 'none'
  if (newest.status === 'paid') return 'partPaid'
  if (newest.refused_reason) return 'refused'
  return newest.status === 'failed' ? 'failed' : 'expired'
}
