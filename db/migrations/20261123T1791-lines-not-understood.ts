import { type Kysely, sql } from 'kysely'

/** A line of a settlement file that nobody understands is a difference of its own, with what it says. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table settlement_differences
      add column details jsonb,
      drop constraint settlement_differences_kind,
      add constraint settlement_differences_kind
        check (kind in ('missing_here', 'missing_there', 'amount', 'duplicate', 'unknown_order', 'not_understood')),
      add constraint settlement_differences_details check (kind <> 'not_understood' or details is not null)`.execute(
    db,
  )
}
