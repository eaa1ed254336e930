import { type Selectable, sql } from 'kysely'
import { db, type Trx } from '@/db'
import type { SettlementDifferences } from '@/db/types'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { dayOf } from '@/lib/time'
import { lockBilling, lockInvoice } from '../invoices/mutations'
import { CASH_OF } from '../ledger/accounts'
import { post } from '../ledger/postings'
import { type Asked, aboutAttempt, askAndApply } from '../payments/apply'
import type { OnlineProvider } from '../payments/provider'
import { applyTransaction } from '../payments/settlement'
import { askAboutRefund } from '../refunds/poll'
import { closeAgreed } from './compare'
import { linkRows } from './link'

type Resolved = { ok: true } | { ok: false; reason: 'notFound' | 'alreadyResolved' | 'cannotBook' }

/** Leaves a difference as it is, with the reason. Refuses `alreadyResolved` where somebody was faster. */
export async function ignoreDifference(
  trx: Trx,
  actor: Actor,
  id: string,
  reason: string,
  now: Date,
): Promise<Resolved> {
  const found = await lockDifference(trx, id)
  if (!found.ok) return found
  await close(trx, actor, found.difference, 'ignored', reason, now)
  return { ok: true }
}

/**
 * Books the money of which only the file tells: a payment of an order of ours is taken as the provider's word (it pays what is
 * owed, the rest is credit); what a payment brought more than we know is credit. Refuses `cannotBook` for anything else.
 */
export async function bookDifference(
  trx: Trx,
  actor: Actor,
  id: string,
  reason: string,
  now: Date,
): Promise<Resolved> {
  const found = await lockDifference(trx, id)
  if (!found.ok) return found
  const { difference } = found
  const row = await trx
    .selectFrom('settlement_rows')
    .selectAll()
    .where('id', '=', difference.row_id)
    .executeTakeFirst()
  if (row?.type !== 'payment' || row.currency !== 'IDR' || !difference.payment_id)
    return { ok: false, reason: 'cannotBook' }
  if (difference.kind === 'missing_here') {
    const effect = await applyTransaction(
      trx,
      difference.payment_id,
      {
        transaction: {
          provider: row.provider as OnlineProvider,
          order_id: row.order_id,
          transaction_id: row.transaction_id,
          status: 'paid',
          amount: row.amount,
          currency: row.currency,
          method: row.method?.toLowerCase() ?? null,
          paid_at: row.settled_at,
          refunds: [],
          charged_back_amount: 0n,
          raw: { settlement_row: row.id, reason },
        },
      },
      now,
    )
    if (effect === 'stale' || effect === 'unchanged') return { ok: false, reason: 'cannotBook' }
  } else if (!(await bookSurplus(trx, difference, row.amount, now))) {
    return { ok: false, reason: 'cannotBook' }
  }
  await linkRows(trx, row.file_id)
  await close(trx, actor, difference, 'booked', reason, now)
  return { ok: true }
}

async function bookSurplus(
  trx: Trx,
  difference: Selectable<SettlementDifferences>,
  told: bigint,
  now: Date,
): Promise<boolean> {
  if (difference.kind !== 'amount' || !difference.payment_transaction_id) return false
  const paid = await trx
    .selectFrom('payment_transactions')
    .innerJoin('payments', 'payments.id', 'payment_transactions.payment_id')
    .select(['payment_transactions.amount', 'payment_transactions.provider'])
    .select(['payments.id as payment_id', 'payments.invoice_id', 'payments.company_id'])
    .where('payment_transactions.id', '=', difference.payment_transaction_id)
    .executeTakeFirstOrThrow()
  const more = told - paid.amount
  if (more <= 0n) return false
  await lockInvoice(trx, paid.invoice_id)
  await trx
    .updateTable('payment_transactions')
    .set({ amount: told, credited_amount: sql`credited_amount + ${more}` })
    .where('id', '=', difference.payment_transaction_id)
    .execute()
  await trx
    .updateTable('payments')
    .set({ paid_amount: sql`coalesce(paid_amount, 0) + ${more}` })
    .where('id', '=', paid.payment_id)
    .execute()
  await post(trx, [
    {
      key: `settlement:${difference.id}`,
      kind: 'payment_received',
      posted_on: dayOf(now),
      debit: CASH_OF[paid.provider as OnlineProvider],
      credit: 'customer_credits',
      amount: more,
      company_id: paid.company_id,
      invoice_id: paid.invoice_id,
      payment_id: paid.payment_id,
    },
  ])
  return true
}

