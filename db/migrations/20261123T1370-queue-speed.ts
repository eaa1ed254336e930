import { type Kysely, sql } from 'kysely'

/** What the queue filters, sorts and searches by, so that a page of it costs the same however many cases there are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A search for a part of a name that many have walks along the last changes; one that few have goes by its letters.
  await sql`create index applications_name_idx on applications using gin (company_name gin_trgm_ops)`.execute(
    db,
  )
  await sql`drop index applications_search_idx`.execute(db)
  await sql`create index applications_changed_idx on applications (updated_at desc, id desc) where status <> 'draft'`.execute(
    db,
  )
  // Which of the two is cheaper depends on how often a word occurs: with a finer sample the planner knows.
  await sql`alter table applications alter column company_name set statistics 1000`.execute(db)

  // All timers of a case, those that fired too: they are put back as they were when a move is undone.
  await sql`create index application_timers_application_idx on application_timers (application_id)`.execute(
    db,
  )

  // What is no longer open, by whom it was held, of what type, in which stage, how urgent. The first two replace shorter ones.
  await sql`create index applications_holder_idx on applications (assignee_id, status, updated_at desc, id desc)`.execute(
    db,
  )
  await sql`drop index applications_assignee_idx`.execute(db)
  await sql`create index applications_type_changed_idx on applications (license_type_id, status, updated_at desc, id desc)`.execute(
    db,
  )
  await sql`drop index applications_type_idx`.execute(db)
  await sql`create index applications_stage_changed_idx on applications (stage_kind, status, updated_at desc, id desc)
    where status <> 'draft'`.execute(db)
  // Nearly all are of normal priority.
  await sql`create index applications_priority_changed_idx on applications (priority, status, updated_at desc, id desc)
    where priority <> 'normal' and status <> 'draft'`.execute(db)
  await sql`create index applications_queue_priority_idx on applications (priority, due_at, id)
    where priority <> 'normal' and status in ('submitted', 'in_review')`.execute(db)
}
