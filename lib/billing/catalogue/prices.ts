import type { Db, Trx } from '@/db'
import type { BillingPeriod } from '../status'

/** One version of a price: what a plan, or one unit of an add-on, costs for a period. Without PPN, in whole rupiah. */
export type Price = {
  id: string
  plan_id: string | null
  addon_id: string | null
  period: BillingPeriod
  amount: bigint
  from_on: string
}

/** The price of each plan and add-on for each period on a day: the newest version that has begun by then. */
export async function findPrices(db: Db | Trx, day: string): Promise<Price[]> {
  const rows = await db
    .selectFrom('prices')
    .distinctOn(['plan_id', 'addon_id', 'period'])
    .select(['id', 'plan_id', 'addon_id', 'period', 'amount', 'from_on'])
    .where('from_on', '<=', day)
    .orderBy('plan_id')
    .orderBy('addon_id')
    .orderBy('period')
    .orderBy('from_on', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, period: row.period as BillingPeriod }))
}

/** What is priced: a plan, or one unit of an add-on. */
export type Priced = { plan_id: string } | { addon_id: string }

/** The price of one thing for a period on a day, or undefined before its first version. */
export async function findPrice(
  db: Db | Trx,
  priced: Priced,
  period: BillingPeriod,
  day: string,
): Promise<Price | undefined> {
  const row = await db
    .selectFrom('prices')
    .select(['id', 'plan_id', 'addon_id', 'amount', 'from_on'])
    .$call((query) =>
      'plan_id' in priced
        ? query.where('plan_id', '=', priced.plan_id)
        : query.where('addon_id', '=', priced.addon_id),
    )
    .where('period', '=', period)
    .where('from_on', '<=', day)
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, period }
}

/** The amounts of one thing out of `findPrices`: undefined where it has no price on that day. */
export function amountsOf(prices: readonly Price[], priced: Priced) {
  const own = prices.filter((price) =>
    'plan_id' in priced ? price.plan_id === priced.plan_id : price.addon_id === priced.addon_id,
  )
  return {
    monthly: own.find((price) => price.period === 'monthly'),
    yearly: own.find((price) => price.period === 'yearly'),
  }
}
