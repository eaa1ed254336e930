import { sql } from 'kysely'
import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { smaller } from '@/lib/money'
import { lockBilling } from '../invoices/mutations'
import { findCreditBalance } from '../ledger/postings'
import { beginRefund } from './begin'
import type { Destination } from './by-hand'

export type PayoutOutcome =
  | { ok: true; payout_id: string; refund_ids: string[] }
  | { ok: false; reason: 'tooMuch' | 'notFound' | 'creditSpent' }

/**
 * Pays a company's credit out by transfer. Credit is money that once came in: the payout is written as refunds of the payments
 * that brought it, the latest first, so that none of them is ever given back twice. The same key twice is one payout.
 */
export async function payOutCredit(
  trx: Trx,
  actor: Actor,
  payout: { company_id: string; amount: bigint; destination: Destination; reason: string; key: string },
  now: Date,
): Promise<PayoutOutcome> {
  await lockBilling(trx, payout.company_id)
  const same = await trx
    .selectFrom('refunds')
    .select(['id', 'payout_id'])
    .where('company_id', '=', payout.company_id)
    .where('payout_id', 'is not', null)
    .where('refund_key', 'like', `${payout.key}-%`)
    .execute()
  if (same[0]?.payout_id)
    return { ok: true, payout_id: same[0].payout_id, refund_ids: same.map(({ id }) => id) }
  if (payout.amount > (await findCreditBalance(trx, payout.company_id)))
    return { ok: false, reason: 'tooMuch' }
  const sources = await listSources(trx, payout.company_id)
  const payout_id = newId()
  const refund_ids: string[] = []
  let left = payout.amount
  for (const source of sources) {
    if (left === 0n) break
    const amount = smaller(left, source.left)
    const outcome = await beginRefund(
      trx,
      actor,
      {
        payment_id: source.payment_id,
        transaction_id: source.id,
        amount,
        reason: payout.reason,
        via: 'transfer',
        destination: payout.destination,
        credits_invoice: false,
        refund_key: `${payout.key}-${refund_ids.length + 1}`,
        payout_id,
      },
      now,
    )
    // The amounts were read under the company's lock: a refusal here would leave half a payout behind.
    if (!outcome.ok) throw new Error(`Payout refused: ${outcome.reason}`)
    refund_ids.push(outcome.refund_id)
    left -= amount
  }
  if (left > 0n) throw new Error(`Credit of ${payout.company_id} without the payments that brought it`)
  return { ok: true, payout_id, refund_ids }
}

async function listSources(trx: Trx, companyId: string) {
  const { rows } = await sql<{ id: string; payment_id: string; left: bigint }>`
    select paid.id, paid.payment_id,
      least(paid.allocated_amount + paid.credited_amount - coalesce(taken.amount, 0),
        coalesce(payments.paid_amount, 0) - payments.refunded_amount)::bigint as left
    from payment_transactions paid
      join payments on payments.id = paid.payment_id
      left join lateral (
        select sum(amount)::bigint as amount from refunds
        where refunds.transaction_id = paid.id and status not in ('failed', 'canceled')
      ) taken on true
    where payments.company_id = ${companyId}
      and paid.allocated_amount + paid.credited_amount > coalesce(taken.amount, 0)
      and coalesce(payments.paid_amount, 0) > payments.refunded_amount
    order by paid.credited_amount > 0 desc, paid.paid_at desc, paid.id desc`.execute(trx)
  return rows
}
