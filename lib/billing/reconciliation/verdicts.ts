import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { PAID_STATUSES } from '../payments/transaction'

export const DIFFERENCE_KINDS = [
  'missing_here',
  'missing_there',
  'amount',
  'duplicate',
  'unknown_order',
  'not_understood',
] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

export type Verdict = {
  difference_key: string
  provider: string
  kind: DifferenceKind
  file_id: string
  row_id: string | null
  line: number | null
  payment_id: string | null
  payment_transaction_id: string | null
  refund_id: string | null
  our_amount: bigint | null
  their_amount: bigint | null
}

/** Cards are paid out days after they were charged. */
const CARD_DAYS = 7

/** Which rows differ from what we know now. `which`: a condition on `r`, the table of rows. Rows that agree are not in the answer. */
export async function findRowVerdicts(db: Db | Trx, which: RawBuilder<unknown>): Promise<Verdict[]> {
  const { rows } = await sql<Verdict>`
    with looked as (
      select r.*, t.status as their_status, coalesce(t.payment_id, refunds.payment_id, p.id) as found_payment_id,
        case r.type
          when 'payment' then case when ${isPaid('t')} or reversed.row_id is not null then t.amount end
          when 'refund' then case when refunds.status = 'succeeded' then -refunds.amount end
          when 'chargeback' then -nullif(t.returned_amount, 0)
          else case when t.id is not null and not ${isPaid('t')} then -t.amount end
        end as ours,
        case r.type when 'chargeback' then charged.amount else r.amount end as theirs,
        exists (select 1 from settlement_rows other
          where other.id < r.id and other.type = r.type and r.type in ('payment', 'refund', 'reversal')
            and (case when r.type = 'refund' then other.refund_id = r.refund_id
              else other.payment_transaction_id = r.payment_transaction_id end)) as is_second
      from settlement_rows r
        left join payment_transactions t on t.id = r.payment_transaction_id
        left join refunds on refunds.id = r.refund_id
        left join lateral (select id from payments
          where payments.provider = r.provider and payments.order_id = r.order_id limit 1) p on true
        left join lateral (select other.id as row_id from settlement_rows other
          where other.payment_transaction_id = t.id and other.type = 'reversal' limit 1) reversed on true
        left join lateral (select sum(other.amount)::bigint as amount from settlement_rows other
          where other.payment_transaction_id = t.id and other.type = 'chargeback') charged on r.type = 'chargeback'
      where ${which}
    )
    select 'row:' || id as difference_key, provider, file_id, id as row_id, line, found_payment_id as payment_id,
      payment_transaction_id, refund_id, ours as our_amount, theirs as their_amount,
      case
        when is_second then 'duplicate'
        when found_payment_id is null then 'unknown_order'
        when ours is null then 'missing_here'
        else 'amount'
      end as kind
    from looked
    where is_second or ours is null or ours <> theirs or currency <> 'IDR'`.execute(db)
  return rows
}

/**
 * What we hold for paid or refunded in the days a file covers, and no file has told of. `which`: a condition on `f`, the table
 * of files.
 */
export async function findMissingThere(db: Db | Trx, which: RawBuilder<unknown>): Promise<Verdict[]> {
  const { rows } = await sql<Verdict>`
    select distinct on (difference_key) * from (
      select 'transaction:' || t.id as difference_key, t.provider, 'missing_there' as kind, f.id as file_id,
        null::uuid as row_id, null::integer as line, t.payment_id, t.id as payment_transaction_id,
        null::uuid as refund_id, t.amount as our_amount, null::bigint as their_amount, f.created_at
      from settlement_files f
        join payment_transactions t on t.provider = f.provider and ${isPaid('t')}
          and t.paid_at >= (f.from_on::timestamp at time zone 'Asia/Jakarta')
          and t.paid_at < ((f.to_on + 1 - case when t.method ilike '%card%' then ${CARD_DAYS}::integer else 0 end)::timestamp
            at time zone 'Asia/Jakarta')
      where ${which} and t.currency = 'IDR' and t.amount > 0 and not exists (
        select 1 from settlement_rows r where r.payment_transaction_id = t.id and r.type = 'payment')
      union all
      select 'refund:' || refunds.id, f.provider, 'missing_there', f.id, null, null, refunds.payment_id,
        refunds.transaction_id, refunds.id, -refunds.amount, null, f.created_at
      from settlement_files f
        join refunds on refunds.via = 'provider' and refunds.status = 'succeeded'
          and refunds.succeeded_at >= (f.from_on::timestamp at time zone 'Asia/Jakarta')
          and refunds.succeeded_at < ((f.to_on + 1)::timestamp at time zone 'Asia/Jakarta')
        join payment_transactions t on t.id = refunds.transaction_id and t.provider = f.provider
      where ${which} and not exists (select 1 from settlement_rows r where r.refund_id = refunds.id)
    ) missing
    order by difference_key, created_at`.execute(db)
  return rows
}

function isPaid(table: string): RawBuilder<unknown> {
  return sql`${sql.ref(`${table}.status`)} in (${sql.join([...PAID_STATUSES])})`
}
