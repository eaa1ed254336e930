import { type Kysely, sql } from 'kysely'

/**
 * Billing in full, first half: what a money movement is. Invoices know what was paid, reduced and credited; each transaction at a
 * provider is a row of its own (two virtual accounts of one page can both be paid); every movement is posted in the books.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await invoices(db)
  await payments(db)
  await creditNotes(db)
  await books(db)
}

async function invoices(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table invoices
      add column kind text not null default 'subscription'
        constraint invoices_kind check (kind in ('subscription', 'change', 'application', 'other')),
      add column application_id uuid constraint invoices_application_fkey references applications (id),
      add column change jsonb,
      add column discount_amount bigint not null default 0 constraint invoices_discount_amount check (discount_amount >= 0),
      add column paid_amount bigint not null default 0 constraint invoices_paid_amount check (paid_amount >= 0),
      add column reduced_amount bigint not null default 0 constraint invoices_reduced_amount check (reduced_amount >= 0),
      add column credited_amount bigint not null default 0 constraint invoices_credited_amount check (credited_amount >= 0),
      drop constraint invoices_sum,
      add constraint invoices_sum check (total_amount = subtotal_amount - discount_amount + tax_amount)`.execute(
    db,
  )
  await sql`update invoices set paid_amount = total_amount where status = 'paid'`.execute(db)
  await sql`
    alter table invoices
      add column due_amount bigint not null generated always as (total_amount - paid_amount - reduced_amount) stored,
      add constraint invoices_due_amount check (due_amount >= 0),
      add constraint invoices_paid_in_full check (status <> 'paid' or paid_amount + reduced_amount = total_amount),
      add constraint invoices_open_is_owed check (status <> 'open' or paid_amount + reduced_amount < total_amount),
      add constraint invoices_credited_most check (credited_amount <= total_amount and reduced_amount <= credited_amount)`.execute(
    db,
  )
  await sql`drop index invoices_open_subscription_key`.execute(db)
  await sql`create unique index invoices_open_subscription_key on invoices (subscription_id, kind)
    where status = 'open' and kind in ('subscription', 'change')`.execute(db)
  await sql`create unique index invoices_application_key on invoices (application_id) where status <> 'void'`.execute(
    db,
  )
}

async function payments(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payments
      add column currency text not null default 'IDR',
      add column channel text,
      add column refunded_amount bigint not null default 0 constraint payments_refunded_amount check (refunded_amount >= 0),
      add column refused_reason text,
      add column proof_document_id uuid constraint payments_proof_fkey references documents (id),
      add constraint payments_refunded_most check (refunded_amount <= coalesce(paid_amount, 0))`.execute(db)
  await sql`create index payments_proof_idx on payments (proof_document_id)`.execute(db)
  // The table of events is itself the queue of what has still to be applied.
  await sql`
    alter table payment_events
      add column tries smallint not null default 0,
      add column next_try_at timestamptz`.execute(db)
  await sql`update payment_events set next_try_at = now() where status in ('received', 'failed')`.execute(db)
  await sql`drop index payment_events_waiting_idx`.execute(db)
  await sql`create index payment_events_waiting_idx on payment_events (next_try_at) where next_try_at is not null`.execute(
    db,
  )
  await sql`
    create table payment_transactions (
      id uuid constraint payment_transactions_pkey primary key,
      payment_id uuid not null constraint payment_transactions_payment_fkey references payments (id),
      provider text not null constraint payment_transactions_provider check (provider in ('midtrans', 'xendit', 'manual')),
      transaction_id text not null,
      status text not null constraint payment_transactions_status
        check (status in ('pending', 'authorized', 'paid', 'failed', 'expired', 'canceled', 'partially_refunded', 'refunded',
                          'partially_charged_back', 'charged_back')),
      amount bigint not null constraint payment_transactions_amount check (amount >= 0),
      currency text not null default 'IDR',
      method text,
      paid_at timestamptz,
      returned_amount bigint not null default 0 constraint payment_transactions_returned_amount check (returned_amount >= 0),
      allocated_amount bigint not null default 0 constraint payment_transactions_allocated_amount check (allocated_amount >= 0),
      credited_amount bigint not null default 0 constraint payment_transactions_credited_amount check (credited_amount >= 0),
      details jsonb not null default '{}',
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint payment_transactions_went_somewhere check (allocated_amount + credited_amount <= amount),
      constraint payment_transactions_key unique (provider, transaction_id)
    )`.execute(db)
  await sql`create index payment_transactions_payment_idx on payment_transactions (payment_id)`.execute(db)
  await sql`create index payment_transactions_paid_idx on payment_transactions (provider, paid_at) where paid_at is not null`.execute(
    db,
  )
  await sql`create trigger payment_transactions_updated_at before update on payment_transactions
    for each row execute function set_updated_at()`.execute(db)
  await sql`
    insert into payment_transactions
      (id, payment_id, provider, transaction_id, status, amount, method, paid_at, allocated_amount, credited_amount)
    select gen_random_uuid(), p.id, provider, provider_transaction_id,
      case p.status when 'created' then 'pending' else p.status end, coalesce(p.paid_amount, amount), method, p.paid_at,
      case when p.status = 'paid' and i.status = 'paid' and rank = 1 then p.paid_amount else 0 end,
      case when p.status = 'paid' and not (i.status = 'paid' and rank = 1) then p.paid_amount else 0 end
    from (select *, row_number() over (partition by invoice_id, status order by paid_at, id) as rank from payments) p
      join invoices i on i.id = p.invoice_id
    where provider_transaction_id is not null
    on conflict do nothing`.execute(db)
}

async function creditNotes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table credit_notes (
      id uuid constraint credit_notes_pkey primary key,
      number text not null constraint credit_notes_number_key unique,
      invoice_id uuid not null constraint credit_notes_invoice_fkey references invoices (id),
      company_id uuid not null constraint credit_notes_company_fkey references companies (id),
      reason text not null,
      subtotal_amount bigint not null constraint credit_notes_subtotal_amount check (subtotal_amount >= 0),
      tax_base_amount bigint not null constraint credit_notes_tax_base_amount check (tax_base_amount >= 0),
      tax_amount bigint not null constraint credit_notes_tax_amount check (tax_amount >= 0),
      total_amount bigint not null constraint credit_notes_total_amount check (total_amount > 0),
      tax_rate_bp integer not null,
      reduced_amount bigint not null constraint credit_notes_reduced_amount check (reduced_amount between 0 and total_amount),
      issued_on date not null,
      created_by uuid constraint credit_notes_created_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      constraint credit_notes_sum check (total_amount = subtotal_amount + tax_amount)
    )`.execute(db)
  await sql`create index credit_notes_invoice_idx on credit_notes (invoice_id)`.execute(db)
  await sql`create index credit_notes_company_idx on credit_notes (company_id, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index credit_notes_created_by_idx on credit_notes (created_by)`.execute(db)
  await sql`
    alter table refunds
      add column via text not null default 'provider' constraint refunds_via check (via in ('provider', 'transfer')),
      add column transaction_id uuid constraint refunds_transaction_fkey references payment_transactions (id),
      add column credit_note_id uuid constraint refunds_credit_note_fkey references credit_notes (id),
      add column provider_refund_id text,
      add column failure text,
      add column destination jsonb,
      add column transferred_on date,
      drop constraint refunds_status,
      add constraint refunds_status check (status in ('requested', 'sent', 'succeeded', 'failed', 'canceled'))`.execute(
    db,
  )
  await sql`create index refunds_transaction_idx on refunds (transaction_id)`.execute(db)
  await sql`create index refunds_credit_note_idx on refunds (credit_note_id)`.execute(db)
  await sql`create unique index refunds_provider_key on refunds (provider_refund_id) where provider_refund_id is not null`.execute(
    db,
  )
  await sql`create index refunds_status_idx on refunds (status, created_at desc, id desc)`.execute(db)
}

/**
 * A posting moves one amount from one account to another, so it balances by its shape; postings are only ever added. Each has a
 * key that says what it stands for: the same movement cannot be posted twice.
 */
