import { sql } from 'kysely'
import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { smaller } from '@/lib/money'
import { findCreditBalance } from '../ledger/postings'

/** Refunds that came to nothing: their money never left. */
export const DEAD_REFUND_STATUSES = ['failed', 'canceled'] as const

/** Counts anew what of a payment went back, or is about to: never more than came, whatever its provider tells besides. */
export async function countRefunded(trx: Trx, paymentId: string): Promise<void> {
  await trx
    .updateTable('payments')
    .set((eb) => ({
      refunded_amount: sql<bigint>`least(coalesce(paid_amount, 0), (${eb
        .selectFrom('refunds')
        .select(sql<bigint>`coalesce(sum(amount), 0)::bigint`.as('sum'))
        .where('refunds.payment_id', '=', paymentId)
        .where('refunds.status', 'not in', [...DEAD_REFUND_STATUSES])}))`,
    }))
    .where('id', '=', paymentId)
    .execute()
}

/**
 * How much of a transaction's money is credit that has not gone back: what it had brought beyond its invoice and what credit notes
 * made of it, less its refunds. Other invoices may have taken it since.
 */
export async function findCreditNotRefunded(
  trx: Trx,
  transaction: { id: string; credited_amount: bigint },
): Promise<bigint> {
  const { noted, taken } = await trx
    .selectFrom('refunds')
    .leftJoin('credit_notes', 'credit_notes.id', 'refunds.credit_note_id')
    .select(sql<bigint>`coalesce(sum(credit_notes.total_amount), 0)::bigint`.as('noted'))
    .select(
      sql<bigint>`coalesce(sum(refunds.amount) filter (where refunds.status not in (${sql.join([...DEAD_REFUND_STATUSES])})), 0)::bigint`.as(
        'taken',
      ),
    )
    .where('refunds.transaction_id', '=', transaction.id)
    .executeTakeFirstOrThrow()
  const left = transaction.credited_amount + noted - taken
  return left > 0n ? left : 0n
}

/** The same, but never more credit than the company has. */
export async function findCreditLeft(
  trx: Trx,
  transaction: { id: string; credited_amount: bigint },
  companyId: string,
): Promise<bigint> {
  const most = smaller(await findCreditNotRefunded(trx, transaction), await findCreditBalance(trx, companyId))
  return most > 0n ? most : 0n
}

/** What of a payment was given back by refunds that are done. */
export async function sumSucceeded(trx: Trx, paymentId: string): Promise<bigint> {
  const { sum } = await trx
    .selectFrom('refunds')
    .select(sql<bigint>`coalesce(sum(amount), 0)::bigint`.as('sum'))
    .where('payment_id', '=', paymentId)
    .where('status', '=', 'succeeded')
    .executeTakeFirstOrThrow()
  return sum
}

/**
 * An attempt of which all that came went back is refunded, whether its provider says so of its transaction (Midtrans), never
 * does (Xendit), or knows nothing of it, as of a transfer by hand.
 */
export async function closeRefunded(trx: Trx, actor: Actor, paymentId: string): Promise<void> {
  const refunded = await sumSucceeded(trx, paymentId)
  const closed = await trx
    .updateTable('payments')
    .set({ status: 'refunded' })
    .where('id', '=', paymentId)
    .where('status', '=', 'paid')
    .where((eb) =>
      eb(
        'paid_amount',
        '<=',
        sql<bigint>`${refunded}::bigint + (${eb
          .selectFrom('payment_transactions')
          .select(sql<bigint>`coalesce(sum(returned_amount), 0)::bigint`.as('sum'))
          .where('payment_id', '=', paymentId)})`,
      ),
    )
    .returning(['company_id', 'paid_amount'])
    .executeTakeFirst()
  if (!closed) return
  await recordAudit(trx, actor, {
    action: 'payment.refunded',
    entity_type: 'payment',
    entity_id: paymentId,
    company_id: closed.company_id,
    before: { status: 'paid' },
    after: { status: 'refunded', amount: closed.paid_amount },
  })
}
