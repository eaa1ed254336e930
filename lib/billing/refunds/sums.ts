import { sql } from 'kysely'
import type { Trx } from '@/db'
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
 * How much of a transaction is the company's credit still: what it had brought beyond its invoice and what credit notes made of
 * it, less what went back already; never more credit than the company has.
 */
export async function findCreditLeft(
  trx: Trx,
  transaction: { id: string; credited_amount: bigint },
  companyId: string,
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
  const balance = await findCreditBalance(trx, companyId)
  const most = smaller(left, balance)
  return most > 0n ? most : 0n
}
