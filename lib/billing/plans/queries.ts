import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { LIVE_SUBSCRIPTION_STATUSES } from '../status'

export type Plan = Awaited<ReturnType<typeof listPlans>>[number]

/** The plans one can have now, the free one first. */
export async function listPlans(db: Db) {
  const rows = await db
    .selectFrom('plans')
    .select([
      'id',
      'code',
      'name_id',
      'name_en',
      'description_id',
      'description_en',
      'is_free',
      'monthly_amount',
      'yearly_amount',
      'open_application_limit',
      'member_limit',
      'features',
    ])
    .where('status', '=', 'active')
    .orderBy('is_free', 'desc')
    .orderBy('position')
    .orderBy('monthly_amount')
    .execute()
  return rows.map((row) => ({ ...row, features: row.features as string[] }))
}

export type StaffPlan = Awaited<ReturnType<typeof listAllPlans>>[number]

/** Every plan with how many companies have it. */
export async function listAllPlans(db: Db, _staff: StaffId) {
  const rows = await db
    .selectFrom('plans')
    .selectAll('plans')
    .select((eb) => [
      eb
        .selectFrom('subscriptions')
        .select((count) => count.fn.countAll<bigint>().as('count'))
        .whereRef('subscriptions.plan_id', '=', 'plans.id')
        .where('subscriptions.status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
        .as('subscriber_count'),
      eb
        .selectFrom('subscriptions')
        .select((count) => count.fn.countAll<bigint>().as('count'))
        .whereRef('subscriptions.plan_id', '=', 'plans.id')
        .where('subscriptions.status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
        .where((own) =>
          own(
            'subscriptions.price_amount',
            '<>',
            own
              .case()
              .when('subscriptions.period', '=', 'monthly')
              .then(own.ref('plans.monthly_amount'))
              .else(own.ref('plans.yearly_amount'))
              .end(),
          ),
        )
        .as('other_price_count'),
    ])
    .orderBy('plans.status')
    .orderBy('plans.is_free', 'desc')
    .orderBy('plans.position')
    .execute()
  return rows.map((row) => ({
    ...row,
    features: row.features as string[],
    subscriber_count: Number(row.subscriber_count ?? 0),
    other_price_count: Number(row.other_price_count ?? 0),
  }))
}
