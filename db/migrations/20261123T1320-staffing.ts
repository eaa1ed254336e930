import { type Kysely, sql } from 'kysely'

/** Who works on what: skills, absences with their cover, how much each can carry, and which cases changed hands for an absence. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Of licence type and region an absent one means any. Whoever has no row works on everything.
  await sql`
    create table staff_skills (
      id uuid constraint staff_skills_pkey primary key,
      user_id uuid not null constraint staff_skills_user_fkey references users (id) on delete cascade,
      license_type_id uuid constraint staff_skills_type_fkey references license_types (id) on delete cascade,
      region_prefix text constraint staff_skills_region
        check (region_prefix ~ '^[0-9]{2}([.][0-9]{2}([.][0-9]{2}([.][0-9]{4})?)?)?$'),
      created_at timestamptz not null default now(),
      constraint staff_skills_something check (license_type_id is not null or region_prefix is not null),
      constraint staff_skills_key unique nulls not distinct (user_id, license_type_id, region_prefix)
    )`.execute(db)
  await sql`create index staff_skills_type_idx on staff_skills (license_type_id)`.execute(db)

  // For the rule that one is away once at a time: an equal person with overlapping days.
  await sql`create extension if not exists btree_gist`.execute(db)
  await sql`
    create table staff_absences (
      id uuid constraint staff_absences_pkey primary key,
      user_id uuid not null constraint staff_absences_user_fkey references users (id) on delete cascade,
      starts_on date not null,
      ends_on date not null,
      kind text not null constraint staff_absences_kind check (kind in ('leave', 'sick', 'training', 'duty', 'other')),
      cover_user_id uuid constraint staff_absences_cover_fkey references users (id) on delete set null,
      -- When those who covered were told of the return.
      returned_at timestamptz,
      entered_by uuid constraint staff_absences_entered_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint staff_absences_order check (ends_on >= starts_on),
      constraint staff_absences_cover check (cover_user_id <> user_id),
      constraint staff_absences_once exclude using gist
        (user_id with =, daterange(starts_on, ends_on, '[]') with &&)
    )`.execute(db)
  await sql`create index staff_absences_days_idx on staff_absences (ends_on, starts_on)`.execute(db)
  await sql`create index staff_absences_user_idx on staff_absences (user_id, starts_on)`.execute(db)
  await sql`create index staff_absences_cover_idx on staff_absences (cover_user_id)`.execute(db)
  await sql`create index staff_absences_entered_by_idx on staff_absences (entered_by)`.execute(db)
  await sql`create trigger staff_absences_updated_at before update on staff_absences
    for each row execute function set_updated_at()`.execute(db)

  // What left the hands of somebody who is away, and to whom; nobody: back to those that are free.
  await sql`
    create table staff_absence_cases (
      absence_id uuid not null constraint staff_absence_cases_absence_fkey references staff_absences (id) on delete cascade,
      application_id uuid not null constraint staff_absence_cases_application_fkey references applications (id) on delete cascade,
      to_user_id uuid constraint staff_absence_cases_to_fkey references users (id) on delete set null,
      moved_at timestamptz not null,
      given_back_at timestamptz,
      constraint staff_absence_cases_pkey primary key (absence_id, application_id)
    )`.execute(db)
  await sql`create index staff_absence_cases_application_idx on staff_absence_cases (application_id)`.execute(
    db,
  )
  await sql`create index staff_absence_cases_to_idx on staff_absence_cases (to_user_id)`.execute(db)

  await sql`
    create table staff_capacity (
      user_id uuid constraint staff_capacity_pkey primary key
        constraint staff_capacity_user_fkey references users (id) on delete cascade,
      max_open smallint constraint staff_capacity_max check (max_open between 1 and 1000),
      takes_automatic boolean not null default true,
      mails_reminders boolean not null default true,
      last_assigned_at timestamptz,
      digest_at timestamptz,
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create trigger staff_capacity_updated_at before update on staff_capacity
    for each row execute function set_updated_at()`.execute(db)

  await sql`alter table staff_notifications drop constraint staff_notifications_kind`.execute(db)
  await sql`alter table staff_notifications add constraint staff_notifications_kind check (kind in
    ('reminder', 'escalated', 'deemed', 'assigned', 'handed_over', 'mentioned', 'answered', 'visit', 'withdrawn',
      'absence', 'covering', 'returned'))`.execute(db)
}
