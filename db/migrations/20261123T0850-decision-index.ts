import { type Kysely, sql } from 'kysely'

/** The overview counts what was sent and decided by day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index if not exists applications_submitted_idx on applications (submitted_at) where submitted_at is not null`.execute(
    db,
  )
  await sql`create index if not exists applications_decided_idx on applications (decided_at) where decided_at is not null`.execute(
    db,
  )
}