async function books(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledger_accounts (
      code text constraint ledger_accounts_pkey primary key,
      number text not null constraint ledger_accounts_number_key unique,
      kind text not null constraint ledger_accounts_kind check (kind in ('asset', 'liability', 'income', 'expense'))
    )`.execute(db)
  await sql`
    insert into ledger_accounts (code, number, kind) values
      ('cash_bank', '1010', 'asset'), ('cash_midtrans', '1020', 'asset'), ('cash_xendit', '1030', 'asset'),
      ('receivable', '1100', 'asset'),
      ('ppn_payable', '2100', 'liability'), ('deferred_revenue', '2200', 'liability'), ('customer_credits', '2300', 'liability'),
      ('refunds_payable', '2400', 'liability'),
      ('revenue_subscriptions', '4100', 'income'), ('revenue_fees', '4200', 'income'),
      ('provider_fees', '6100', 'expense'), ('bad_debts', '6200', 'expense')`.execute(db)
  await sql`
    create table ledger_postings (
      id uuid constraint ledger_postings_pkey primary key,
      key text not null constraint ledger_postings_key unique,
      kind text not null,
      posted_on date not null,
      debit_account text not null constraint ledger_postings_debit_fkey references ledger_accounts (code),
      credit_account text not null constraint ledger_postings_credit_fkey references ledger_accounts (code),
      amount bigint not null constraint ledger_postings_amount check (amount > 0),
      company_id uuid constraint ledger_postings_company_fkey references companies (id),
      invoice_id uuid constraint ledger_postings_invoice_fkey references invoices (id),
      payment_id uuid constraint ledger_postings_payment_fkey references payments (id),
      refund_id uuid constraint ledger_postings_refund_fkey references refunds (id),
      credit_note_id uuid constraint ledger_postings_credit_note_fkey references credit_notes (id),
      created_at timestamptz not null default now(),
      constraint ledger_postings_two_accounts check (debit_account <> credit_account)
    )`.execute(db)
  await sql`create index ledger_postings_posted_idx on ledger_postings (posted_on, id)`.execute(db)
  await sql`create index ledger_postings_invoice_idx on ledger_postings (invoice_id)`.execute(db)
  await sql`create index ledger_postings_company_idx on ledger_postings (company_id, posted_on)`.execute(db)
  await sql`create index ledger_postings_payment_idx on ledger_postings (payment_id)`.execute(db)
  await sql`create index ledger_postings_refund_idx on ledger_postings (refund_id) where refund_id is not null`.execute(
    db,
  )
  await sql`create index ledger_postings_credit_note_idx on ledger_postings (credit_note_id) where credit_note_id is not null`.execute(
    db,
  )
  await sql`create index ledger_postings_debit_idx on ledger_postings (debit_account, posted_on)`.execute(db)
  await sql`create index ledger_postings_credit_idx on ledger_postings (credit_account, posted_on)`.execute(
    db,
  )
  await sql`
    create function refuse_change_of_postings() returns trigger language plpgsql as $$
    begin raise exception 'ledger_postings is append-only' using errcode = 'restrict_violation'; end $$`.execute(
    db,
  )
  await sql`create trigger ledger_postings_append_only before update or delete or truncate on ledger_postings
    for each statement execute function refuse_change_of_postings()`.execute(db)
  await openingPostings(db)
}

/** What was invoiced and paid before there were books. Revenue of running periods is taken as deferred: the monthly job spreads it. */
async function openingPostings(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into ledger_postings
      (id, key, kind, posted_on, debit_account, credit_account, amount, company_id, invoice_id, payment_id)
    select gen_random_uuid(), move.key || ':' || move.id, move.kind, move.posted_on, move.debit, move.credit, move.amount,
      move.company_id, move.invoice_id, move.payment_id
    from (
      select 'issued:revenue' as key, i.id, 'invoice_issued' as kind, issued_on as posted_on, 'receivable' as debit,
        'deferred_revenue' as credit, subtotal_amount - discount_amount as amount, company_id, i.id as invoice_id, null::uuid as payment_id
      from invoices i where status <> 'draft'
      union all
      select 'issued:ppn', i.id, 'invoice_issued', issued_on, 'receivable', 'ppn_payable', tax_amount, company_id, i.id, null
      from invoices i where status <> 'draft'
      union all
      select 'voided:revenue', i.id, 'invoice_voided', (coalesce(voided_at, updated_at) at time zone 'Asia/Jakarta')::date,
        'deferred_revenue', 'receivable', subtotal_amount - discount_amount, company_id, i.id, null
      from invoices i where status = 'void'
      union all
      select 'voided:ppn', i.id, 'invoice_voided', (coalesce(voided_at, updated_at) at time zone 'Asia/Jakarta')::date,
        'ppn_payable', 'receivable', tax_amount, company_id, i.id, null
      from invoices i where status = 'void'
      union all
      select 'received', p.id, 'payment_received', (p.paid_at at time zone 'Asia/Jakarta')::date,
        case p.provider when 'midtrans' then 'cash_midtrans' when 'xendit' then 'cash_xendit' else 'cash_bank' end,
        case when i.status = 'paid' and p.rank = 1 then 'receivable' else 'customer_credits' end,
        p.paid_amount, p.company_id, p.invoice_id, p.id
      from (select *, row_number() over (partition by invoice_id order by paid_at, id) as rank
            from payments where status = 'paid') p
        join invoices i on i.id = p.invoice_id
    ) move
    where move.amount > 0 and move.posted_on is not null`.execute(db)
}
