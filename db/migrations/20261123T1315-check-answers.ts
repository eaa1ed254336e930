import { type Kysely, sql } from 'kysely'

/** What somebody had answered in the public check before they signed up: kept until their onboarding has taken it over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users
    add column check_query text constraint users_check_query_length check (length(check_query) <= 1000)`.execute(
    db,
  )
}
