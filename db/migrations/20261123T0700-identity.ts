import { type Kysely, sql } from 'kysely'

/** Users, their sessions and credentials (read and written by better-auth), rate limits, and the trigger every table uses. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`create extension if not exists unaccent`.execute(db)
  await sql`
    create function set_updated_at() returns trigger language plpgsql as $$
    begin
      new.updated_at := now();
      return new;
    end $$`.execute(db)

  await sql`
    create table users (
      id uuid constraint users_pkey primary key,
      name text not null constraint users_name_length check (char_length(name) between 1 and 200),
      email text not null constraint users_email_lower check (email = lower(email)),
      email_verified boolean not null default false,
      image text,
      phone text constraint users_phone_e164 check (phone ~ '^\\+[1-9][0-9]{6,14}$'),
      locale text not null default 'id' constraint users_locale check (locale in ('id', 'en')),
      time_zone text not null default 'Asia/Jakarta'
        constraint users_time_zone check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
      staff_role text constraint users_staff_role check (staff_role in ('reviewer', 'supervisor', 'finance', 'admin')),
      privacy_version text,
      privacy_accepted_at timestamptz,
      disabled_at timestamptz,
      last_seen_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create unique index users_email_key on users (email)`.execute(db)
  await sql`create index users_created_idx on users (created_at desc, id desc)`.execute(db)
  await sql`create index users_staff_idx on users (staff_role) where staff_role is not null`.execute(db)
  await sql`create index users_search_idx on users using gin ((name || ' ' || email) gin_trgm_ops)`.execute(
    db,
  )

  await sql`
    create table sessions (
      id uuid constraint sessions_pkey primary key,
      user_id uuid not null constraint sessions_user_fkey references users (id) on delete cascade,
      token text not null constraint sessions_token_key unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index sessions_user_idx on sessions (user_id, created_at desc)`.execute(db)

  await sql`
    create table accounts (
      id uuid constraint accounts_pkey primary key,
      user_id uuid not null constraint accounts_user_fkey references users (id) on delete cascade,
      account_id text not null,
      provider_id text not null,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint accounts_provider_key unique (provider_id, account_id)
    )`.execute(db)
  await sql`create index accounts_user_idx on accounts (user_id)`.execute(db)

  await sql`
    create table verifications (
      id uuid constraint verifications_pkey primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index verifications_identifier_idx on verifications (identifier)`.execute(db)

  // The shape rate-limiter-flexible expects.
  await sql`
    create table rate_limits (
      key varchar(255) constraint rate_limits_pkey primary key,
      points integer not null default 0,
      expire bigint
    )`.execute(db)
  await sql`create index rate_limits_expire_idx on rate_limits (expire)`.execute(db)

  for (const table of ['users', 'sessions', 'accounts', 'verifications']) {
    await sql`create trigger ${sql.raw(`${table}_updated_at`)} before update on ${sql.table(table)}
      for each row execute function set_updated_at()`.execute(db)
  }
}
