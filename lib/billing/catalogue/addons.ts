import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { LIVE_SUBSCRIPTION_STATUSES } from '../status'
import { amountsOf, findPrices } from './prices'
import type { Quota } from './schema'

export type Addon = Awaited<ReturnType<typeof listAddons>>[number]

/** The add-ons one can have on `day` (today in Jakarta unless given), with that day's prices of one unit. */
export async function listAddons(db: Db, day = dayOf(new Date())) {
  const [rows, prices] = await Promise.all([
    db
      .selectFrom('addons')
      .select([
        'id',
        'code',
        'name_id',
        'name_en',
        'description_id',
        'description_en',
        'quota',
        'quota_per_unit',
        'unit_limit',
      ])
      .where('status', '=', 'active')
      .orderBy('position')
      .orderBy('code')
      .execute(),
    findPrices(db, day),
  ])
  return rows.flatMap((row) => {
    const { monthly, yearly } = amountsOf(prices, { addon_id: row.id })
    if (!monthly || !yearly) return []
    return {
      ...row,
      quota: row.quota as Quota,
      monthly_amount: monthly.amount,
      yearly_amount: yearly.amount,
    }
  })
}

export type StaffAddon = Awaited<ReturnType<typeof listAllAddons>>[number]

/** Every add-on with today's prices (0 before they begin), and how many companies have it. */
export async function listAllAddons(db: Db, _staff: StaffId, day = dayOf(new Date())) {
  const [rows, prices] = await Promise.all([
    db
      .selectFrom('addons')
      .selectAll()
      .select((eb) =>
        eb
          .selectFrom('subscription_addons')
          .innerJoin('subscriptions', 'subscriptions.id', 'subscription_addons.subscription_id')
          .select((inner) => inner.fn.countAll<bigint>().as('count'))
          .whereRef('subscription_addons.addon_id', '=', 'addons.id')
          .where('subscription_addons.quantity', '>', 0)
          .where('subscriptions.status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
          .as('subscriber_count'),
      )
      .orderBy('status')
      .orderBy('position')
      .orderBy('code')
      .execute(),
    findPrices(db, day),
  ])
  return rows.map((row) => {
    const { monthly, yearly } = amountsOf(prices, { addon_id: row.id })
    return {
      ...row,
      quota: row.quota as Quota,
      monthly_amount: monthly?.amount ?? 0n,
      yearly_amount: yearly?.amount ?? 0n,
      is_priced: Boolean(monthly && yearly),
      subscriber_count: Number(row.subscriber_count ?? 0),
    }
  })
}
