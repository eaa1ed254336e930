import { type Kysely, sql } from 'kysely'

/** Months whose revenue was recognised, and what the journal, the balances and the tax report are read by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table book_months (
      month_on date constraint book_months_pkey primary key,
      posting_count integer not null,
      amount bigint not null,
      recognized_at timestamptz not null default now(),
      constraint book_months_first_day check (extract(day from month_on) = 1)
    )`.execute(db)
  // With the amount inside: the sum of an account is read without its rows.
  await sql`create index ledger_postings_debit_sum_idx on ledger_postings (debit_account, posted_on) include (amount)`.execute(
    db,
  )
  await sql`create index ledger_postings_credit_sum_idx on ledger_postings (credit_account, posted_on) include (amount)`.execute(
    db,
  )
  await sql`drop index ledger_postings_debit_idx`.execute(db)
  await sql`drop index ledger_postings_credit_idx`.execute(db)
  await sql`create index invoices_issued_idx on invoices (issued_on, id)`.execute(db)
  await sql`create index invoices_voided_idx on invoices (voided_at) where voided_at is not null`.execute(db)
  await sql`create index credit_notes_issued_idx on credit_notes (issued_on, id)`.execute(db)
}
