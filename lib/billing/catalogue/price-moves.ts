import type { Db, Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { StaffId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { LIVE_SUBSCRIPTION_STATUSES } from '../status'
import { recordSubscriptionEvent } from '../subscriptions/events'

/** The live subscriptions of a plan and period that are on another version, and not on their way to this one. */
function movable(db: Db | Trx, price: { id: string; plan_id: string; period: string; from_on: string }) {
  return (
    db
      .selectFrom('subscriptions')
      .leftJoin('prices as own', 'own.id', 'subscriptions.price_id')
      .where('subscriptions.plan_id', '=', price.plan_id)
      .where('subscriptions.period', '=', price.period)
      .where('subscriptions.status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
      // Who changes to another plan at the period's end has the price of that one.
      .where('subscriptions.next_plan_id', 'is', null)
      .where('subscriptions.price_id', 'is distinct from', price.id)
      .where('subscriptions.next_price_id', 'is distinct from', price.id)
      .where((eb) => eb.or([eb('own.id', 'is', null), eb('own.from_on', '<', price.from_on)]))
  )
}

/** How many subscriptions each version of a plan's prices would take from older ones, by the version's id. */
export async function countMovable(
  db: Db,
  _staff: StaffId,
  versions: readonly { id: string; plan_id: string; period: string; from_on: string }[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const version of versions) {
    const { count } = await movable(db, version)
      .select((eb) => eb.fn.countAll<bigint>().as('count'))
      .executeTakeFirstOrThrow()
    counts.set(version.id, Number(count))
  }
  return counts
}

export type MoveOutcome =
  | { ok: true; moved: number }
  | { ok: false; reason: 'notFound' | 'pastPrice' | 'nobodyToMove' }

/**
 * Moves those who are on older versions of a plan's price to this one: each from the first renewal that begins on or after its
 * day, with an entry in their timelines. Only to the version of today or a later one. Repeated, it finds nobody left to move.
 */
export async function moveSubscribers(
  trx: Trx,
  actor: Actor,
  priceId: string,
  now = new Date(),
): Promise<MoveOutcome> {
  // Holds the version: it cannot be withdrawn meanwhile.
  const price = await trx
    .selectFrom('prices')
    .selectAll()
    .where('id', '=', priceId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!price?.plan_id) return { ok: false, reason: 'notFound' }
  // Two who move subscribers of one plan come one after the other.
  await trx.selectFrom('plans').select('id').where('id', '=', price.plan_id).forNoKeyUpdate().execute()
  const newer = await trx
    .selectFrom('prices')
    .select('id')
    .where('plan_id', '=', price.plan_id)
    .where('period', '=', price.period)
    .where('from_on', '>', price.from_on)
    .where('from_on', '<=', dayOf(now))
    .limit(1)
    .executeTakeFirst()
  if (newer) return { ok: false, reason: 'pastPrice' }
  const target = { id: price.id, plan_id: price.plan_id, period: price.period, from_on: price.from_on }
  const found = await movable(trx, target).select('subscriptions.id').orderBy('subscriptions.id').execute()
  const subscriptions =
    found.length === 0
      ? []
      : await trx
          .updateTable('subscriptions')
          .set({ next_price_id: price.id })
          .where(
            'id',
            'in',
            found.map((row) => row.id),
          )
          // Whoever chose something else since the list was read stays as chosen.
          .where('status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
          .where('plan_id', '=', price.plan_id)
          .where('period', '=', price.period)
          .where('next_plan_id', 'is', null)
          .returning(['id', 'company_id', 'status', 'price_amount'])
          .execute()
  if (subscriptions.length === 0) return { ok: false, reason: 'nobodyToMove' }
  for (const subscription of subscriptions)
    await recordSubscriptionEvent(trx, actor, subscription, {
      kind: 'price_moved',
      to_status: subscription.status,
      data: {
        price_id: price.id,
        from_amount: String(subscription.price_amount),
        price_amount: String(price.amount),
        from_on: price.from_on,
      },
    })
  await recordAudit(trx, actor, {
    action: 'price.subscribers_moved',
    entity_type: 'plan',
    entity_id: price.plan_id,
    after: {
      period: price.period,
      amount: price.amount,
      from_on: price.from_on,
      count: subscriptions.length,
    },
  })
  return { ok: true, moved: subscriptions.length }
}
