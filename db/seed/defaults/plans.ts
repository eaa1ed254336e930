import { sql } from 'kysely'
import type { Db } from '@/db'
import { newId } from '@/lib/ids'

const PLANS = [
  {
    code: 'rintis',
    name_id: 'Rintis',
    name_en: 'Start',
    description_id: 'Untuk usaha yang baru mengurus izin pertamanya.',
    description_en: 'For a business with its first licence to get.',
    is_free: true,
    monthly_amount: 0n,
    yearly_amount: 0n,
    open_application_limit: 1,
    member_limit: 1,
    features: ['check', 'documents', 'tracking', 'verification'],
  },
  {
    code: 'tumbuh',
    name_id: 'Tumbuh',
    name_en: 'Grow',
    description_id: 'Untuk usaha yang mengurus beberapa izin sekaligus.',
    description_en: 'For a business with several licences under way.',
    is_free: false,
    monthly_amount: 49_000n,
    yearly_amount: 490_000n,
    open_application_limit: 5,
    member_limit: 5,
    features: ['check', 'documents', 'tracking', 'verification', 'team', 'reminders'],
  },
  {
    code: 'mekar',
    name_id: 'Mekar',
    name_en: 'Bloom',
    description_id: 'Untuk usaha dengan banyak produk, cabang, dan izin.',
    description_en: 'For a business with many products, branches and licences.',
    is_free: false,
    monthly_amount: 149_000n,
    yearly_amount: 1_490_000n,
    open_application_limit: 25,
    member_limit: 20,
    features: ['check', 'documents', 'tracking', 'verification', 'team', 'reminders', 'priority_support'],
  },
]

/** The plans an installation begins with. Prices and quotas belong to staff from then on: existing rows stay as they are. */
export async function seedPlans(db: Db): Promise<void> {
  await db
    .insertInto('plans')
    .values(
      PLANS.map((plan, position) => ({
        id: newId(),
        ...plan,
        features: JSON.stringify(plan.features),
        position,
      })),
    )
    .onConflict((conflict) => conflict.constraint('plans_code_key').doNothing())
    .execute()
  await seedPrices(db)
}

/** The first version of each price; later ones are staff's. */
async function seedPrices(db: Db): Promise<void> {
  await sql`
    insert into prices (id, plan_id, period, amount, from_on)
    select gen_random_uuid(), plans.id, period, case period when 'monthly' then monthly_amount else yearly_amount end, date '2026-01-01'
    from plans cross join unnest(array['monthly', 'yearly']) as period
    where not exists (select from prices where prices.plan_id = plans.id)`.execute(db)
}
