import type { Db, Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId, type StaffId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { type BillingPeriod, LIVE_SUBSCRIPTION_STATUSES } from '../status'
import { findPrice, type Priced } from './prices'

export type NewPrice = { priced: Priced; period: BillingPeriod; amount: bigint; from_on: string }

export type PriceOutcome =
  | { ok: true; id: string }
  | {
      ok: false
      reason: 'notFound' | 'pastPrice' | 'sameDayPrice' | 'samePrice' | 'freePlanPrice' | 'paidPlanPrice'
    }

/**
 * Adds a version of a price, from today (in Jakarta) or a later day. Who subscribed at an earlier version keeps it until moved.
 * Refuses a day that is past (`pastPrice`), one that has a version (`sameDayPrice`), and the amount that holds on that day
 * anyway (`samePrice`). The free plan costs nothing, a paid one something: an invoice over nothing cannot be paid.
 */
export async function addPriceVersion(
  trx: Trx,
  actor: Actor,
  price: NewPrice,
  now = new Date(),
): Promise<PriceOutcome> {
  const refused = (reason: Extract<PriceOutcome, { ok: false }>['reason']): PriceOutcome => ({
    ok: false,
    reason,
  })
  const thing = await lockPriced(trx, price.priced)
  if (!thing) return refused('notFound')
  if (thing.is_free && price.amount > 0n) return refused('freePlanPrice')
  if (!thing.is_free && price.amount <= 0n) return refused('paidPlanPrice')
  if (price.from_on < dayOf(now)) return refused('pastPrice')
  const before = await findPrice(trx, price.priced, price.period, price.from_on)
  if (before?.from_on === price.from_on) return refused('sameDayPrice')
  if (before?.amount === price.amount) return refused('samePrice')
  const id = newId()
  await trx
    .insertInto('prices')
    .values({
      id,
      plan_id: 'plan_id' in price.priced ? price.priced.plan_id : null,
      addon_id: 'addon_id' in price.priced ? price.priced.addon_id : null,
      period: price.period,
      amount: price.amount,
      from_on: price.from_on,
      created_by: actor.user_id,
    })
    .execute()
  await recordAudit(trx, actor, {
    action: 'price.added',
    entity_type: thing.kind,
    entity_id: thing.id,
    before: before && { code: thing.code, period: price.period, amount: before.amount },
    after: { code: thing.code, period: price.period, amount: price.amount, from_on: price.from_on },
  })
  return { ok: true, id }
}

/** Locks what a price is of: versions of one thing are added one after another. */
async function lockPriced(trx: Trx, priced: Priced) {
  if ('plan_id' in priced) {
    const plan = await trx
      .selectFrom('plans')
      .select(['id', 'code', 'is_free'])
      .where('id', '=', priced.plan_id)
      .forNoKeyUpdate()
      .executeTakeFirst()
    return plan && { ...plan, kind: 'plan' as const }
  }
  const addon = await trx
    .selectFrom('addons')
    .select(['id', 'code'])
    .where('id', '=', priced.addon_id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return addon && { ...addon, is_free: false, kind: 'addon' as const }
}

export type WithdrawOutcome = { ok: true } | { ok: false; reason: 'notFound' | 'frozenPrice' | 'usedPrice' }

/**
 * Takes back a version that has not begun and that nobody is to be moved to. What began is frozen: invoices were written by
 * it. The lock keeps others from referring to the row meanwhile.
 */
export async function withdrawPrice(
  trx: Trx,
  actor: Actor,
  priceId: string,
  now = new Date(),
): Promise<WithdrawOutcome> {
  const price = await trx
    .selectFrom('prices')
    .selectAll()
    .where('id', '=', priceId)
    .forUpdate()
    .executeTakeFirst()
  if (!price) return { ok: false, reason: 'notFound' }
  if (price.from_on <= dayOf(now)) return { ok: false, reason: 'frozenPrice' }
  const used = await trx
    .selectFrom('subscriptions')
    .select('id')
    .where((eb) => eb.or([eb('price_id', '=', priceId), eb('next_price_id', '=', priceId)]))
    .limit(1)
    .executeTakeFirst()
  const usedByAddon = await trx
    .selectFrom('subscription_addons')
    .select('addon_id')
    .where((eb) => eb.or([eb('price_id', '=', priceId), eb('next_price_id', '=', priceId)]))
    .limit(1)
    .executeTakeFirst()
  if (used || usedByAddon) return { ok: false, reason: 'usedPrice' }
  await trx.deleteFrom('prices').where('id', '=', priceId).execute()
  await recordAudit(trx, actor, {
    action: 'price.withdrawn',
    entity_type: price.plan_id ? 'plan' : 'addon',
    entity_id: price.plan_id ?? price.addon_id,
    before: { period: price.period, amount: price.amount, from_on: price.from_on },
  })
  return { ok: true }
}

export type PriceVersion = Awaited<ReturnType<typeof listPriceVersions>>[number]

/** Every version of the prices of one thing, newest first, with who is on it and who will be from their next renewal on. */
export async function listPriceVersions(db: Db, _staff: StaffId, priced: Priced, day = dayOf(new Date())) {
  const rows = await db
    .selectFrom('prices')
    .select((eb) => [
      'prices.id',
      'prices.period',
      'prices.amount',
      'prices.from_on',
      'prices.plan_id',
      'prices.addon_id',
      'plan_id' in priced
        ? eb
            .selectFrom('subscriptions')
            .select((inner) => inner.fn.countAll<bigint>().as('count'))
            .whereRef('subscriptions.price_id', '=', 'prices.id')
            .where('subscriptions.status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
            .as('subscriber_count')
        : eb
            .selectFrom('subscription_addons')
            .innerJoin('subscriptions', 'subscriptions.id', 'subscription_addons.subscription_id')
            .select((inner) => inner.fn.countAll<bigint>().as('count'))
            .whereRef('subscription_addons.price_id', '=', 'prices.id')
            .where('subscription_addons.quantity', '>', 0)
            .where('subscriptions.status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
            .as('subscriber_count'),
      'plan_id' in priced
        ? eb
            .selectFrom('subscriptions')
            .select((inner) => inner.fn.countAll<bigint>().as('count'))
            .whereRef('subscriptions.next_price_id', '=', 'prices.id')
            .where('subscriptions.status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
            .as('moving_count')
        : eb
            .selectFrom('subscription_addons')
            .innerJoin('subscriptions', 'subscriptions.id', 'subscription_addons.subscription_id')
            .select((inner) => inner.fn.countAll<bigint>().as('count'))
            .whereRef('subscription_addons.next_price_id', '=', 'prices.id')
            .where('subscriptions.status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
            .as('moving_count'),
    ])
    .$call((query) =>
      'plan_id' in priced
        ? query.where('prices.plan_id', '=', priced.plan_id)
        : query.where('prices.addon_id', '=', priced.addon_id),
    )
    .orderBy('prices.period')
    .orderBy('prices.from_on', 'desc')
    .execute()
  const current = new Map<string, string>()
  for (const row of rows) if (row.from_on <= day && !current.has(row.period)) current.set(row.period, row.id)
  return rows.map((row) => ({
    ...row,
    period: row.period as BillingPeriod,
    subscriber_count: Number(row.subscriber_count ?? 0),
    moving_count: Number(row.moving_count ?? 0),
    state:
      row.from_on > day
        ? ('future' as const)
        : current.get(row.period) === row.id
          ? ('current' as const)
          : ('past' as const),
  }))
}
