import { type Kysely, sql } from 'kysely'

/** Companies, who belongs to them, invitations, onboarding and the document library. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table companies (
      id uuid constraint companies_pkey primary key,
      slug text not null constraint companies_slug_key unique
        constraint companies_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 60),
      legal_name text not null,
      trade_name text not null,
      entity_kind text not null constraint companies_entity_kind
        check (entity_kind in ('individual', 'pt_individual', 'pt', 'cv', 'firma', 'cooperative', 'foundation')),
      nik_encrypted text,
      nik_masked text,
      npwp text,
      nib text constraint companies_nib_shape check (nib ~ '^[0-9]{13}$'),
      phone text,
      email text,
      village_code text constraint companies_village_fkey references regions (code),
      province_code text constraint companies_province_fkey references regions (code),
      address text,
      postal_code text constraint companies_postal_code_shape check (postal_code ~ '^[0-9]{5}$'),
      premises_tenure text constraint companies_premises_tenure check (premises_tenure in ('owned', 'rented', 'borrowed')),
      business_description text,
      people_count integer constraint companies_people_count check (people_count >= 0),
      capital_amount bigint constraint companies_capital_amount check (capital_amount >= 0),
      yearly_sales_amount bigint constraint companies_yearly_sales_amount check (yearly_sales_amount >= 0),
      scale text constraint companies_scale check (scale in ('micro', 'small', 'medium', 'large')),
      time_zone text not null default 'Asia/Jakarta',
      version integer not null default 1,
      disabled_at timestamptz,
      created_by uuid constraint companies_created_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index companies_created_idx on companies (created_at desc, id desc)`.execute(db)
  await sql`create index companies_search_idx on companies
    using gin ((trade_name || ' ' || legal_name || ' ' || slug) gin_trgm_ops)`.execute(db)
  await sql`create index companies_village_idx on companies (village_code)`.execute(db)
  await sql`create index companies_province_idx on companies (province_code)`.execute(db)
  await sql`create index companies_created_by_idx on companies (created_by)`.execute(db)

  await sql`
    create table company_kblis (
      company_id uuid not null constraint company_kblis_company_fkey references companies (id) on delete cascade,
      version text not null,
      code text not null,
      is_main boolean not null default false,
      constraint company_kblis_pkey primary key (company_id, version, code),
      constraint company_kblis_code_fkey foreign key (version, code) references kbli_codes (version, code)
    )`.execute(db)
  await sql`create unique index company_kblis_main_key on company_kblis (company_id) where is_main`.execute(
    db,
  )
  await sql`create index company_kblis_code_idx on company_kblis (version, code)`.execute(db)

  await sql`
    create table company_members (
      company_id uuid not null constraint company_members_company_fkey references companies (id) on delete cascade,
      user_id uuid not null constraint company_members_user_fkey references users (id) on delete cascade,
      role text not null constraint company_members_role check (role in ('owner', 'manager', 'staff', 'viewer')),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint company_members_pkey primary key (company_id, user_id)
    )`.execute(db)
  await sql`create index company_members_user_idx on company_members (user_id)`.execute(db)

  await sql`
    create table invitations (
      id uuid constraint invitations_pkey primary key,
      company_id uuid constraint invitations_company_fkey references companies (id) on delete cascade,
      company_role text constraint invitations_company_role check (company_role in ('owner', 'manager', 'staff', 'viewer')),
      staff_role text constraint invitations_staff_role check (staff_role in ('reviewer', 'supervisor', 'finance', 'admin')),
      email text not null constraint invitations_email_lower check (email = lower(email)),
      token_hash text not null constraint invitations_token_key unique,
      invited_by uuid constraint invitations_invited_by_fkey references users (id) on delete set null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      accepted_by uuid constraint invitations_accepted_by_fkey references users (id) on delete set null,
      revoked_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint invitations_target check (
        (company_id is not null and company_role is not null and staff_role is null)
        or (company_id is null and company_role is null and staff_role is not null))
    )`.execute(db)
  await sql`create unique index invitations_open_company_key on invitations (company_id, email)
    where company_id is not null and accepted_at is null and revoked_at is null`.execute(db)
  await sql`create unique index invitations_open_staff_key on invitations (email)
    where company_id is null and accepted_at is null and revoked_at is null`.execute(db)
  await sql`create index invitations_company_idx on invitations (company_id, created_at desc)`.execute(db)
  await sql`create index invitations_invited_by_idx on invitations (invited_by)`.execute(db)
  await sql`create index invitations_accepted_by_idx on invitations (accepted_by)`.execute(db)

  await sql`
    create table onboarding_workflows (
      id uuid constraint onboarding_workflows_pkey primary key,
      user_id uuid not null constraint onboarding_workflows_user_fkey references users (id) on delete cascade,
      status text not null default 'in_progress'
        constraint onboarding_workflows_status check (status in ('in_progress', 'completed', 'abandoned')),
      current_step text not null default 'person',
      company_id uuid constraint onboarding_workflows_company_fkey references companies (id) on delete set null,
      completed_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create unique index onboarding_workflows_open_key on onboarding_workflows (user_id) where status = 'in_progress'`.execute(
    db,
  )
  await sql`create index onboarding_workflows_company_idx on onboarding_workflows (company_id)`.execute(db)
  await sql`create index onboarding_workflows_status_idx on onboarding_workflows (status, current_step, updated_at desc)`.execute(
    db,
  )

  await sql`
    create table onboarding_steps (
      id uuid constraint onboarding_steps_pkey primary key,
      workflow_id uuid not null constraint onboarding_steps_workflow_fkey references onboarding_workflows (id) on delete cascade,
      step text not null constraint onboarding_steps_step
        check (step in ('person', 'business', 'place', 'activity', 'size', 'documents', 'review')),
      status text not null default 'pending'
        constraint onboarding_steps_status check (status in ('pending', 'draft', 'completed', 'auto_completed')),
      data jsonb not null default '{}',
      version integer not null default 1,
      completed_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint onboarding_steps_step_key unique (workflow_id, step)
    )`.execute(db)
  await sql`
    create table onboarding_events (
      id uuid constraint onboarding_events_pkey primary key,
      workflow_id uuid not null constraint onboarding_events_workflow_fkey references onboarding_workflows (id) on delete cascade,
      kind text not null,
      step text,
      actor_user_id uuid constraint onboarding_events_actor_fkey references users (id) on delete set null,
      data jsonb not null default '{}',
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index onboarding_events_workflow_idx on onboarding_events (workflow_id, created_at)`.execute(
    db,
  )
  await sql`create index onboarding_events_actor_idx on onboarding_events (actor_user_id)`.execute(db)

  await sql`
    create table documents (
      id uuid constraint documents_pkey primary key,
      company_id uuid constraint documents_company_fkey references companies (id) on delete cascade,
      workflow_id uuid constraint documents_workflow_fkey references onboarding_workflows (id) on delete cascade,
      uploaded_by uuid constraint documents_uploaded_by_fkey references users (id) on delete set null,
      kind text not null,
      file_name text not null,
      content_type text not null constraint documents_content_type
        check (content_type in ('application/pdf', 'image/jpeg', 'image/png')),
      size_bytes bigint not null constraint documents_size_bytes check (size_bytes > 0),
      sha256 text not null,
      storage_key text not null constraint documents_storage_key unique,
      deleted_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint documents_owner check (company_id is not null or workflow_id is not null)
    )`.execute(db)
  await sql`create index documents_company_idx on documents (company_id, created_at desc, id desc) where deleted_at is null`.execute(
    db,
  )
  await sql`create index documents_workflow_idx on documents (workflow_id)`.execute(db)
  await sql`create index documents_uploaded_by_idx on documents (uploaded_by)`.execute(db)

  for (const table of [
    'companies',
    'company_members',
    'invitations',
    'onboarding_workflows',
    'onboarding_steps',
    'documents',
  ]) {
    await sql`create trigger ${sql.raw(`${table}_updated_at`)} before update on ${sql.table(table)}
      for each row execute function set_updated_at()`.execute(db)
  }
}
