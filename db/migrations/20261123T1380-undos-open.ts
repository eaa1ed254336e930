import { type Kysely, sql } from 'kysely'

/** Which decisions could still be taken back: few at any time, of all that ever could. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index application_undos_open_idx on application_undos (expires_at) where seen_at is null`.execute(
    db,
  )
}
