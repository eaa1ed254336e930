import { type Kysely, sql } from 'kysely'

/** Payments that a person has to look at (money for nothing, wrong amounts), and what the lists of finance are searched by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payments
      add column attention text,
      add column attention_at timestamptz,
      add column attended_at timestamptz,
      add column attended_by uuid constraint payments_attended_by_fkey references users (id) on delete set null,
      add column attention_note text,
      add constraint payments_attention_at_present check (attention is null or attention_at is not null)`.execute(
    db,
  )
  await sql`create index payments_attention_idx on payments (attention_at desc, id desc)
    where attention is not null and attended_at is null`.execute(db)
  await sql`create index payments_attended_by_idx on payments (attended_by)`.execute(db)
  await sql`create index payments_paid_idx on payments (paid_at) where paid_at is not null`.execute(db)
  await sql`create index payments_method_idx on payments (method, created_at desc, id desc)`.execute(db)
  await sql`create index payments_order_prefix_idx on payments (order_id text_pattern_ops)`.execute(db)
  await sql`create index payments_asked_idx on payments ((coalesce(checked_at, created_at)))
    where status in ('created', 'pending', 'failed', 'expired', 'canceled')`.execute(db)
  await sql`create index payment_events_status_idx on payment_events (status, received_at desc, id desc)`.execute(
    db,
  )
  await sql`create index invoices_number_prefix_idx on invoices (number text_pattern_ops)`.execute(db)
  await sql`create index invoices_status_created_idx on invoices (status, created_at desc, id desc)`.execute(
    db,
  )
}
