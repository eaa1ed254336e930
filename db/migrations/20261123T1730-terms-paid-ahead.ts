import { type Kysely, sql } from 'kysely'

/**
 * A renewal at other terms can be paid before its period begins: until that day the running terms hold. `next_from_on` is the
 * day on which what was scheduled takes their place.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table subscriptions add column next_from_on date`.execute(db)
  await sql`create index subscriptions_next_from_idx on subscriptions (next_from_on) where next_from_on is not null`.execute(
    db,
  )
}
