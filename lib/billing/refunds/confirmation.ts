import type { Selectable } from 'kysely'
import type { Trx } from '@/db'
import type { Payments } from '@/db/types'
import { recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { smaller } from '@/lib/money'
import { dayOf } from '@/lib/time'
import { issueCreditNote } from '../invoices/credit-notes'
import { lockInvoice } from '../invoices/mutations'
import { CASH_OF, type PaymentProvider } from '../ledger/accounts'
import { post } from '../ledger/postings'
import type { Effect } from '../payments/effects'
import { PROVIDER_ACTORS } from '../payments/provider-actors'
import { type ProviderRefund, type ProviderTransaction, wasPaid } from '../payments/transaction'
import { queueRefundMail } from './mail'
import { endRefund } from './mutations'
import { releasePart } from './release-part'
import { closeRefunded, countRefunded, findCreditLeft } from './sums'

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
  if (known?.status === 'requested' || known?.status === 'sent') {
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
  if (refund.status === 'failed' || known?.status === 'succeeded') return undefined
  const record = (told: ProviderRefund) =>
    recordElsewhere(trx, payment, transactionRowId, transaction, told, now)
  if (!known) return record(refund)
  // It counted as failed and arrived after all: what had become credit has left. That is a refund of its own, once.
  const late = { ...refund, key: `late-${known.id}`, provider_refund_id: null }
  const isKnown = await trx
    .selectFrom('refunds')
    .select('id')
    .where('refund_key', '=', late.key)
    .executeTakeFirst()
  return isKnown ? undefined : record(late)
}

/**
 * A refund that did not begin here: the money has left. Where it was not the company's credit already, a credit note takes back
 * what had been sold for it, so that the books stay even; a part of an invoice that is not paid in full is owed again. Finance is
 * told.
 */
async function recordElsewhere(
  trx: Trx,
  payment: Selectable<Payments>,
  transactionRowId: string,
  transaction: ProviderTransaction,
  refund: ProviderRefund,
  now: Date,
): Promise<Effect> {
  const actor = PROVIDER_ACTORS[transaction.provider]
  const row = await trx
    .selectFrom('payment_transactions')
    .select(['id', 'payment_id', 'allocated_amount', 'credited_amount'])
    .where('id', '=', transactionRowId)
    .executeTakeFirstOrThrow()
  const invoice = await lockInvoice(trx, payment.invoice_id)
  if (!invoice) throw new Error(`Payment ${payment.id} has no invoice`)
  const credit = await findCreditLeft(trx, row, payment.company_id)
  const rest = refund.amount - smaller(credit, refund.amount)
  const id = newId()
  const isOwed = invoice.status === 'open' || invoice.status === 'uncollectible'
  if (isOwed) await releasePart(trx, invoice, row, { id, amount: rest }, now)
  const sold = isOwed ? 0n : smaller(rest, invoice.total_amount - invoice.credited_amount)
  const reason = `Refunded at ${actor.name}: ${refund.key}`
  const note =
    sold > 0n ? await issueCreditNote(trx, actor, { invoice, total_amount: sold, reason }, now) : undefined
  const recorded = await trx
    .insertInto('refunds')
    .values({
      id,
      payment_id: payment.id,
      transaction_id: row.id,
      invoice_id: payment.invoice_id,
      company_id: payment.company_id,
      credit_note_id: note?.ok ? note.credit_note_id : null,
      refund_key: refund.key,
      provider_refund_id: refund.provider_refund_id,
      status: 'succeeded',
      via: 'provider',
      amount: refund.amount,
      reason: transaction.provider,
      succeeded_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await countRefunded(trx, payment.id)
  await closeRefunded(trx, actor, payment.id)
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
  await recordAudit(trx, actor, {
    action: 'refund.recorded',
    entity_type: 'refund',
    entity_id: id,
    company_id: payment.company_id,
    after: { amount: refund.amount, key: refund.key },
  })
  await queueRefundMail(trx, recorded)
  return 'refundElsewhere'
}

/**
 * The money of a transaction went away again: refunds of it that nobody has sent yet are dropped, there is nothing left to send.
 * What they had taken back stays the company's credit. The caller holds the locks of the company and the invoice.
 */
export async function dropUnsentRefunds(
  trx: Trx,
  provider: PaymentProvider,
  transactionRowId: string,
  now: Date,
): Promise<void> {
  const unsent = await trx
    .selectFrom('refunds')
    .select('id')
    .where('transaction_id', '=', transactionRowId)
    .where('status', '=', 'requested')
    .orderBy('id')
    .execute()
  const failure = 'the payment was taken back'
  for (const { id } of unsent)
    await endRefund(trx, PROVIDER_ACTORS[provider], id, { status: 'canceled', failure }, now)
}
