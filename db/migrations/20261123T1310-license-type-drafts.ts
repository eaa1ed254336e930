import { type Kysely, sql } from 'kysely'

/** Drafts of licence types are edited by several people: one draft at a time, each save names the one it has seen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table license_type_versions
      add column revision integer not null default 1,
      add column updated_by uuid
        constraint license_type_versions_updated_by_fkey references users (id) on delete set null`.execute(db)
  await sql`create index license_type_versions_updated_by_idx on license_type_versions (updated_by)`.execute(
    db,
  )
  await sql`create unique index license_type_versions_draft_key on license_type_versions (license_type_id)
    where status = 'draft'`.execute(db)
  // Drafts that are still on an older version of their type, for moving them.
  await sql`create index applications_draft_version_idx on applications (license_type_version_id, id)
    where status = 'draft'`.execute(db)
}
