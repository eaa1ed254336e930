import { type Kysely, sql } from 'kysely'

/** What an applicant has put right so far, before it is sent: kept apart, so that the reviewer's case stays as it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table application_revisions
    add column draft jsonb not null default '{}',
    add column version integer not null default 1`.execute(db)
}
