import type { Selectable } from 'kysely'
import type { Db, Trx } from '@/db'
import type { Subscriptions } from '@/db/types'
import type { CompanyId } from '@/lib/ids'
import { LIVE_SUBSCRIPTION_STATUSES, type SubscriptionStatus } from '../status'

type Row = Selectable<Subscriptions>

/** A company's present subscription; a live one always has a running period. */
export type Live = Row & {
  status: SubscriptionStatus
  current_period_start_on: string
  current_period_end_on: string
}

/** The company's present subscription, if it has one. */
export async function findLive(db: Db | Trx, companyId: CompanyId): Promise<Live | undefined> {
  const row = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
    .executeTakeFirst()
  return row && toLive(row)
}

/** The same, locked until the transaction ends. The caller holds the company's lock. */
export async function lockLive(trx: Trx, companyId: CompanyId): Promise<Live | undefined> {
  const row = await trx
    .selectFrom('subscriptions')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && toLive(row)
}

function toLive(row: Row): Live {
  const { current_period_start_on: start, current_period_end_on: end } = row
  if (start === null || end === null) throw new Error(`Subscription ${row.id} is live without a period`)
  return {
    ...row,
    status: row.status as SubscriptionStatus,
    current_period_start_on: start,
    current_period_end_on: end,
  }
}

export type NotChangeable = 'owes' | 'paused' | 'trialing' | 'ending'

/** Why a subscription cannot be changed now, or undefined when it can: what is owed is paid first. */
export function lacks(subscription: Live, today: string): NotChangeable | undefined {
  if (subscription.status === 'paused') return 'paused'
  if (subscription.status === 'trialing') return 'trialing'
  if (subscription.status !== 'active' || subscription.current_period_end_on < today) return 'owes'
  return subscription.cancel_at_period_end ? 'ending' : undefined
}
