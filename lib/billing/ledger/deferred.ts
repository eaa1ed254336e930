import { sql } from 'kysely'
import type { Db, Trx } from '@/db'

/** What of an invoice's price has not been earned yet, in whole rupiah, by what is posted. */
export async function findDeferred(db: Db | Trx, invoiceId: string): Promise<bigint> {
  const row = await db
    .selectFrom('ledger_postings')
    .select(
      sql<bigint>`coalesce(sum(case when credit_account = 'deferred_revenue' then amount
        when debit_account = 'deferred_revenue' then -amount else 0 end), 0)::bigint`.as('amount'),
    )
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirstOrThrow()
  return row.amount
}
