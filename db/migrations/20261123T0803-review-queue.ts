import { type Kysely, sql } from 'kysely'

/** What taking the next case, the escalated list and repeated moves look up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The order in which free cases are handed out. Descending role: what only a supervisor may do comes before the rest.
  await sql`create index applications_take_idx on applications
    (stage_role desc, (case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end), due_at, id)
    where assignee_id is null and status in ('submitted', 'in_review')`.execute(db)
  await sql`create index applications_escalated_idx on applications (due_at, id)
    where escalated_at is not null and status in ('submitted', 'in_review')`.execute(db)
  // "Take the next" names no application, so its transaction id is looked up alone.
  await sql`create index application_events_transaction_idx on application_events (transaction_id)
    where transaction_id is not null`.execute(db)
}
