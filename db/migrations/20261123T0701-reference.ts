import { type Kysely, sql } from 'kysely'

/** Regions, business classifications and the calendar: what everything else points at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table regions (
      code text constraint regions_pkey primary key
        constraint regions_code_shape check (code ~ '^[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{4})?)?)?$'),
      parent_code text constraint regions_parent_fkey references regions (code),
      level smallint not null constraint regions_level check (level between 1 and 4),
      name text not null,
      kind text,
      time_zone text,
      constraint regions_parent_level check ((level = 1) = (parent_code is null))
    )`.execute(db)
  await sql`create index regions_parent_idx on regions (parent_code, name)`.execute(db)
  await sql`create index regions_level_idx on regions (level, name) where level <= 2`.execute(db)

  await sql`
    create table kbli_codes (
      version text not null constraint kbli_codes_version check (version in ('2020', '2025')),
      code text not null constraint kbli_codes_shape check (code ~ '^[0-9]{5}$'),
      title_id text not null,
      title_en text,
      description text,
      category text,
      everyday_words text[] not null default '{}',
      risk text constraint kbli_codes_risk check (risk in ('low', 'medium_low', 'medium_high', 'high')),
      search_text text not null default '',
      search tsvector generated always as (to_tsvector('simple', search_text)) stored,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint kbli_codes_pkey primary key (version, code)
    )`.execute(db)
  await sql`create index kbli_codes_search_idx on kbli_codes using gin (search)`.execute(db)
  await sql`create index kbli_codes_trgm_idx on kbli_codes using gin (search_text gin_trgm_ops)`.execute(db)
  await sql`create trigger kbli_codes_updated_at before update on kbli_codes
    for each row execute function set_updated_at()`.execute(db)

  await sql`
    create table holidays (
      holiday_on date constraint holidays_pkey primary key,
      name_id text not null,
      name_en text not null,
      kind text not null constraint holidays_kind check (kind in ('national', 'collective_leave')),
      source text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create trigger holidays_updated_at before update on holidays
    for each row execute function set_updated_at()`.execute(db)
}
