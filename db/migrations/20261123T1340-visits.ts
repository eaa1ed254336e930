import { type Kysely, sql } from 'kysely'

/** Visits to the place of business: times that are offered, what was found there, and the pictures of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // For the rule that nobody is in two places at once: an equal inspector with an overlapping time.
  await sql`create extension if not exists btree_gist`.execute(db)

  await sql`
    create table visits (
      id uuid constraint visits_pkey primary key,
      application_id uuid not null constraint visits_application_fkey references applications (id) on delete cascade,
      stage_id uuid not null constraint visits_stage_fkey references application_stages (id) on delete cascade,
      inspector_id uuid not null constraint visits_inspector_fkey references users (id),
      status text not null constraint visits_status check (status in
        ('proposed', 'confirmed', 'reschedule_requested', 'under_way', 'completed', 'cancelled', 'missed')),
      address text not null,
      address_note text,
      time_zone text not null constraint visits_time_zone
        check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
      round smallint not null default 1,
      message text,
      starts_at timestamptz,
      ends_at timestamptz,
      expires_at timestamptz,
      confirmed_at timestamptz,
      reminded_at timestamptz,
      chased_at timestamptz,
      started_at timestamptz,
      completed_at timestamptz,
      checklist jsonb not null default '{}',
      notes text not null default '',
      result text constraint visits_result check (result in ('passed', 'passed_with_notes', 'failed')),
      saved_by uuid constraint visits_saved_by_fkey references users (id) on delete set null,
      saved_at timestamptz,
      saved_transaction_id uuid,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint visits_time check ((starts_at is null) = (ends_at is null) and ends_at > starts_at),
      constraint visits_confirmed check (status not in ('confirmed', 'under_way') or starts_at is not null),
      constraint visits_expiry check ((status = 'proposed') = (expires_at is not null)),
      constraint visits_completed check ((status = 'completed') = (result is not null)
        and (status = 'completed') = (completed_at is not null)),
      constraint visits_one_place exclude using gist
        (inspector_id with =, tstzrange(starts_at, ends_at) with &&) where (status in ('confirmed', 'under_way'))
    )`.execute(db)
  await sql`create unique index visits_live_key on visits (stage_id)
    where status in ('proposed', 'confirmed', 'reschedule_requested', 'under_way')`.execute(db)
  await sql`create index visits_stage_idx on visits (stage_id)`.execute(db)
  await sql`create index visits_application_idx on visits (application_id, created_at)`.execute(db)
  await sql`create index visits_inspector_idx on visits (inspector_id, starts_at)`.execute(db)
  await sql`create index visits_waiting_idx on visits (inspector_id, created_at)
    where status in ('proposed', 'reschedule_requested')`.execute(db)
  await sql`create index visits_expiry_idx on visits (expires_at) where status = 'proposed'`.execute(db)
  await sql`create index visits_due_idx on visits (starts_at) where status = 'confirmed'`.execute(db)
  await sql`create index visits_saved_by_idx on visits (saved_by)`.execute(db)
  await sql`create trigger visits_updated_at before update on visits
    for each row execute function set_updated_at()`.execute(db)

  await sql`
    create table visit_slots (
      id uuid constraint visit_slots_pkey primary key,
      visit_id uuid not null constraint visit_slots_visit_fkey references visits (id) on delete cascade,
      round smallint not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      chosen boolean not null default false,
      created_at timestamptz not null default now(),
      constraint visit_slots_order check (ends_at > starts_at),
      constraint visit_slots_time_key unique (visit_id, round, starts_at)
    )`.execute(db)
  await sql`create unique index visit_slots_chosen_key on visit_slots (visit_id, round) where chosen`.execute(
    db,
  )

  // The office's own pictures: they are not in the company's library, and its people see one only when it is shared.
  await sql`alter table documents add column visit_id uuid
    constraint documents_visit_fkey references visits (id) on delete cascade`.execute(db)
  await sql`create index documents_visit_idx on documents (visit_id) where visit_id is not null`.execute(db)
  await sql`alter table documents drop constraint documents_owner`.execute(db)
  await sql`alter table documents add constraint documents_owner
    check (company_id is not null or workflow_id is not null or visit_id is not null)`.execute(db)
  await sql`
    create table visit_photos (
      id uuid constraint visit_photos_pkey primary key,
      visit_id uuid not null constraint visit_photos_visit_fkey references visits (id) on delete cascade,
      document_id uuid not null constraint visit_photos_document_key unique
        constraint visit_photos_document_fkey references documents (id) on delete cascade,
      checklist_key text,
      taken_at timestamptz not null,
      shared boolean not null default false,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index visit_photos_visit_idx on visit_photos (visit_id, taken_at)`.execute(db)
}
