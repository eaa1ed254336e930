import { sql } from 'kysely'
import { db, type Trx } from '@/db'
import { lockBilling, lockInvoice } from '../invoices/mutations'
import type { PaymentProvider } from '../ledger/accounts'
import { askProvider } from '../payments/ask'
import { raiseAttention } from '../payments/attention'
import { refundAtMidtrans } from '../payments/midtrans'
import { PROVIDER_ACTORS } from '../payments/provider-actors'
import type { RefundAnswer } from './answer'
import { endRefund } from './mutations'
import { refundAtXendit } from './xendit'

/** Midtrans knows a refund key for seven days, Xendit an idempotency key for one; with room for clocks and slow answers. */
export const KEY_KEPT_HOURS = { midtrans: 6 * 24, xendit: 20, manual: 0 } as const satisfies Record<
  PaymentProvider,
  number
>

export type Sending = {
  id: string
  payment_id: string
  invoice_id: string
  company_id: string
  refund_key: string
  provider: 'midtrans' | 'xendit'
  transaction_id: string
  payment_request_id: string | null
  amount: bigint
  reason: string
}

/**
 * The job `billing.refund`: asks the provider to send money back, and writes down how it answered. Safe to repeat at any point:
 * the provider is always given the same key, and once the key may be forgotten it is not asked again. Throws while the provider
 * does not answer, so that the job comes again.
 */
export async function sendRefund({ refund_id }: { refund_id: string }): Promise<void> {
  const sending = await db.transaction().execute((trx) => claimRefund(trx, refund_id, new Date()))
  if (!sending) return
  const answer = await askForRefund(sending)
  if (answer.status === 'unavailable')
    throw new Error(`${sending.provider} does not answer: ${answer.detail}`)
  await db.transaction().execute((trx) => takeAnswer(trx, sending, answer, new Date()))
}

/** From here on the money may be on its way: it can no longer be canceled. */
async function claimRefund(trx: Trx, refundId: string, now: Date): Promise<Sending | undefined> {
  const found = await trx
    .selectFrom('refunds')
    .select('company_id')
    .where('id', '=', refundId)
    .executeTakeFirst()
  if (!found) return undefined
  await lockBilling(trx, found.company_id)
  const row = await trx
    .selectFrom('refunds')
    .innerJoin('payment_transactions as paid', 'paid.id', 'refunds.transaction_id')
    .selectAll('refunds')
    .select(['paid.provider', 'paid.transaction_id as provider_transaction_id'])
    .select(sql<string | null>`paid.details ->> 'payment_request_id'`.as('payment_request_id'))
    .where('refunds.id', '=', refundId)
    .where('refunds.via', '=', 'provider')
    .where('refunds.status', 'in', ['requested', 'sent'])
    .where('refunds.provider_refund_id', 'is', null)
    .executeTakeFirst()
  if (!row || (row.provider !== 'midtrans' && row.provider !== 'xendit')) return undefined
  if (row.sent_at && hoursSince(row.sent_at, now) > KEY_KEPT_HOURS[row.provider]) return undefined
  await trx
    .updateTable('refunds')
    .set({
      status: 'sent',
      sent_at: row.sent_at ?? now,
      checked_at: now,
      tries: sql<number>`least(tries + 1, 30000)`,
    })
    .where('id', '=', refundId)
    .execute()
  return { ...row, provider: row.provider, transaction_id: row.provider_transaction_id }
}

function hoursSince(then: Date, now: Date): number {
  return (now.getTime() - then.getTime()) / 3_600_000
}

async function askForRefund(sending: Sending): Promise<RefundAnswer> {
  if (sending.provider === 'xendit') return refundAtXendit(sending)
  const answer = await refundAtMidtrans(sending)
  if (answer.status !== 'refused') return answer
  // An answer that was lost before may have been a yes: what Midtrans lists of the transaction decides.
  const truth = await askProvider('midtrans', sending.transaction_id)
  if (!truth.ok) return { status: 'unavailable', detail: answer.detail }
  const made = truth.transaction.refunds.find(({ key }) => key === sending.refund_key)
  return made ? { status: 'succeeded', provider_refund_id: made.provider_refund_id } : answer
}

/** Writes down what a provider answered about a refund; what it says later is taken in by its notifications and the poller. */
export async function takeAnswer(
  trx: Trx,
  sending: Pick<Sending, 'id' | 'payment_id' | 'invoice_id' | 'company_id' | 'provider' | 'amount'>,
  answer: Exclude<RefundAnswer, { status: 'unavailable' }>,
  now: Date,
): Promise<void> {
  await lockBilling(trx, sending.company_id)
  await lockInvoice(trx, sending.invoice_id)
  const actor = PROVIDER_ACTORS[sending.provider]
  const { provider_refund_id } = answer
  if (answer.status === 'pending') {
    await trx
      .updateTable('refunds')
      .set({ provider_refund_id, checked_at: now })
      .where('id', '=', sending.id)
      .where('status', 'in', ['requested', 'sent'])
      .execute()
    return
  }
  if (answer.status === 'succeeded') {
    await endRefund(trx, actor, sending.id, { status: 'succeeded', provider_refund_id }, now)
    return
  }
  const failed = { status: 'failed' as const, failure: answer.detail, provider_refund_id }
  if (await endRefund(trx, actor, sending.id, failed, now))
    await tellFinance(trx, sending, 'refundFailed', now)
}

/** Puts the payment of a refund that needs a person on finance's list. */
export async function tellFinance(
  trx: Trx,
  refund: { payment_id: string; amount: bigint; id: string },
  effect: 'refundFailed' | 'refundSilent',
  now: Date,
): Promise<void> {
  const payment = await trx
    .selectFrom('payments')
    .select(['id', 'details', 'status'])
    .where('id', '=', refund.payment_id)
    .executeTakeFirstOrThrow()
  await raiseAttention(
    trx,
    payment,
    effect,
    { transaction_id: refund.id, status: 'paid', amount: refund.amount, currency: 'IDR' },
    now,
  )
}
