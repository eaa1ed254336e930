import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { StaffId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { LIVE_SUBSCRIPTION_STATUSES } from '../status'
import { recordSubscriptionEvents } from '../subscriptions/events'
import { queuePriceMails } from './price-mails'

export type Version = {
  id: string
  plan_id: string | null
  addon_id: string | null
  period: string
  from_on: string
}

/** Who is on an older version: what it pays for one unit now, how many units, and when its running period ends. */
export type Mover = {
  id: string
  company_id: string
  status: string
  trade_name: string
  slug: string
  quantity: number
  from_amount: bigint
  ends_on: string | null
}

const LIVE = sql`(${sql.join([...LIVE_SUBSCRIPTION_STATUSES])})`

/**
 * Live subscriptions that have what a version prices, for its kind of period and at an older version, and are not on their way to
 * it. Who changes to something else at the period's end has the price of that.
 */
async function findMovable(db: Db | Trx, version: Version): Promise<Mover[]> {
  const { id, plan_id, addon_id, period, from_on } = version
  const older = sql`(own.id is null or own.from_on < ${from_on})`
  const common = sql`from subscriptions
    join companies on companies.id = subscriptions.company_id`
  const columns = sql`subscriptions.id, subscriptions.company_id, subscriptions.status, companies.trade_name, companies.slug,
    subscriptions.current_period_end_on as ends_on`
  const { rows } = addon_id
    ? await sql<Mover>`select ${columns}, part.quantity, part.price_amount as from_amount ${common}
        join subscription_addons part on part.subscription_id = subscriptions.id
        left join prices own on own.id = part.price_id
      where part.addon_id = ${addon_id} and part.quantity > 0 and part.next_quantity is distinct from 0
        and subscriptions.period = ${period} and coalesce(subscriptions.next_period, ${period}) = ${period}
        and subscriptions.status in ${LIVE} and part.price_id <> ${id} and part.next_price_id is distinct from ${id}
        and ${older}
      order by subscriptions.id`.execute(db)
    : await sql<Mover>`select ${columns}, 1 as quantity, subscriptions.price_amount as from_amount ${common}
        left join prices own on own.id = subscriptions.price_id
      where subscriptions.plan_id = ${plan_id} and subscriptions.period = ${period} and subscriptions.next_plan_id is null
        and subscriptions.status in ${LIVE} and subscriptions.price_id is distinct from ${id}
        and subscriptions.next_price_id is distinct from ${id} and ${older}
      order by subscriptions.id`.execute(db)
  return rows
}

/** Whom a version would take, and what they pay for a period in all before and after, without PPN. */
export type MovePreview = { count: number; before: bigint; after: bigint; first: Mover[] }

/** Who would move to each version of a thing's prices, the first hundred by name, and how much it is; by the version's id. */
export async function previewMoves(
  db: Db,
  _staff: StaffId,
  versions: readonly (Version & { amount: bigint })[],
): Promise<Map<string, MovePreview>> {
  const previews = new Map<string, MovePreview>()
  for (const version of versions) {
    const movers = await findMovable(db, version)
    const sum = (amountOf: (mover: Mover) => bigint) =>
      movers.reduce((total, mover) => total + amountOf(mover) * BigInt(mover.quantity), 0n)
    previews.set(version.id, {
      count: movers.length,
      before: sum((mover) => mover.from_amount),
      after: sum(() => version.amount),
      first: movers.toSorted((one, other) => one.trade_name.localeCompare(other.trade_name)).slice(0, 100),
    })
  }
  return previews
}

export type MoveOutcome =
  | { ok: true; moved: number }
  | { ok: false; reason: 'notFound' | 'pastPrice' | 'nobodyToMove' }

/**
 * Moves those who are on older versions of the price of a plan or an add-on to this one: each from the first renewal that begins
 * on or after its day, with an entry in their timelines and a mail. Only to the version of today or a later one. Repeated, it
 * finds nobody left to move.
 */
export async function moveSubscribers(
  trx: Trx,
  actor: Actor,
  priceId: string,
  now = new Date(),
): Promise<MoveOutcome> {
  const price = await lockVersion(trx, priceId)
  if (!price) return { ok: false, reason: 'notFound' }
  const newer = await trx
    .selectFrom('prices')
    .select('id')
    .where((eb) => (price.addon_id ? eb('addon_id', '=', price.addon_id) : eb('plan_id', '=', price.plan_id)))
    .where('period', '=', price.period)
    .where('from_on', '>', price.from_on)
    .where('from_on', '<=', dayOf(now))
    .limit(1)
    .executeTakeFirst()
  if (newer) return { ok: false, reason: 'pastPrice' }
  const found = await findMovable(trx, price)
  const moved = new Set(await markMoved(trx, price, found))
  const movers = found.filter(({ id }) => moved.has(id))
  if (movers.length === 0) return { ok: false, reason: 'nobodyToMove' }
  await recordMoves(trx, actor, 'price_moved', price, movers)
  await queuePriceMails(trx, 'moved', price, movers)
  return { ok: true, moved: movers.length }
}

/** Writes the move into the rows; whoever chose something else since the list was read stays as chosen. Answers who moves. */
async function markMoved(trx: Trx, price: Version, found: readonly Mover[]): Promise<string[]> {
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  if (price.addon_id) {
    const rows = await trx
      .updateTable('subscription_addons')
      .set({ next_price_id: price.id })
      .where('subscription_id', 'in', ids)
      .where('addon_id', '=', price.addon_id)
      .where('quantity', '>', 0)
      .where('price_id', '<>', price.id)
      .returning('subscription_id')
      .execute()
    return rows.map((row) => row.subscription_id)
  }
  const rows = await trx
    .updateTable('subscriptions')
    .set({ next_price_id: price.id })
    .where('id', 'in', ids)
    .where('status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
    .where('plan_id', '=', price.plan_id ?? '')
    .where('period', '=', price.period)
    .where('next_plan_id', 'is', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export type UnmoveOutcome = { ok: true; kept: number } | { ok: false; reason: 'notFound' | 'nobodyMoves' }

/** Takes a move back for all to whom it has not come yet: they keep the price they have, and are told. */
export async function keepOldPrice(trx: Trx, actor: Actor, priceId: string): Promise<UnmoveOutcome> {
  const price = await lockVersion(trx, priceId)
  if (!price) return { ok: false, reason: 'notFound' }
  const found = await findMoving(trx, price)
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return { ok: false, reason: 'nobodyMoves' }
  if (price.addon_id)
    await trx
      .updateTable('subscription_addons')
      .set({ next_price_id: null })
      .where('subscription_id', 'in', ids)
      .where('next_price_id', '=', price.id)
      .execute()
  else
    await trx
      .updateTable('subscriptions')
      .set({ next_price_id: null })
      .where('id', 'in', ids)
      .where('next_price_id', '=', price.id)
      .where('next_plan_id', 'is', null)
      .execute()
  await recordMoves(trx, actor, 'price_kept', price, found)
  await queuePriceMails(trx, 'kept', price, found)
  return { ok: true, kept: found.length }
}

/** Who is on the way to a version, locked. */
async function findMoving(trx: Trx, { id, addon_id }: Version): Promise<Mover[]> {
  const columns = sql`subscriptions.id, subscriptions.company_id, subscriptions.status, companies.trade_name, companies.slug,
    subscriptions.current_period_end_on as ends_on`
  const { rows } = addon_id
    ? await sql<Mover>`select ${columns}, part.quantity, part.price_amount as from_amount
      from subscription_addons part join subscriptions on subscriptions.id = part.subscription_id
        join companies on companies.id = subscriptions.company_id
      where part.next_price_id = ${id} and subscriptions.status in ${LIVE}
      order by subscriptions.id for update of part`.execute(trx)
    : await sql<Mover>`select ${columns}, 1 as quantity, subscriptions.price_amount as from_amount
      from subscriptions join companies on companies.id = subscriptions.company_id
      where subscriptions.next_price_id = ${id} and subscriptions.next_plan_id is null
        and subscriptions.status in ${LIVE}
      order by subscriptions.id for no key update of subscriptions`.execute(trx)
  return rows
}

/** Locks a version, so that it cannot be withdrawn meanwhile, and what it prices: who move subscribers of it come one after another. */
async function lockVersion(trx: Trx, priceId: string) {
  const price = await trx
    .selectFrom('prices')
    .selectAll()
    .where('id', '=', priceId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (price?.plan_id)
    await trx.selectFrom('plans').select('id').where('id', '=', price.plan_id).forNoKeyUpdate().execute()
  if (price?.addon_id)
    await trx.selectFrom('addons').select('id').where('id', '=', price.addon_id).forNoKeyUpdate().execute()
  return price
}

async function recordMoves(
  trx: Trx,
  actor: Actor,
  kind: 'price_moved' | 'price_kept',
  price: Version & { amount: bigint },
  movers: readonly Mover[],
): Promise<void> {
  await recordSubscriptionEvents(
    trx,
    actor,
    movers.map((mover) => ({
      subscription: mover,
      event: {
        kind,
        to_status: mover.status,
        data: {
          price_id: price.id,
          ...(price.addon_id && { addon_id: price.addon_id }),
          from_amount: String(mover.from_amount),
          price_amount: String(price.amount),
          from_on: price.from_on,
        },
      },
    })),
  )
  await recordAudit(trx, actor, {
    action: kind === 'price_moved' ? 'price.subscribers_moved' : 'price.subscribers_kept',
    entity_type: price.addon_id ? 'addon' : 'plan',
    entity_id: price.addon_id ?? price.plan_id,
    after: {
      period: price.period,
      amount: price.amount,
      from_on: price.from_on,
      count: movers.length,
    },
  })
}
