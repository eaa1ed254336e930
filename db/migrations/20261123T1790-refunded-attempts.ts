import { type Kysely, sql } from 'kysely'

/**
 * The first word that is heard of an attempt can be that its money went back; and of a page whose first payment was given back,
 * another one can be paid.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into status_transitions (entity, from_status, to_status)
    select 'payments', from_status, 'refunded'
    from unnest(array['created', 'pending', 'failed', 'expired', 'canceled']) as from_status
    union all values ('payments', 'refunded', 'paid')
    on conflict do nothing`.execute(db)
  // Attempts whose money all went back before this was counted.
  await sql`
    update payments set status = 'refunded'
    where status = 'paid' and paid_amount > 0 and paid_amount <=
      (select coalesce(sum(amount), 0) from refunds where refunds.payment_id = payments.id and refunds.status = 'succeeded')
      + (select coalesce(sum(returned_amount), 0) from payment_transactions where payment_transactions.payment_id = payments.id)`.execute(
    db,
  )
}
