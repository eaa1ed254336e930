import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { enqueue } from '@/lib/jobs/boss'
import { lockBilling, lockInvoice } from '../invoices/mutations'
import type { PaymentProvider } from '../ledger/accounts'
import { buysRunningPeriod, type PlanEnd } from './consequences'
import { refundsByProvider } from './methods'
import { type RefundOutcome, type RefundRequest, requestRefund } from './mutations'

export type BeginRequest = RefundRequest & {
  /** When the plan ends whose running period is refunded in full. */
  ends_plan?: PlanEnd | undefined
  /** The refund that failed and is made good with this one. */
  retry_of?: string
  payout_id?: string
}

export type BeginOutcome =
  | RefundOutcome
  /** `wayUnavailable`: the provider cannot send money back this way; `chooseEnd`: all of the running period is refunded. */
  | { ok: false; reason: 'wayUnavailable' | 'accountMissing' | 'chooseEnd' | 'nothingAllocated' }

/**
 * Begins a refund: the money is set aside, the credit note is issued, and what has to be sent is enqueued, all in the caller's
 * transaction. The checks of amounts are `requestRefund`'s.
 */
export async function beginRefund(
  trx: Trx,
  actor: Actor,
  request: BeginRequest,
  now: Date,
): Promise<BeginOutcome> {
  const row = await trx
    .selectFrom('payment_transactions')
    .innerJoin('payments', 'payments.id', 'payment_transactions.payment_id')
    .select(['payments.invoice_id', 'payments.company_id', 'payment_transactions.allocated_amount'])
    .select(['payment_transactions.provider', 'payment_transactions.method'])
    .where('payment_transactions.id', '=', request.transaction_id)
    .where('payments.id', '=', request.payment_id)
    .executeTakeFirst()
  if (!row) return { ok: false, reason: 'notFound' }
  if (request.via === 'provider' && !refundsByProvider(row.provider as PaymentProvider, row.method))
    return { ok: false, reason: 'wayUnavailable' }
  if (request.via === 'transfer' && !request.destination) return { ok: false, reason: 'accountMissing' }
  if (request.credits_invoice && row.allocated_amount === 0n) return { ok: false, reason: 'nothingAllocated' }
  await lockBilling(trx, row.company_id)
  const invoice = await lockInvoice(trx, row.invoice_id)
  const isWhole =
    request.credits_invoice && invoice?.credited_amount !== undefined
      ? invoice.credited_amount + request.amount === invoice.total_amount
      : false
  const asksForEnd = isWhole && invoice ? await buysRunningPeriod(trx, invoice, now) : false
  const known = await trx
    .selectFrom('refunds')
    .select('id')
    .where('refund_key', '=', request.refund_key)
    .executeTakeFirst()
  if (known) return { ok: true, refund_id: known.id }
  if (asksForEnd && !request.ends_plan) return { ok: false, reason: 'chooseEnd' }
  const outcome = await requestRefund(trx, actor, request, now)
  if (!outcome.ok) return outcome
  const ends_plan = asksForEnd || request.retry_of ? (request.ends_plan ?? null) : null
  await trx
    .updateTable('refunds')
    .set({ ends_plan, retry_of: request.retry_of ?? null, payout_id: request.payout_id ?? null })
    .where('id', '=', outcome.refund_id)
    .execute()
  if (request.via === 'provider') await enqueue(trx, 'billing.refund', { refund_id: outcome.refund_id })
  return outcome
}
