import { type Kysely, sql } from 'kysely'

/**
 * Billing in full, second half: what is sold. Versions of prices, add-ons, coupons, fees per application; subscriptions that can
 * be tried, paused, restricted and changed at the end of a period, with a history of their own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await taxRules(db)
  await catalogue(db)
  await coupons(db)
  await subscriptions(db)
}

/** PPN by the day an invoice is issued. What the settings said until now goes on. */
async function taxRules(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tax_rules (
      id uuid constraint tax_rules_pkey primary key,
      from_on date not null constraint tax_rules_from_key unique,
      is_pkp boolean not null,
      rate_bp integer not null constraint tax_rules_rate_bp check (rate_bp between 0 and 10000),
      base_numerator integer not null constraint tax_rules_base_numerator check (base_numerator > 0),
      base_denominator integer not null constraint tax_rules_base_denominator check (base_denominator > 0),
      legal_basis text not null default '',
      created_by uuid constraint tax_rules_created_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      constraint tax_rules_base_part check (base_numerator <= base_denominator)
    )`.execute(db)
  await sql`create index tax_rules_created_by_idx on tax_rules (created_by)`.execute(db)
  await sql`
    insert into tax_rules (id, from_on, is_pkp, rate_bp, base_numerator, base_denominator, legal_basis)
    select gen_random_uuid(), date '2025-01-01',
      coalesce((select value::boolean from config_settings where key = 'billing.is_pkp'), true),
      coalesce((select value::integer from config_settings where key = 'billing.ppn_rate_bp'), 1200),
      coalesce((select value::integer from config_settings where key = 'billing.ppn_base_numerator'), 11),
      coalesce((select value::integer from config_settings where key = 'billing.ppn_base_denominator'), 12),
      'PMK 131/2024'`.execute(db)
}

async function catalogue(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table plans
      add column storage_limit_mb integer constraint plans_storage_limit_mb check (storage_limit_mb >= 1),
      add column trial_days smallint not null default 0 constraint plans_trial_days check (trial_days between 0 and 90),
      add column application_fee_amount bigint not null default 0
        constraint plans_application_fee_amount check (application_fee_amount >= 0)`.execute(db)
  await sql`
    create table addons (
      id uuid constraint addons_pkey primary key,
      code text not null constraint addons_code_key unique,
      name_id text not null,
      name_en text not null,
      description_id text not null default '',
      description_en text not null default '',
      status text not null default 'active' constraint addons_status check (status in ('active', 'retired')),
      position smallint not null default 100,
      quota text not null constraint addons_quota check (quota in ('open_applications', 'members', 'storage_mb')),
      quota_per_unit integer not null constraint addons_quota_per_unit check (quota_per_unit > 0),
      unit_limit smallint not null default 20 constraint addons_unit_limit check (unit_limit > 0),
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create trigger addons_updated_at before update on addons for each row execute function set_updated_at()`.execute(
    db,
  )
  await sql`
    create table prices (
      id uuid constraint prices_pkey primary key,
      plan_id uuid constraint prices_plan_fkey references plans (id),
      addon_id uuid constraint prices_addon_fkey references addons (id),
      period text not null constraint prices_period check (period in ('monthly', 'yearly')),
      amount bigint not null constraint prices_amount check (amount >= 0),
      from_on date not null,
      created_by uuid constraint prices_created_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      constraint prices_of_one_thing check ((plan_id is null) <> (addon_id is null))
    )`.execute(db)
  await sql`create unique index prices_plan_key on prices (plan_id, period, from_on) where plan_id is not null`.execute(
    db,
  )
  await sql`create unique index prices_addon_key on prices (addon_id, period, from_on) where addon_id is not null`.execute(
    db,
  )
  await sql`create index prices_created_by_idx on prices (created_by)`.execute(db)
  await sql`
    insert into prices (id, plan_id, period, amount, from_on)
    select gen_random_uuid(), plans.id, period, case period when 'monthly' then monthly_amount else yearly_amount end,
      least((plans.created_at at time zone 'Asia/Jakarta')::date, date '2026-01-01')
    from plans cross join unnest(array['monthly', 'yearly']) as period`.execute(db)
}

