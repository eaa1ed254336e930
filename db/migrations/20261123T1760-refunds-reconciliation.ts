import { type Kysely, sql } from 'kysely'

/** How a refund is sent and what it ends; settlement files of the providers held against our books; the check of the books. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await refunds(db)
  await files(db)
  await differences(db)
  await checks(db)
}

async function refunds(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table refunds
      add column sent_at timestamptz,
      add column checked_at timestamptz,
      add column tries smallint not null default 0,
      add column transfer_reference text,
      add column payout_id uuid,
      add column retry_of uuid constraint refunds_retry_of_fkey references refunds (id),
      add column ends_plan text constraint refunds_ends_plan check (ends_plan in ('now', 'period_end')),
      add column ended_by uuid constraint refunds_ended_by_fkey references users (id) on delete set null`.execute(
    db,
  )
  await sql`create index refunds_created_idx on refunds (created_at desc, id desc)`.execute(db)
  await sql`create index refunds_waiting_idx on refunds (coalesce(checked_at, created_at))
    where status in ('requested', 'sent')`.execute(db)
  await sql`create index refunds_payout_idx on refunds (payout_id) where payout_id is not null`.execute(db)
  await sql`create index refunds_ended_by_idx on refunds (ended_by)`.execute(db)
  await sql`create unique index refunds_retry_of_key on refunds (retry_of) where retry_of is not null and status not in ('failed', 'canceled')`.execute(
    db,
  )
}

async function files(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table settlement_files (
      id uuid constraint settlement_files_pkey primary key,
      provider text not null constraint settlement_files_provider check (provider in ('midtrans', 'xendit')),
      file_name text not null,
      sha256 text not null constraint settlement_files_sha256_key unique,
      size_bytes integer not null,
      from_on date not null,
      to_on date not null,
      row_count integer not null,
      known_count integer not null,
      gross_amount bigint not null,
      fee_amount bigint not null,
      net_amount bigint not null,
      compared_at timestamptz,
      uploaded_by uuid constraint settlement_files_uploaded_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      constraint settlement_files_span check (from_on <= to_on)
    )`.execute(db)
  await sql`create index settlement_files_created_idx on settlement_files (created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index settlement_files_uploaded_by_idx on settlement_files (uploaded_by)`.execute(db)
  await sql`
    create table settlement_rows (
      id uuid constraint settlement_rows_pkey primary key,
      file_id uuid not null constraint settlement_rows_file_fkey references settlement_files (id),
      line integer not null,
      provider text not null constraint settlement_rows_provider check (provider in ('midtrans', 'xendit')),
      row_key text not null,
      type text not null constraint settlement_rows_type check (type in ('payment', 'refund', 'chargeback', 'reversal')),
      order_id text not null,
      transaction_id text not null,
      other_id text,
      refund_key text,
      method text,
      currency text not null,
      amount bigint not null,
      fee_amount bigint not null,
      net_amount bigint not null,
      settled_at timestamptz not null,
      payment_transaction_id uuid constraint settlement_rows_transaction_fkey references payment_transactions (id),
      refund_id uuid constraint settlement_rows_refund_fkey references refunds (id),
      constraint settlement_rows_key unique (provider, row_key)
    )`.execute(db)
  await sql`create index settlement_rows_file_idx on settlement_rows (file_id, line)`.execute(db)
  await sql`create index settlement_rows_order_idx on settlement_rows (order_id)`.execute(db)
  await sql`create index settlement_rows_transaction_idx on settlement_rows (payment_transaction_id, type)`.execute(
    db,
  )
  await sql`create index settlement_rows_refund_idx on settlement_rows (refund_id) where refund_id is not null`.execute(
    db,
  )
  await sql`
    create table settlement_payouts (
      id uuid constraint settlement_payouts_pkey primary key,
      provider text not null constraint settlement_payouts_provider check (provider in ('midtrans', 'xendit')),
      file_id uuid constraint settlement_payouts_file_fkey references settlement_files (id),
      amount bigint not null constraint settlement_payouts_amount check (amount > 0),
      received_on date not null,
      reference text not null,
      created_by uuid constraint settlement_payouts_created_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      constraint settlement_payouts_reference_key unique (provider, reference)
    )`.execute(db)
  await sql`create index settlement_payouts_file_idx on settlement_payouts (file_id)`.execute(db)
  await sql`create index settlement_payouts_created_by_idx on settlement_payouts (created_by)`.execute(db)
}

async function differences(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table settlement_differences (
      id uuid constraint settlement_differences_pkey primary key,
      difference_key text not null constraint settlement_differences_key unique,
      provider text not null constraint settlement_differences_provider check (provider in ('midtrans', 'xendit')),
      kind text not null constraint settlement_differences_kind
        check (kind in ('missing_here', 'missing_there', 'amount', 'duplicate', 'unknown_order')),
      file_id uuid not null constraint settlement_differences_file_fkey references settlement_files (id),
      row_id uuid constraint settlement_differences_row_fkey references settlement_rows (id),
      payment_id uuid constraint settlement_differences_payment_fkey references payments (id),
      payment_transaction_id uuid
        constraint settlement_differences_transaction_fkey references payment_transactions (id),
      refund_id uuid constraint settlement_differences_refund_fkey references refunds (id),
      line integer,
      our_amount bigint,
      their_amount bigint,
      status text not null default 'open' constraint settlement_differences_status
        check (status in ('open', 'agreed', 'booked', 'ignored')),
      reason text,
      resolved_at timestamptz,
      resolved_by uuid constraint settlement_differences_resolved_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint settlement_differences_reason check (status not in ('booked', 'ignored') or reason is not null)
    )`.execute(db)
  await sql`create trigger settlement_differences_updated_at before update on settlement_differences
    for each row execute function set_updated_at()`.execute(db)
  await sql`create index settlement_differences_list_idx on settlement_differences (status, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index settlement_differences_created_idx on settlement_differences (created_at desc, id desc)`.execute(
    db,
  )
  for (const column of [
    'file_id',
    'row_id',
    'payment_id',
    'payment_transaction_id',
    'refund_id',
    'resolved_by',
  ])
    await sql`create index ${sql.raw(`settlement_differences_${column}_idx`)}
      on settlement_differences (${sql.ref(column)})`.execute(db)
}

async function checks(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table balance_checks (
      id uuid constraint balance_checks_pkey primary key,
      checked_at timestamptz not null default now(),
      imbalance_count integer not null,
      imbalances jsonb not null default '[]'
    )`.execute(db)
  await sql`create index balance_checks_checked_idx on balance_checks (checked_at desc)`.execute(db)
  await sql`alter table staff_notifications drop constraint staff_notifications_kind`.execute(db)
  await sql`alter table staff_notifications add constraint staff_notifications_kind check (kind in
    ('reminder', 'escalated', 'deemed', 'assigned', 'handed_over', 'mentioned', 'answered', 'visit', 'withdrawn',
      'absence', 'covering', 'returned', 'imbalance'))`.execute(db)
}
