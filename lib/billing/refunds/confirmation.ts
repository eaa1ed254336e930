import type { Selectable } from 'kysely'
import type { Trx } from '@/db'
import type { Payments } from '@/db/types'
import { recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { smaller } from '@/lib/money'
import { dayOf } from '@/lib/time'
import { issueCreditNote } from '../invoices/credit-notes'
import { lockInvoice } from '../invoices/mutations'
import { CASH_OF } from '../ledger/accounts'
import { post } from '../ledger/postings'
import type { Effect } from '../payments/effects'
import { PROVIDER_ACTORS } from '../payments/provider-actors'
import { type ProviderRefund, type ProviderTransaction, wasPaid } from '../payments/transaction'
import { endRefund } from './mutations'

/**
 * Takes in what a provider says of the refunds of a transaction: ours are ended, each once however often it is told (Midtrans
 * tells twice, the second time with the bank's confirmation); one that somebody made in the provider's dashboard is written down
 * and shown to finance. Undefined where nothing was new.
 */
export async function takeProviderRefunds(
  trx: Trx,
  payment: Selectable<Payments>,
  transactionRowId: string,
  transaction: ProviderTransaction,
  now: Date,
): Promise<Effect | undefined> {
  if (!wasPaid(transaction.status)) return undefined
  let effect: Effect | undefined
  for (const refund of transaction.refunds) {
    const became = await takeRefund(trx, payment, transactionRowId, transaction, refund, now)
    if (became) effect = effect === 'refundElsewhere' ? effect : became
  }
  return effect
}

async function takeRefund(
  trx: Trx,
  payment: Selectable<Payments>,
  transactionRowId: string,
  transaction: ProviderTransaction,
  refund: ProviderRefund,
  now: Date,
): Promise<Effect | undefined> {
  const actor = PROVIDER_ACTORS[transaction.provider]
  const known = await trx
    .selectFrom('refunds')
    .select(['id', 'status'])
    .where('payment_id', '=', payment.id)
    .where((eb) =>
      eb.or([
        eb('refund_key', '=', refund.key),
        ...(refund.provider_refund_id ? [eb('provider_refund_id', '=', refund.provider_refund_id)] : []),
      ]),
    )
    .executeTakeFirst()
  if (refund.status === 'pending') return undefined
  if (known) {
    const ended =
      refund.status === 'succeeded'
        ? { status: 'succeeded' as const, provider_refund_id: refund.provider_refund_id }
        : {
            status: 'failed' as const,
            failure: refund.failure ?? '',
            provider_refund_id: refund.provider_refund_id,
          }
    const isNew = await endRefund(trx, actor, known.id, ended, now)
    if (!isNew) return undefined
    return refund.status === 'succeeded' ? 'refundConfirmed' : 'refundFailed'
  }
  if (refund.status === 'failed') return undefined
  return recordElsewhere(trx, payment, transactionRowId, transaction, refund, now)
}

/**
 * A refund that did not begin here: the money has left. Where it was not the company's credit already, a credit note takes back
 * what had been sold for it, so that the books stay even; finance is told.
 */
async function recordElsewhere(
  trx: Trx,
  payment: Selectable<Payments>,
  transactionRowId: string,
  transaction: ProviderTransaction,
  refund: ProviderRefund,
  now: Date,
): Promise<Effect> {
  const id = newId()
  const row = await trx
    .selectFrom('payment_transactions')
    .selectAll()
    .where('id', '=', transactionRowId)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('refunds')
    .values({
      id,
      payment_id: payment.id,
      transaction_id: row.id,
      invoice_id: payment.invoice_id,
      company_id: payment.company_id,
      refund_key: refund.key,
      provider_refund_id: refund.provider_refund_id,
      status: 'succeeded',
      via: 'provider',
      amount: refund.amount,
      reason: transaction.provider,
      succeeded_at: now,
    })
    .execute()
  const current = await trx
    .selectFrom('payments')
    .select(['paid_amount', 'refunded_amount'])
    .where('id', '=', payment.id)
    .executeTakeFirstOrThrow()
  const most = current.paid_amount ?? row.amount
  const refunded = current.refunded_amount + refund.amount
  await trx
    .updateTable('payments')
    .set({ refunded_amount: smaller(refunded, most) })
    .where('id', '=', payment.id)
    .execute()
  const fresh = await lockInvoice(trx, payment.invoice_id)
  const reason = `Refunded at ${PROVIDER_ACTORS[transaction.provider].name}: ${refund.key}`
  if (fresh && row.credited_amount < refund.amount)
    await issueCreditNote(
      trx,
      PROVIDER_ACTORS[transaction.provider],
      { invoice: fresh, total_amount: refund.amount - row.credited_amount, reason },
      now,
    )
  await post(trx, [
    {
      key: `refund:${id}:paid`,
      kind: 'refund_paid',
      posted_on: dayOf(now),
      debit: 'customer_credits',
      credit: CASH_OF[transaction.provider],
      amount: refund.amount,
      company_id: payment.company_id,
      invoice_id: payment.invoice_id,
      payment_id: payment.id,
      refund_id: id,
    },
  ])
  await recordAudit(trx, PROVIDER_ACTORS[transaction.provider], {
    action: 'refund.recorded',
    entity_type: 'refund',
    entity_id: id,
    company_id: payment.company_id,
    after: { amount: refund.amount, key: refund.key },
  })
  return 'refundElsewhere'
}