async function coupons(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table coupons (
      id uuid constraint coupons_pkey primary key,
      code text not null constraint coupons_code_key unique constraint coupons_code check (code = upper(code)),
      name text not null,
      status text not null default 'active' constraint coupons_status check (status in ('active', 'retired')),
      percent_bp integer constraint coupons_percent_bp check (percent_bp between 1 and 10000),
      amount bigint constraint coupons_amount check (amount > 0),
      periods smallint constraint coupons_periods check (periods > 0),
      plan_id uuid constraint coupons_plan_fkey references plans (id),
      period text constraint coupons_period check (period in ('monthly', 'yearly')),
      from_on date,
      until_on date,
      redemption_limit integer constraint coupons_redemption_limit check (redemption_limit > 0),
      redeemed_count integer not null default 0,
      version integer not null default 1,
      created_by uuid constraint coupons_created_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint coupons_percent_or_amount check ((percent_bp is null) <> (amount is null)),
      constraint coupons_redeemed_most check (redeemed_count <= redemption_limit)
    )`.execute(db)
  await sql`create index coupons_plan_idx on coupons (plan_id)`.execute(db)
  await sql`create index coupons_created_by_idx on coupons (created_by)`.execute(db)
  await sql`create trigger coupons_updated_at before update on coupons for each row execute function set_updated_at()`.execute(
    db,
  )
}

async function subscriptions(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table subscriptions
      drop constraint subscriptions_status,
      add constraint subscriptions_status check (status in
        ('pending', 'trialing', 'active', 'past_due', 'restricted', 'paused', 'canceled', 'expired')),
      add column price_id uuid constraint subscriptions_price_fkey references prices (id),
      add column anchor_on date,
      add column trial_end_on date,
      add column next_plan_id uuid constraint subscriptions_next_plan_fkey references plans (id),
      add column next_period text constraint subscriptions_next_period check (next_period in ('monthly', 'yearly')),
      add column next_price_id uuid constraint subscriptions_next_price_fkey references prices (id),
      add column paused_at timestamptz,
      add column resume_on date,
      add column restricted_at timestamptz,
      add column cancel_reason text,
      add constraint subscriptions_next_whole check ((next_plan_id is null) = (next_period is null)),
      add constraint subscriptions_paused_present check (status <> 'paused' or paused_at is not null)`.execute(
    db,
  )
  await sql`update subscriptions set anchor_on = current_period_start_on`.execute(db)
  await sql`update subscriptions s set price_id = (select p.id from prices p where p.plan_id = s.plan_id and p.period = s.period
    and p.amount = s.price_amount order by from_on desc limit 1)`.execute(db)
  await sql`drop index subscriptions_live_key`.execute(db)
  await sql`create unique index subscriptions_live_key on subscriptions (company_id)
    where status in ('trialing', 'active', 'past_due', 'restricted', 'paused')`.execute(db)
  await sql`drop index subscriptions_period_end_idx`.execute(db)
  await sql`create index subscriptions_period_end_idx on subscriptions (current_period_end_on, id)
    where status in ('trialing', 'active', 'past_due', 'restricted')`.execute(db)
  await sql`create index subscriptions_resume_idx on subscriptions (resume_on) where status = 'paused'`.execute(
    db,
  )
  // A company tries paid plans once.
  await sql`create unique index subscriptions_trial_key on subscriptions (company_id) where trial_end_on is not null`.execute(
    db,
  )
  await sql`create index subscriptions_price_idx on subscriptions (price_id)`.execute(db)
  await sql`create index subscriptions_next_plan_idx on subscriptions (next_plan_id) where next_plan_id is not null`.execute(
    db,
  )
  await sql`create index subscriptions_next_price_idx on subscriptions (next_price_id) where next_price_id is not null`.execute(
    db,
  )
  await sql`
    create table subscription_addons (
      subscription_id uuid not null constraint subscription_addons_subscription_fkey references subscriptions (id) on delete cascade,
      addon_id uuid not null constraint subscription_addons_addon_fkey references addons (id),
      price_id uuid not null constraint subscription_addons_price_fkey references prices (id),
      price_amount bigint not null constraint subscription_addons_price_amount check (price_amount >= 0),
      quantity smallint not null constraint subscription_addons_quantity check (quantity >= 0),
      next_quantity smallint constraint subscription_addons_next_quantity check (next_quantity >= 0),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint subscription_addons_pkey primary key (subscription_id, addon_id)
    )`.execute(db)
  await sql`create index subscription_addons_addon_idx on subscription_addons (addon_id)`.execute(db)
  await sql`create index subscription_addons_price_idx on subscription_addons (price_id)`.execute(db)
  await sql`create trigger subscription_addons_updated_at before update on subscription_addons
    for each row execute function set_updated_at()`.execute(db)
  await sql`
    create table coupon_redemptions (
      id uuid constraint coupon_redemptions_pkey primary key,
      coupon_id uuid not null constraint coupon_redemptions_coupon_fkey references coupons (id),
      company_id uuid not null constraint coupon_redemptions_company_fkey references companies (id),
      subscription_id uuid not null constraint coupon_redemptions_subscription_fkey references subscriptions (id) on delete cascade,
      periods_left smallint constraint coupon_redemptions_periods_left check (periods_left >= 0),
      created_at timestamptz not null default now(),
      constraint coupon_redemptions_key unique (coupon_id, company_id)
    )`.execute(db)
  await sql`create index coupon_redemptions_company_idx on coupon_redemptions (company_id)`.execute(db)
  await sql`create index coupon_redemptions_subscription_idx on coupon_redemptions (subscription_id)`.execute(
    db,
  )
  await sql`
    create table subscription_events (
      id uuid constraint subscription_events_pkey primary key,
      subscription_id uuid not null constraint subscription_events_subscription_fkey references subscriptions (id) on delete cascade,
      company_id uuid not null constraint subscription_events_company_fkey references companies (id),
      kind text not null,
      from_status text,
      to_status text,
      data jsonb not null default '{}',
      actor_kind text not null constraint subscription_events_actor_kind check (actor_kind in ('user', 'staff', 'system', 'provider')),
      actor_user_id uuid constraint subscription_events_actor_fkey references users (id) on delete set null,
      actor_name text,
      occurred_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index subscription_events_subscription_idx on subscription_events (subscription_id, occurred_at, id)`.execute(
    db,
  )
  await sql`create index subscription_events_company_idx on subscription_events (company_id, occurred_at desc, id desc)`.execute(
    db,
  )
  await sql`create index subscription_events_actor_idx on subscription_events (actor_user_id)`.execute(db)
  await sql`
    create table dunning_notices (
      invoice_id uuid not null constraint dunning_notices_invoice_fkey references invoices (id) on delete cascade,
      step text not null,
      sent_at timestamptz not null default now(),
      constraint dunning_notices_pkey primary key (invoice_id, step)
    )`.execute(db)
}
