import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'

export type Waiting = {
  /** What companies have to their credit, and how many of them. */
  credit_amount: bigint
  credit_count: number
  /** Payments that a person has to decide about. */
  attention: number
  /** Transfers that owners reported and nobody has looked at. */
  transfers: number
  /** Notifications that could not be applied. */
  events: number
  /** Differences between a provider's settlement and our books. */
  differences: number
  /** Refunds that are under way. */
  refunds: number
}

/** What waits for finance, and what is owed to customers. One query over partial indexes. */
export async function findWaitingForFinance(db: Db, _staff: StaffId): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select coalesce(credits.amount, 0)::bigint as credit_amount, credits.count::integer as credit_count,
      (select count(*) from payments where attention is not null and attended_at is null)::integer as attention,
      (select count(*) from payments where provider = 'manual' and decided_at is null)::integer as transfers,
      (select count(*) from payment_events where status = 'failed')::integer as events,
      (select count(*) from settlement_differences where status = 'open')::integer as differences,
      (select count(*) from refunds where status in ('requested', 'sent'))::integer as refunds
    from (
      select sum(amount) as amount, count(*) from (
        select company_id, sum(case when credit_account = 'customer_credits' then amount else -amount end) as amount
        from ledger_postings
        where company_id is not null and (credit_account = 'customer_credits' or debit_account = 'customer_credits')
        group by company_id
      ) balances where amount > 0
    ) credits`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('A statement without a row')
  return row
}
