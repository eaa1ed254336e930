import { type Kysely, sql } from 'kysely'

/** What the administration's lists are sorted and searched by, and the sign of life of the job workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table worker_heartbeats (
      id uuid constraint worker_heartbeats_pkey primary key,
      host text not null,
      pid integer not null,
      node_version text not null,
      app_version text not null,
      started_at timestamptz not null default now(),
      beat_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index worker_heartbeats_beat_idx on worker_heartbeats (beat_at desc)`.execute(db)

  // Prefixes of an id: `billing.` finds the settings of billing.
  await sql`create index audit_log_entity_id_idx on audit_log (entity_id text_pattern_ops, created_at desc)`.execute(
    db,
  )
  await sql`create index audit_log_actor_kind_idx on audit_log (actor_kind, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index audit_log_entity_type_idx on audit_log (entity_type, created_at desc, id desc)`.execute(
    db,
  )

  await sql`create index companies_nib_idx on companies (nib) where nib is not null`.execute(db)
  await sql`create index companies_province_created_idx on companies (province_code, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index companies_scale_created_idx on companies (scale, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index companies_disabled_idx on companies (created_at desc, id desc) where disabled_at is not null`.execute(
    db,
  )
  await sql`create index company_members_role_idx on company_members (role, user_id)`.execute(db)
  await sql`create index users_unverified_idx on users (created_at desc, id desc) where not email_verified`.execute(
    db,
  )
  await sql`create index users_disabled_idx on users (created_at desc, id desc) where disabled_at is not null`.execute(
    db,
  )

  // Figures of the overview count by day.
  await sql`create index applications_submitted_idx on applications (submitted_at) where submitted_at is not null`.execute(
    db,
  )
  await sql`create index applications_decided_idx on applications (decided_at) where decided_at is not null`.execute(
    db,
  )
  await sql`create index licenses_issued_idx on licenses (issued_on) where origin = 'issued'`.execute(db)
  await sql`create index invoices_paid_idx on invoices (paid_at) where status = 'paid'`.execute(db)
}
