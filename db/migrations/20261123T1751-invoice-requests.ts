import { type Kysely, sql } from 'kysely'

/** An invoice that staff write has the id its form was given: sent twice, it is issued once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table invoices add column request_id uuid`.execute(db)
  await sql`create unique index invoices_request_key on invoices (request_id) where request_id is not null`.execute(
    db,
  )
}
