import { type Kysely, sql } from 'kysely'

/** Plans, subscriptions, invoices, and every attempt and notification of a payment. Amounts are whole rupiah. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plans (
      id uuid constraint plans_pkey primary key,
      code text not null constraint plans_code_key unique,
      name_id text not null,
      name_en text not null,
      description_id text not null default '',
      description_en text not null default '',
      status text not null default 'active' constraint plans_status check (status in ('active', 'retired')),
      position smallint not null default 100,
      is_free boolean not null default false,
      monthly_amount bigint not null default 0 constraint plans_monthly_amount check (monthly_amount >= 0),
      yearly_amount bigint not null default 0 constraint plans_yearly_amount check (yearly_amount >= 0),
      open_application_limit integer constraint plans_open_application_limit check (open_application_limit >= 0),
      member_limit integer constraint plans_member_limit check (member_limit >= 1),
      features jsonb not null default '[]',
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint plans_free_amount check (not is_free or (monthly_amount = 0 and yearly_amount = 0))
    )`.execute(db)
  await sql`create unique index plans_free_key on plans (is_free) where is_free and status = 'active'`.execute(
    db,
  )

  await sql`
    create table subscriptions (
      id uuid constraint subscriptions_pkey primary key,
      company_id uuid not null constraint subscriptions_company_fkey references companies (id) on delete cascade,
      plan_id uuid not null constraint subscriptions_plan_fkey references plans (id),
      status text not null constraint subscriptions_status
        check (status in ('pending', 'active', 'past_due', 'canceled', 'expired')),
      period text not null constraint subscriptions_period check (period in ('monthly', 'yearly')),
      price_amount bigint not null constraint subscriptions_price_amount check (price_amount >= 0),
      current_period_start_on date,
      current_period_end_on date,
      cancel_at_period_end boolean not null default false,
      canceled_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create unique index subscriptions_live_key on subscriptions (company_id) where status in ('active', 'past_due')`.execute(
    db,
  )
  await sql`create unique index subscriptions_pending_key on subscriptions (company_id) where status = 'pending'`.execute(
    db,
  )
  await sql`create index subscriptions_company_idx on subscriptions (company_id, created_at desc)`.execute(db)
  await sql`create index subscriptions_plan_idx on subscriptions (plan_id)`.execute(db)
  await sql`create index subscriptions_period_end_idx on subscriptions (current_period_end_on) where status in ('active', 'past_due')`.execute(
    db,
  )

  await sql`
    create table invoices (
      id uuid constraint invoices_pkey primary key,
      number text constraint invoices_number_key unique,
      company_id uuid not null constraint invoices_company_fkey references companies (id),
      subscription_id uuid constraint invoices_subscription_fkey references subscriptions (id),
      status text not null constraint invoices_status check (status in ('draft', 'open', 'paid', 'void', 'uncollectible')),
      currency text not null default 'IDR' constraint invoices_currency check (currency = 'IDR'),
      subtotal_amount bigint not null constraint invoices_subtotal_amount check (subtotal_amount >= 0),
      tax_base_amount bigint not null default 0 constraint invoices_tax_base_amount check (tax_base_amount >= 0),
      tax_amount bigint not null default 0 constraint invoices_tax_amount check (tax_amount >= 0),
      total_amount bigint not null constraint invoices_total_amount check (total_amount >= 0),
      tax_rate_bp integer not null default 0,
      seller jsonb not null default '{}',
      buyer jsonb not null default '{}',
      period_start_on date,
      period_end_on date,
      issued_on date,
      due_on date,
      paid_at timestamptz,
      voided_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint invoices_sum check (total_amount = subtotal_amount + tax_amount),
      constraint invoices_number_present check (status = 'draft' or number is not null),
      constraint invoices_paid_at_present check (status <> 'paid' or paid_at is not null)
    )`.execute(db)
  await sql`create index invoices_company_idx on invoices (company_id, created_at desc, id desc)`.execute(db)
  await sql`create index invoices_status_idx on invoices (status, due_on, id)`.execute(db)
  await sql`create index invoices_created_idx on invoices (created_at desc, id desc)`.execute(db)
  await sql`create index invoices_subscription_idx on invoices (subscription_id)`.execute(db)
  await sql`create unique index invoices_open_subscription_key on invoices (subscription_id) where status = 'open'`.execute(
    db,
  )

  await sql`
    create table invoice_lines (
      id uuid constraint invoice_lines_pkey primary key,
      invoice_id uuid not null constraint invoice_lines_invoice_fkey references invoices (id) on delete cascade,
      position smallint not null,
      description_id text not null,
      description_en text not null,
      quantity integer not null default 1 constraint invoice_lines_quantity check (quantity > 0),
      unit_amount bigint not null,
      total_amount bigint not null,
      constraint invoice_lines_position_key unique (invoice_id, position),
      constraint invoice_lines_total check (total_amount = unit_amount * quantity)
    )`.execute(db)

  await sql`
    create table payments (
      id uuid constraint payments_pkey primary key,
      invoice_id uuid not null constraint payments_invoice_fkey references invoices (id),
      company_id uuid not null constraint payments_company_fkey references companies (id),
      provider text not null constraint payments_provider check (provider in ('midtrans', 'xendit', 'manual')),
      order_id text not null constraint payments_order_key unique,
      status text not null constraint payments_status
        check (status in ('created', 'pending', 'paid', 'failed', 'expired', 'canceled', 'refunded')),
      amount bigint not null constraint payments_amount check (amount > 0),
      paid_amount bigint constraint payments_paid_amount check (paid_amount >= 0),
      method text,
      provider_transaction_id text,
      provider_token text,
      redirect_url text,
      details jsonb not null default '{}',
      expires_at timestamptz,
      paid_at timestamptz,
      checked_at timestamptz,
      created_by uuid constraint payments_created_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint payments_paid_present check (status not in ('paid', 'refunded') or (paid_at is not null and paid_amount is not null))
    )`.execute(db)
  await sql`create unique index payments_open_key on payments (invoice_id, provider) where status in ('created', 'pending')`.execute(
    db,
  )
  await sql`create index payments_invoice_idx on payments (invoice_id, created_at desc)`.execute(db)
  await sql`create index payments_company_idx on payments (company_id, created_at desc)`.execute(db)
  await sql`create index payments_created_idx on payments (created_at desc, id desc)`.execute(db)
  await sql`create index payments_status_idx on payments (status, created_at desc, id desc)`.execute(db)
  await sql`create index payments_created_by_idx on payments (created_by)`.execute(db)

  await sql`
    create table payment_events (
      id uuid constraint payment_events_pkey primary key,
      provider text not null constraint payment_events_provider check (provider in ('midtrans', 'xendit')),
      event_key text not null,
      payment_id uuid constraint payment_events_payment_fkey references payments (id),
      order_id text,
      transaction_id text,
      event_status text,
      body jsonb,
      raw_body text not null,
      headers jsonb not null default '{}',
      is_verified boolean not null default false,
      status text not null default 'received'
        constraint payment_events_status check (status in ('received', 'applied', 'ignored', 'rejected', 'failed')),
      outcome text,
      deliveries integer not null default 1,
      applied_at timestamptz,
      received_at timestamptz not null default now(),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint payment_events_event_key unique (provider, event_key)
    )`.execute(db)
  await sql`create index payment_events_payment_idx on payment_events (payment_id, received_at)`.execute(db)
  await sql`create index payment_events_order_idx on payment_events (order_id)`.execute(db)
  await sql`create index payment_events_received_idx on payment_events (received_at desc, id desc)`.execute(
    db,
  )
  await sql`create index payment_events_waiting_idx on payment_events (received_at) where status in ('received', 'failed')`.execute(
    db,
  )

  await sql`
    create table refunds (
      id uuid constraint refunds_pkey primary key,
      payment_id uuid not null constraint refunds_payment_fkey references payments (id),
      invoice_id uuid not null constraint refunds_invoice_fkey references invoices (id),
      company_id uuid not null constraint refunds_company_fkey references companies (id),
      refund_key text not null constraint refunds_key unique,
      status text not null constraint refunds_status check (status in ('requested', 'succeeded', 'failed')),
      amount bigint not null constraint refunds_amount check (amount > 0),
      reason text not null,
      requested_by uuid constraint refunds_requested_by_fkey references users (id) on delete set null,
      succeeded_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index refunds_payment_idx on refunds (payment_id)`.execute(db)
  await sql`create index refunds_invoice_idx on refunds (invoice_id)`.execute(db)
  await sql`create index refunds_company_idx on refunds (company_id)`.execute(db)
  await sql`create index refunds_requested_by_idx on refunds (requested_by)`.execute(db)

  for (const table of ['plans', 'subscriptions', 'invoices', 'payments', 'payment_events', 'refunds']) {
    await sql`create trigger ${sql.raw(`${table}_updated_at`)} before update on ${sql.table(table)}
      for each row execute function set_updated_at()`.execute(db)
  }
}
