import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { amountsOf, findPrices } from '../catalogue/prices'
import { LIVE_SUBSCRIPTION_STATUSES } from '../status'

export type Plan = Awaited<ReturnType<typeof listPlans>>[number]

/**
 * The plans one can have on `day` (today in Jakarta unless given) with that day's prices, the free one first. A paid plan
 * whose prices begin later is not among them.
 */
export async function listPlans(db: Db, day = dayOf(new Date())) {
  const [rows, prices] = await Promise.all([
    db
      .selectFrom('plans')
      .select([
        'id',
        'code',
        'name_id',
        'name_en',
        'description_id',
        'description_en',
        'is_free',
        'position',
        'open_application_limit',
        'member_limit',
        'storage_limit_mb',
        'trial_days',
        'application_fee_amount',
        'features',
      ])
      .where('status', '=', 'active')
      .orderBy('is_free', 'desc')
      .orderBy('position')
      .orderBy('code')
      .execute(),
    findPrices(db, day),
  ])
  return rows.flatMap((row) => {
    const { monthly, yearly } = amountsOf(prices, { plan_id: row.id })
    if (!row.is_free && (!monthly || !yearly)) return []
    return {
      ...row,
      features: row.features as string[],
      monthly_amount: monthly?.amount ?? 0n,
      yearly_amount: yearly?.amount ?? 0n,
    }
  })
}

export type StaffPlan = Awaited<ReturnType<typeof listAllPlans>>[number]

/** Every plan with today's prices (undefined before they begin) and with how many companies have it, and at another price. */
export async function listAllPlans(db: Db, _staff: StaffId, day = dayOf(new Date())) {
  const [rows, prices, counts] = await Promise.all([
    db
      .selectFrom('plans')
      .selectAll('plans')
      .orderBy('plans.status')
      .orderBy('plans.is_free', 'desc')
      .orderBy('plans.position')
      .orderBy('plans.code')
      .execute(),
    findPrices(db, day),
    db
      .selectFrom('subscriptions')
      .select((eb) => ['plan_id', 'period', 'price_amount', eb.fn.count<bigint>(sql`1`).as('count')])
      .where('status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
      .groupBy(['plan_id', 'period', 'price_amount'])
      .execute(),
  ])
  return rows.map((row) => {
    const { monthly, yearly } = amountsOf(prices, { plan_id: row.id })
    const own = counts.filter((count) => count.plan_id === row.id)
    const other = own.filter(
      (count) => count.price_amount !== (count.period === 'monthly' ? monthly : yearly)?.amount,
    )
    return {
      ...row,
      features: row.features as string[],
      monthly_amount: monthly?.amount ?? 0n,
      yearly_amount: yearly?.amount ?? 0n,
      is_priced: row.is_free || Boolean(monthly && yearly),
      subscriber_count: sum(own),
      other_price_count: sum(other),
    }
  })
}

function sum(counts: { count: bigint }[]): number {
  return counts.reduce((total, row) => total + Number(row.count), 0)
}
