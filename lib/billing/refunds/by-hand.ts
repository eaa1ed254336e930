import type { Selectable } from 'kysely'
import type { Trx } from '@/db'
import { uniqueViolation } from '@/db/errors'
import type { Refunds } from '@/db/types'
import type { Actor } from '@/lib/audit/mutations'
import { dayOf } from '@/lib/time'
import { lockBilling, lockInvoice } from '../invoices/mutations'
import { type BeginOutcome, beginRefund } from './begin'
import type { PlanEnd } from './consequences'
import { endRefund } from './mutations'

export type Destination = { bank: string; account_number: string; account_name: string }

type Done = { ok: true } | { ok: false; reason: 'notFound' | 'notNow' | 'dayInFuture' | 'dayTooEarly' }

/**
 * Notes that a refund was transferred: all of a payout, which is one transfer. Refuses `notNow` for one that has ended, or is
 * the provider's to send.
 */
export async function recordTransfer(
  trx: Trx,
  actor: Actor,
  transfer: { refund_id: string; transferred_on: string; reference: string },
  now: Date,
): Promise<Done> {
  const refund = await lockRefund(trx, transfer.refund_id)
  if (!refund) return { ok: false, reason: 'notFound' }
  if (refund.via !== 'transfer' || refund.status !== 'requested') return { ok: false, reason: 'notNow' }
  if (transfer.transferred_on > dayOf(now)) return { ok: false, reason: 'dayInFuture' }
  if (transfer.transferred_on < dayOf(refund.created_at)) return { ok: false, reason: 'dayTooEarly' }
  const all = await trx
    .selectFrom('refunds')
    .select(['id', 'invoice_id'])
    .where('company_id', '=', refund.company_id)
    .where((eb) =>
      eb.or([
        eb('id', '=', refund.id),
        ...(refund.payout_id ? [eb('payout_id', '=', refund.payout_id)] : []),
      ]),
    )
    .where('status', '=', 'requested')
    .orderBy('invoice_id')
    .orderBy('id')
    .execute()
  for (const { id, invoice_id } of all) {
    await lockInvoice(trx, invoice_id)
    await trx
      .updateTable('refunds')
      .set({ transfer_reference: transfer.reference, ended_by: actor.user_id })
      .where('id', '=', id)
      .execute()
    await endRefund(trx, actor, id, { status: 'succeeded', transferred_on: transfer.transferred_on }, now)
  }
  return { ok: true }
}

/** Takes a refund back before it was sent: the money stays the company's credit, the credit note stays. */
export async function cancelRefund(
  trx: Trx,
  actor: Actor,
  refundId: string,
  reason: string,
  now: Date,
): Promise<Done> {
  const refund = await lockRefund(trx, refundId)
  if (!refund) return { ok: false, reason: 'notFound' }
  if (refund.status !== 'requested') return { ok: false, reason: 'notNow' }
  await endByHand(trx, actor, refund, { status: 'canceled', failure: reason }, now)
  return { ok: true }
}

/** Ends a refund that was sent and never answered, by what finance saw at the provider. */
export async function settleSentRefund(
  trx: Trx,
  actor: Actor,
  word: { refund_id: string; arrived: boolean; reason: string },
  now: Date,
): Promise<Done> {
  const refund = await lockRefund(trx, word.refund_id)
  if (!refund) return { ok: false, reason: 'notFound' }
  if (refund.status !== 'sent') return { ok: false, reason: 'notNow' }
  const ended = word.arrived
    ? { status: 'succeeded' as const }
    : { status: 'failed' as const, failure: word.reason }
  await endByHand(trx, actor, refund, ended, now)
  return { ok: true }
}

/**
 * Makes a refund that a provider refused good by a transfer. What had been sold was taken back already, so that the money is
 * the company's credit: no second credit note. One such transfer at a time.
 */
export async function retryByTransfer(
  trx: Trx,
  actor: Actor,
  retry: { refund_id: string; destination: Destination; refund_key: string },
  now: Date,
): Promise<BeginOutcome | { ok: false; reason: 'notNow' }> {
  const refund = await lockRefund(trx, retry.refund_id)
  if (!refund?.transaction_id) return { ok: false, reason: 'notFound' }
  if (refund.status !== 'failed') return { ok: false, reason: 'notNow' }
  const other = await trx
    .selectFrom('refunds')
    .select('refund_key')
    .where('retry_of', '=', refund.id)
    .where('status', 'not in', ['failed', 'canceled'])
    .executeTakeFirst()
  if (other && other.refund_key !== retry.refund_key) return { ok: false, reason: 'notNow' }
  try {
    return await beginRefund(
      trx,
      actor,
      {
        payment_id: refund.payment_id,
        transaction_id: refund.transaction_id,
        amount: refund.amount,
        reason: refund.reason,
        via: 'transfer',
        destination: retry.destination,
        credits_invoice: false,
        refund_key: retry.refund_key,
        retry_of: refund.id,
        ends_plan: (refund.ends_plan as PlanEnd | null) ?? undefined,
      },
      now,
    )
  } catch (error) {
    if (uniqueViolation(error) === 'refunds_retry_of_key') return { ok: false, reason: 'notNow' }
    throw error
  }
}

async function endByHand(
  trx: Trx,
  actor: Actor,
  refund: Selectable<Refunds>,
  ended: Parameters<typeof endRefund>[3],
  now: Date,
): Promise<void> {
  await lockInvoice(trx, refund.invoice_id)
  await trx.updateTable('refunds').set({ ended_by: actor.user_id }).where('id', '=', refund.id).execute()
  await endRefund(trx, actor, refund.id, ended, now)
}

/** A refund as it stands under the lock of its company's billing. */
async function lockRefund(trx: Trx, id: string): Promise<Selectable<Refunds> | undefined> {
  const found = await trx.selectFrom('refunds').select('company_id').where('id', '=', id).executeTakeFirst()
  if (!found) return undefined
  await lockBilling(trx, found.company_id)
  return trx.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst()
}