/** Asks the provider about the payment of a difference, applies the answer, and closes the difference if it agrees now. */
export async function askAboutDifference(
  id: string,
): Promise<{ ok: true; asked: Asked; closed: boolean } | { ok: false; reason: 'notFound' | 'nobodyToAsk' }> {
  const difference = await db
    .selectFrom('settlement_differences as d')
    .leftJoin('settlement_rows as r', 'r.id', 'd.row_id')
    .leftJoin('payment_transactions as t', 't.id', 'd.payment_transaction_id')
    .leftJoin('payments', 'payments.id', 'd.payment_id')
    .select([
      'd.id',
      'd.payment_id',
      'd.provider',
      'd.refund_id',
      't.transaction_id as known_id',
      'r.transaction_id',
      'r.type',
    ])
    .select(['payments.order_id', 'payments.provider_token'])
    .where('d.id', '=', id)
    .executeTakeFirst()
  if (!difference) return { ok: false, reason: 'notFound' }
  if (!difference.payment_id) return { ok: false, reason: 'nobodyToAsk' }
  if (difference.refund_id) await askAboutRefund(difference.refund_id)
  const provider = difference.provider as OnlineProvider
  const named = difference.type === 'payment' || provider === 'midtrans' ? difference.transaction_id : null
  const about = difference.known_id ?? named ?? aboutAttempt(provider, difference)
  const asked = await askAndApply(difference.payment_id, about, null, 'refunds')
  const after = await db.transaction().execute(async (trx) => {
    await linkRows(trx, null)
    await closeAgreed(trx, new Date(), id)
    return trx.selectFrom('settlement_differences').select('status').where('id', '=', id).executeTakeFirst()
  })
  return { ok: true, asked, closed: after?.status !== 'open' }
}

/** Locks the billing it belongs to, then the difference itself: the order of all who move money. */
async function lockDifference(
  trx: Trx,
  id: string,
): Promise<
  | { ok: true; difference: Selectable<SettlementDifferences> }
  | { ok: false; reason: 'notFound' | 'alreadyResolved' }
> {
  const known = await trx
    .selectFrom('settlement_differences as d')
    .leftJoin('payments', 'payments.id', 'd.payment_id')
    .select(['d.id', 'payments.company_id'])
    .where('d.id', '=', id)
    .executeTakeFirst()
  if (!known) return { ok: false, reason: 'notFound' }
  if (known.company_id) await lockBilling(trx, known.company_id)
  const difference = await trx
    .selectFrom('settlement_differences')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return difference.status === 'open' ? { ok: true, difference } : { ok: false, reason: 'alreadyResolved' }
}

async function close(
  trx: Trx,
  actor: Actor,
  difference: Selectable<SettlementDifferences>,
  status: 'ignored' | 'booked',
  reason: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('settlement_differences')
    .set({ status, reason, resolved_at: now, resolved_by: actor.user_id })
    .where('id', '=', difference.id)
    .execute()
  await recordAudit(trx, actor, {
    action: `settlement_difference.${status}`,
    entity_type: 'settlement_difference',
    entity_id: difference.id,
    before: { status: 'open', kind: difference.kind },
    after: { status, reason, our_amount: difference.our_amount, their_amount: difference.their_amount },
  })
}
