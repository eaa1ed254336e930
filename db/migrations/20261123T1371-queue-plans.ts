import { type Kysely, sql } from 'kysely'

/** What the plans at a million cases asked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Longer than a page may take, where there are many cases already.
  await sql`set local statement_timeout = 0`.execute(db)
  await sql`create index if not exists application_timers_application_idx on application_timers (application_id)`.execute(
    db,
  )
  await sql`create index application_revisions_application_idx on application_revisions (application_id, created_at)`.execute(
    db,
  )
  // Free cases by deadline, for reviewers and for supervisors, who may take any.
  await sql`create index applications_free_role_idx on applications (stage_role, due_at, id)
    where assignee_id is null and status in ('submitted', 'in_review')`.execute(db)
  await sql`create index applications_free_idx on applications (due_at, id)
    where assignee_id is null and status in ('submitted', 'in_review')`.execute(db)
  // Not by "no draft": that would also serve a list of one status, whose newest rows may be far down in it.
  await sql`drop index applications_changed_idx`.execute(db)
  await sql`create index applications_changed_idx on applications (updated_at desc, id desc) where submitted_at is not null`.execute(
    db,
  )
}
