import { type Kysely, sql } from 'kysely'

/**
 * What happens to a licence after it was issued: its history, its successor, what was recorded from elsewhere, reminders,
 * the subscribed calendar, and the keys that certificates are signed with.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table licenses
      alter column license_type_id drop not null,
      add column custom_name text,
      add column issuer text,
      add column valid_from_on date,
      add column suspended_until_on date,
      add column supersedes_id uuid constraint licenses_supersedes_fkey references licenses (id),
      add constraint licenses_kind check (license_type_id is not null or (origin = 'recorded' and custom_name is not null))`.execute(
    db,
  )
  // One successor at most: of two that are issued at once, one fails.
  await sql`create unique index licenses_supersedes_key on licenses (supersedes_id)`.execute(db)
  // A number stands for one licence in force. A renewal may keep it, and what somebody recorded blocks nobody.
  await sql`alter table licenses drop constraint licenses_number_key`.execute(db)
  await sql`create unique index licenses_number_key on licenses (license_type_id, number)
    where origin = 'issued' and status <> 'superseded'`.execute(db)
  await sql`create unique index licenses_recorded_number_key on licenses (company_id, license_type_id, custom_name, number)
    nulls not distinct where origin = 'recorded'`.execute(db)
  await sql`create index licenses_type_idx on licenses (license_type_id)`.execute(db)
  await sql`create index licenses_created_idx on licenses (created_at desc, id desc)`.execute(db)
  await sql`create index licenses_status_created_idx on licenses (status, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index licenses_search_idx on licenses using gin ((number || ' ' || holder_name) gin_trgm_ops)`.execute(
    db,
  )
  await sql`create index licenses_suspended_idx on licenses (suspended_until_on) where status = 'suspended'`.execute(
    db,
  )
  await sql`create index licenses_expiry_suspended_idx on licenses (valid_until_on) where status = 'suspended'`.execute(
    db,
  )

  await sql`
    create table license_events (
      id uuid constraint license_events_pkey primary key,
      license_id uuid not null constraint license_events_license_fkey references licenses (id) on delete cascade,
      transaction_id uuid,
      kind text not null constraint license_events_kind check (kind in ('issued', 'recorded', 'expired', 'renewed',
        'amended', 'suspended', 'reinstated', 'revoked', 'superseded', 'corrected')),
      from_status text,
      to_status text not null,
      reason_code text,
      comment text,
      public_text text,
      related_license_id uuid constraint license_events_related_fkey references licenses (id) on delete set null,
      data jsonb not null default '{}',
      actor_kind text not null
        constraint license_events_actor_kind check (actor_kind in ('user', 'staff', 'system', 'provider')),
      actor_user_id uuid constraint license_events_actor_fkey references users (id) on delete set null,
      effective_on date not null,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create unique index license_events_transaction_key on license_events (license_id, transaction_id)
    where transaction_id is not null`.execute(db)
  await sql`create index license_events_license_idx on license_events (license_id, created_at, id)`.execute(
    db,
  )
  await sql`create index license_events_related_idx on license_events (related_license_id)`.execute(db)
  await sql`create index license_events_actor_idx on license_events (actor_user_id)`.execute(db)

  // At most one renewal or amendment of a licence is under way, drafts included.
  await sql`create unique index applications_followup_key on applications (license_id)
    where license_id is not null and status not in ('approved', 'rejected', 'withdrawn')`.execute(db)

  await sql`
    create table license_documents (
      license_id uuid not null constraint license_documents_license_fkey references licenses (id) on delete cascade,
      document_id uuid not null constraint license_documents_document_fkey references documents (id) on delete cascade,
      created_at timestamptz not null default now(),
      constraint license_documents_pkey primary key (license_id, document_id)
    )`.execute(db)
  await sql`create index license_documents_document_idx on license_documents (document_id)`.execute(db)

  await sql`
    create table license_reminders (
      license_id uuid not null constraint license_reminders_license_fkey references licenses (id) on delete cascade,
      threshold text not null constraint license_reminders_threshold check (threshold in ('first', 'second', 'third')),
      valid_until_on date not null,
      days_left smallint not null,
      created_at timestamptz not null default now(),
      constraint license_reminders_pkey primary key (license_id, threshold, valid_until_on)
    )`.execute(db)

  await sql`
    create table license_calendars (
      id uuid constraint license_calendars_pkey primary key,
      company_id uuid not null constraint license_calendars_company_fkey references companies (id) on delete cascade,
      token_hash text not null constraint license_calendars_token_key unique,
      created_by uuid constraint license_calendars_created_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      used_at timestamptz,
      revoked_at timestamptz
    )`.execute(db)
  await sql`create unique index license_calendars_company_key on license_calendars (company_id) where revoked_at is null`.execute(
    db,
  )
  await sql`create index license_calendars_company_idx on license_calendars (company_id)`.execute(db)
  await sql`create index license_calendars_created_by_idx on license_calendars (created_by)`.execute(db)

  // The private half is kept encrypted, and only as long as something is signed with it.
  await sql`
    create table signing_keys (
      kid text constraint signing_keys_pkey primary key constraint signing_keys_kid check (kid ~ '^[a-z0-9-]{4,20}$'),
      public_jwk jsonb not null,
      private_key text,
      status text not null default 'active'
        constraint signing_keys_status check (status in ('active', 'retired', 'compromised')),
      reason text,
      created_by uuid constraint signing_keys_created_by_fkey references users (id) on delete set null,
      activated_at timestamptz not null default now(),
      retired_at timestamptz,
      constraint signing_keys_private check ((status = 'active') = (private_key is not null)),
      constraint signing_keys_retired check ((status = 'active') = (retired_at is null))
    )`.execute(db)
  await sql`create unique index signing_keys_active_key on signing_keys (status) where status = 'active'`.execute(
    db,
  )
  await sql`create index signing_keys_created_by_idx on signing_keys (created_by)`.execute(db)

  await backfill(db)
}

/** Licences that stand already get the history they would have. */
async function backfill(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into license_events (id, license_id, kind, to_status, actor_kind, actor_user_id, effective_on, created_at)
    select gen_random_uuid(), id, origin, 'active', case when issued_by is null then 'system' else 'staff' end, issued_by,
      issued_on, created_at
    from licenses`.execute(db)
  await sql`
    insert into license_events (id, license_id, kind, from_status, to_status, comment, actor_kind, effective_on, created_at)
    select gen_random_uuid(), id, status, 'active', status, status_reason, 'system',
      case status when 'expired' then coalesce(valid_until_on + 1, updated_at::date)
        else (updated_at at time zone 'Asia/Jakarta')::date end,
      greatest(updated_at, created_at + interval '1 microsecond')
    from licenses where status <> 'active'`.execute(db)
}
