import { type Kysely, sql } from 'kysely'

/**
 * What a reviewer's desk needs: reasons that can be counted, replies kept for later, who looked at personal data, the
 * columns of the queue each chose, and the orders and filters of the queue.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table decision_reasons (
      key text constraint decision_reasons_pkey primary key
        constraint decision_reasons_key_form check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
      kind text not null constraint decision_reasons_kind check (kind in ('reject', 'revision')),
      name_id text not null,
      name_en text not null,
      text_id text not null default '',
      text_en text not null default '',
      is_active boolean not null default true,
      position integer not null default 0,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)

  // Without an owner a reply is everybody's.
  await sql`
    create table saved_replies (
      id uuid constraint saved_replies_pkey primary key,
      owner_id uuid constraint saved_replies_owner_fkey references users (id) on delete cascade,
      title text not null,
      body text not null,
      is_active boolean not null default true,
      position integer not null default 0,
      created_by uuid constraint saved_replies_created_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index saved_replies_owner_idx on saved_replies (owner_id, position)`.execute(db)
  await sql`create index saved_replies_created_by_idx on saved_replies (created_by)`.execute(db)
  for (const table of ['decision_reasons', 'saved_replies']) {
    await sql`create trigger ${sql.raw(`${table}_updated_at`)} before update on ${sql.table(table)}
      for each row execute function set_updated_at()`.execute(db)
  }

  // One row for each person, thing and hour: who looks ten times leaves one row that says so.
  await sql`
    create table record_views (
      id uuid constraint record_views_pkey primary key,
      user_id uuid not null constraint record_views_user_fkey references users (id) on delete cascade,
      what text not null constraint record_views_what check (what in ('case', 'document', 'company')),
      record_id uuid not null,
      hour_at timestamptz not null,
      application_id uuid constraint record_views_application_fkey references applications (id) on delete cascade,
      company_id uuid constraint record_views_company_fkey references companies (id) on delete cascade,
      first_viewed_at timestamptz not null default now(),
      last_viewed_at timestamptz not null default now(),
      view_count integer not null default 1,
      constraint record_views_hour_key unique (user_id, record_id, what, hour_at)
    )`.execute(db)
  await sql`create index record_views_application_idx on record_views (application_id, first_viewed_at desc, id desc)`.execute(
    db,
  )
  await sql`create index record_views_company_idx on record_views (company_id, first_viewed_at desc, id desc)`.execute(
    db,
  )
  await sql`create index record_views_first_idx on record_views (first_viewed_at desc, id desc)`.execute(db)

  await sql`
    create table queue_preferences (
      user_id uuid constraint queue_preferences_pkey primary key
        constraint queue_preferences_user_fkey references users (id) on delete cascade,
      columns text[] not null,
      updated_at timestamptz not null default now()
    )`.execute(db)

  // The queue by place, by age, by urgency, and what rests.
  await sql`create index applications_queue_region_idx on applications (region_code text_pattern_ops, due_at, id)
    where status in ('submitted', 'in_review')`.execute(db)
  await sql`create index applications_queue_age_idx on applications (submitted_at, id)
    where status in ('submitted', 'in_review')`.execute(db)
  await sql`create index applications_queue_urgency_idx on applications
    ((case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end), due_at, id)
    where status in ('submitted', 'in_review')`.execute(db)
  await sql`create index applications_queue_kind_idx on applications (kind, due_at, id)
    where kind <> 'new' and status in ('submitted', 'in_review')`.execute(db)
  await sql`create index applications_on_hold_idx on applications (due_at, id) where status = 'on_hold'`.execute(
    db,
  )
  await sql`create index applications_with_applicant_idx on applications (due_at, id)
    where status = 'revision_requested'`.execute(db)
}
