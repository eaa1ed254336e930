import { type Kysely, sql } from 'kysely'

/**
 * By how many days without access a period was moved when its invoice was paid after the plan had been restricted; which price
 * version an add-on of a subscription is to have from the next renewal on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table invoices
      add column period_moved_days integer not null default 0,
      add constraint invoices_period_moved_days check (period_moved_days >= 0)`.execute(db)
  await sql`
    alter table subscription_addons
      add column next_price_id uuid constraint subscription_addons_next_price_fkey references prices (id)`.execute(
    db,
  )
  await sql`
    create index subscription_addons_next_price_idx on subscription_addons (next_price_id)
    where next_price_id is not null`.execute(db)
}
