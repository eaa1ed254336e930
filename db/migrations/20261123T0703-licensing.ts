import { type Kysely, sql } from 'kysely'

/** Licence types as versioned data, applications with their stages and events, and the licences that come of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Numbers people read. One row per series; a locked update hands out the next number without gaps.
  await sql`
    create table number_series (
      series text constraint number_series_pkey primary key,
      last_value bigint not null default 0 constraint number_series_last_value check (last_value >= 0)
    )`.execute(db)

  await sql`
    create table license_types (
      id uuid constraint license_types_pkey primary key,
      code text not null constraint license_types_code_key unique
        constraint license_types_code_shape check (code ~ '^[a-z][a-z0-9_]{1,40}$'),
      name_id text not null,
      name_en text not null,
      authority text not null,
      status text not null default 'draft'
        constraint license_types_status check (status in ('draft', 'published', 'retired')),
      current_version_id uuid,
      position smallint not null default 100,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`
    create table license_type_versions (
      id uuid constraint license_type_versions_pkey primary key,
      license_type_id uuid not null constraint license_type_versions_type_fkey references license_types (id) on delete cascade,
      version integer not null constraint license_type_versions_version check (version > 0),
      status text not null default 'draft'
        constraint license_type_versions_status check (status in ('draft', 'published', 'retired')),
      definition jsonb not null,
      published_at timestamptz,
      created_by uuid constraint license_type_versions_created_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint license_type_versions_version_key unique (license_type_id, version)
    )`.execute(db)
  await sql`create index license_type_versions_created_by_idx on license_type_versions (created_by)`.execute(
    db,
  )
  await sql`alter table license_types add constraint license_types_current_version_fkey
    foreign key (current_version_id) references license_type_versions (id)`.execute(db)
  await sql`create index license_types_current_version_idx on license_types (current_version_id)`.execute(db)

  await sql`
    create table applications (
      id uuid constraint applications_pkey primary key,
      number text not null constraint applications_number_key unique,
      company_id uuid not null constraint applications_company_fkey references companies (id) on delete cascade,
      company_name text not null,
      license_type_id uuid not null constraint applications_type_fkey references license_types (id),
      license_type_version_id uuid not null constraint applications_version_fkey references license_type_versions (id),
      status text not null default 'draft' constraint applications_status
        check (status in ('draft', 'submitted', 'in_review', 'revision_requested', 'approved', 'rejected', 'withdrawn')),
      priority text not null default 'normal'
        constraint applications_priority check (priority in ('urgent', 'high', 'normal', 'low')),
      data jsonb not null default '{}',
      version integer not null default 1,
      current_stage_id uuid,
      stage_kind text,
      stage_role text,
      assignee_id uuid constraint applications_assignee_fkey references users (id) on delete set null,
      due_at timestamptz,
      escalated_at timestamptz,
      submitted_at timestamptz,
      decided_at timestamptz,
      created_by uuid constraint applications_created_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index applications_company_idx on applications (company_id, updated_at desc, id desc)`.execute(
    db,
  )
  await sql`create index applications_queue_idx on applications (due_at, id)
    where status in ('submitted', 'in_review')`.execute(db)
  await sql`create index applications_queue_assignee_idx on applications (assignee_id, due_at, id)
    where status in ('submitted', 'in_review')`.execute(db)
  await sql`create index applications_queue_stage_idx on applications (stage_kind, due_at, id)
    where status in ('submitted', 'in_review')`.execute(db)
  await sql`create index applications_queue_type_idx on applications (license_type_id, due_at, id)
    where status in ('submitted', 'in_review')`.execute(db)
  await sql`create index applications_status_idx on applications (status, updated_at desc, id desc)`.execute(
    db,
  )
  await sql`create index applications_type_idx on applications (license_type_id)`.execute(db)
  await sql`create index applications_version_idx on applications (license_type_version_id)`.execute(db)
  await sql`create index applications_created_by_idx on applications (created_by)`.execute(db)
  await sql`create index applications_assignee_idx on applications (assignee_id)`.execute(db)
  await sql`create index applications_current_stage_idx on applications (current_stage_id)`.execute(db)
  await sql`create index applications_search_idx on applications using gin ((number || ' ' || company_name) gin_trgm_ops)`.execute(
    db,
  )

  await sql`
    create table application_stages (
      id uuid constraint application_stages_pkey primary key,
      application_id uuid not null constraint application_stages_application_fkey references applications (id) on delete cascade,
      position smallint not null constraint application_stages_position check (position between 1 and 8),
      key text not null,
      kind text not null constraint application_stages_kind check (kind in
        ('intake', 'document_check', 'technical_review', 'submission', 'authority_processing', 'visit', 'decision', 'issue')),
      role text not null constraint application_stages_role check (role in ('reviewer', 'supervisor', 'finance', 'admin')),
      status text not null default 'pending'
        constraint application_stages_status check (status in ('pending', 'active', 'completed', 'stopped')),
      working_days smallint not null constraint application_stages_working_days check (working_days between 0 and 250),
      assignee_id uuid constraint application_stages_assignee_fkey references users (id) on delete set null,
      checklist jsonb not null default '{}',
      note text,
      started_at timestamptz,
      due_at timestamptz,
      completed_at timestamptz,
      completed_by uuid constraint application_stages_completed_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint application_stages_position_key unique (application_id, position)
    )`.execute(db)
  await sql`create unique index application_stages_active_key on application_stages (application_id) where status = 'active'`.execute(
    db,
  )
  await sql`create index application_stages_assignee_idx on application_stages (assignee_id)`.execute(db)
  await sql`create index application_stages_completed_by_idx on application_stages (completed_by)`.execute(db)
  await sql`alter table applications add constraint applications_current_stage_fkey
    foreign key (current_stage_id) references application_stages (id) deferrable initially deferred`.execute(
    db,
  )

  await sql`
    create table application_documents (
      application_id uuid not null constraint application_documents_application_fkey references applications (id) on delete cascade,
      requirement_key text not null,
      document_id uuid not null constraint application_documents_document_fkey references documents (id),
      created_at timestamptz not null default now(),
      constraint application_documents_pkey primary key (application_id, requirement_key, document_id)
    )`.execute(db)
  await sql`create index application_documents_document_idx on application_documents (document_id)`.execute(
    db,
  )

  await sql`
    create table application_revisions (
      id uuid constraint application_revisions_pkey primary key,
      application_id uuid not null constraint application_revisions_application_fkey references applications (id) on delete cascade,
      stage_id uuid not null constraint application_revisions_stage_fkey references application_stages (id) on delete cascade,
      requested_by uuid constraint application_revisions_requested_by_fkey references users (id) on delete set null,
      message text not null,
      items jsonb not null,
      due_at timestamptz not null,
      answered_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create unique index application_revisions_open_key on application_revisions (application_id) where answered_at is null`.execute(
    db,
  )
  await sql`create index application_revisions_stage_idx on application_revisions (stage_id)`.execute(db)
  await sql`create index application_revisions_requested_by_idx on application_revisions (requested_by)`.execute(
    db,
  )

  await sql`
    create table application_events (
      id uuid constraint application_events_pkey primary key,
      application_id uuid not null constraint application_events_application_fkey references applications (id) on delete cascade,
      transaction_id uuid,
      kind text not null,
      from_status text,
      to_status text,
      stage_id uuid constraint application_events_stage_fkey references application_stages (id) on delete cascade,
      actor_kind text not null constraint application_events_actor_kind check (actor_kind in ('applicant', 'staff', 'system')),
      actor_user_id uuid constraint application_events_actor_fkey references users (id) on delete set null,
      comment text,
      is_internal boolean not null default false,
      data jsonb not null default '{}',
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create unique index application_events_transaction_key on application_events (application_id, transaction_id)
    where transaction_id is not null`.execute(db)
  await sql`create index application_events_application_idx on application_events (application_id, created_at, id)`.execute(
    db,
  )
  await sql`create index application_events_stage_idx on application_events (stage_id)`.execute(db)
  await sql`create index application_events_actor_idx on application_events (actor_user_id)`.execute(db)

  await sql`
    create table licenses (
      id uuid constraint licenses_pkey primary key,
      number text not null,
      company_id uuid not null constraint licenses_company_fkey references companies (id) on delete cascade,
      application_id uuid constraint licenses_application_key unique
        constraint licenses_application_fkey references applications (id),
      license_type_id uuid not null constraint licenses_type_fkey references license_types (id),
      license_type_version_id uuid constraint licenses_version_fkey references license_type_versions (id),
      holder_name text not null,
      verification_code text not null constraint licenses_verification_code_key unique
        constraint licenses_verification_code_shape check (verification_code ~ '^[2-9A-HJ-NP-Z]{16,32}$'),
      origin text not null default 'issued' constraint licenses_origin check (origin in ('issued', 'recorded')),
      status text not null default 'active'
        constraint licenses_status check (status in ('active', 'suspended', 'revoked', 'expired', 'superseded')),
      status_reason text,
      issued_on date not null,
      valid_until_on date,
      certificate jsonb not null default '{}',
      issued_by uuid constraint licenses_issued_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint licenses_number_key unique (license_type_id, number)
    )`.execute(db)
  await sql`create index licenses_company_idx on licenses (company_id, issued_on desc, id desc)`.execute(db)
  await sql`create index licenses_version_idx on licenses (license_type_version_id)`.execute(db)
  await sql`create index licenses_issued_by_idx on licenses (issued_by)`.execute(db)
  await sql`create index licenses_expiry_idx on licenses (valid_until_on) where status = 'active'`.execute(db)

  for (const table of [
    'license_types',
    'license_type_versions',
    'applications',
    'application_stages',
    'application_revisions',
    'licenses',
  ]) {
    await sql`create trigger ${sql.raw(`${table}_updated_at`)} before update on ${sql.table(table)}
      for each row execute function set_updated_at()`.execute(db)
  }
}
