import { type Kysely, sql } from 'kysely'

/** The earlier licence says what takes its place in the same transaction, a moment before that exists. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table license_events alter constraint license_events_related_fkey deferrable initially deferred`.execute(
    db,
  )
}
