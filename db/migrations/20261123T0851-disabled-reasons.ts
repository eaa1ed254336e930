import { type Kysely, sql } from 'kysely'

/** Why a company or a user was disabled: shown to staff, and to the members of the company. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table companies add column disabled_reason text`.execute(db)
  await sql`alter table users add column disabled_reason text`.execute(db)
}
