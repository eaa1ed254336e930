import { type Kysely, sql } from 'kysely'

/**
 * An invoice keeps the plan it was for: what a subscription is on changes, what was sold does not. Of earlier invoices the change,
 * the name in the first line, or else the subscription tells it. Pauses are found without reading every event.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table invoices add column plan_id uuid constraint invoices_plan_fkey references plans (id)`.execute(
    db,
  )
  await sql`
    update invoices set plan_id = coalesce(
      (change -> 'after' ->> 'plan_id')::uuid,
      (select plans.id from invoice_lines join plans on starts_with(invoice_lines.description_id, 'Paket ' || plans.name_id || ', ')
       where invoice_lines.invoice_id = invoices.id and invoice_lines.position = 1 limit 1),
      (select subscriptions.plan_id from subscriptions where subscriptions.id = invoices.subscription_id))
    where kind in ('subscription', 'change')`.execute(db)
  await sql`create index invoices_plan_idx on invoices (plan_id)`.execute(db)
  await sql`create index subscription_events_pauses_idx on subscription_events (subscription_id, occurred_at)
    where kind in ('paused', 'resumed')`.execute(db)
}
