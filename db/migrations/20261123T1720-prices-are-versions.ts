import { type Kysely, sql } from 'kysely'

/** What a plan costs stands in the versions of its prices alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The release before this one wrote plans without versions for as long as it ran.
  await sql`
    insert into prices (id, plan_id, period, amount, from_on)
    select gen_random_uuid(), plans.id, period, case period when 'monthly' then monthly_amount else yearly_amount end, date '2026-01-01'
    from plans cross join unnest(array['monthly', 'yearly']) as period
    where not exists (select from prices where prices.plan_id = plans.id)`.execute(db)
  await sql`alter table plans drop constraint plans_free_amount, drop column monthly_amount, drop column yearly_amount`.execute(
    db,
  )
  await sql`create index coupons_created_idx on coupons (created_at desc, id desc)`.execute(db)
  await sql`create index coupon_redemptions_coupon_idx on coupon_redemptions (coupon_id, created_at desc, id desc)`.execute(
    db,
  )
}
