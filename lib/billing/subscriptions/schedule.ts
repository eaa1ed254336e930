import type { Db, Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { findPrice } from '../catalogue/prices'
import type { BillingPeriod } from '../status'
import { replaceAddons } from './addon-rows'
import { recordSubscriptionEvent } from './events'
import { findSelection, listAddons, type SelectedAddon, type Selection } from './selection'

export type Scheduled = {
  id: string
  company_id: string
  status: string
  plan_id: string
  period: string
  price_id: string | null
  price_amount: bigint
  next_plan_id: string | null
  next_period: string | null
  next_price_id: string | null
  anchor_on: string | null
}

export type RenewalTerms = Selection & {
  /** Whether they are other ones than those of the running period. */
  changes: boolean
  /** From which day later periods are counted: anew where the kind of period changes. */
  anchor_on: string | null
}

/** Whether anything of a subscription is to be another from its next period on. */
export async function hasSchedule(db: Db | Trx, subscription: Scheduled): Promise<boolean> {
  if (subscription.next_plan_id !== null || subscription.next_price_id !== null) return true
  const addon = await db
    .selectFrom('subscription_addons')
    .select('addon_id')
    .where('subscription_id', '=', subscription.id)
    .where((eb) => eb.or([eb('next_quantity', 'is not', null), eb('next_price_id', 'is not', null)]))
    .limit(1)
    .executeTakeFirst()
  return addon !== undefined
}

/**
 * What a subscription is on from its next period, which begins on `day`: the plan, period and add-ons that were scheduled, else
 * the present ones; the price that staff moved it to once that has begun, else the one it has. What becomes dearer by a longer or
 * shorter period has the price of `day`.
 */
export async function termsAtRenewal(trx: Trx, subscription: Scheduled, day: string): Promise<RenewalTerms> {
  const planId = subscription.next_plan_id ?? subscription.plan_id
  const period = (subscription.next_period ?? subscription.period) as BillingPeriod
  const price = await priceAtRenewal(trx, subscription, planId, period, day)
  const { plan } = await findSelection(trx, { ...subscription, plan_id: planId })
  const addons: SelectedAddon[] = []
  let changed = false
  for (const { next_quantity, next_price_id, ...addon } of await listAddons(trx, subscription.id)) {
    const quantity = next_quantity ?? addon.quantity
    changed ||= quantity !== addon.quantity
    if (quantity === 0) continue
    const stays = period === subscription.period
    const other = stays
      ? await findMoved(trx, next_price_id, day)
      : await findPrice(trx, { addon_id: addon.addon_id }, period, day)
    changed ||= other !== undefined && other.id !== addon.price_id
    addons.push({
      ...addon,
      quantity,
      ...(other && { price_id: other.id, price_amount: other.amount }),
    })
  }
  return {
    plan,
    period,
    price_id: price.id,
    price_amount: price.amount,
    addons,
    anchor_on: period === subscription.period ? subscription.anchor_on : day,
    changes:
      changed ||
      planId !== subscription.plan_id ||
      period !== subscription.period ||
      price.id !== subscription.price_id ||
      price.amount !== subscription.price_amount,
  }
}

async function priceAtRenewal(
  trx: Trx,
  subscription: Scheduled,
  planId: string,
  period: BillingPeriod,
  day: string,
): Promise<{ id: string | null; amount: bigint }> {
  const moved = await findMoved(trx, subscription.next_price_id, day)
  if (moved) return moved
  const stays = planId === subscription.plan_id && period === subscription.period
  const price = stays ? undefined : await findPrice(trx, { plan_id: planId }, period, day)
  return price ?? { id: subscription.price_id, amount: subscription.price_amount }
}

/** The price that staff moved something to, once it has begun by a day: one that begins later holds from the renewal after it. */
async function findMoved(
  trx: Trx,
  priceId: string | null,
  day: string,
): Promise<{ id: string; amount: bigint } | undefined> {
  if (priceId === null) return undefined
  return trx
    .selectFrom('prices')
    .select(['id', 'amount'])
    .where('id', '=', priceId)
    .where('from_on', '<=', day)
    .executeTakeFirst()
}

/**
 * Puts a subscription on the terms of its next period, in the transaction in which that begins. A price that begins later still
 * stays scheduled. The caller holds the company's lock.
 */
export async function applyRenewalTerms(
  trx: Trx,
  actor: Actor,
  subscription: Scheduled,
  terms: RenewalTerms,
): Promise<void> {
  if (!terms.changes) return
  const waits = subscription.next_price_id !== null && subscription.next_price_id !== terms.price_id
  await trx
    .updateTable('subscriptions')
    .set({
      plan_id: terms.plan.id,
      period: terms.period,
      price_id: terms.price_id,
      price_amount: terms.price_amount,
      anchor_on: terms.anchor_on,
      next_plan_id: null,
      next_period: null,
      next_from_on: null,
      ...(!(waits && subscription.next_plan_id === null) && { next_price_id: null }),
    })
    .where('id', '=', subscription.id)
    .execute()
  await replaceAddons(trx, subscription.id, terms.addons, terms.period === subscription.period)
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind: 'changed',
    to_status: subscription.status,
    data: {
      plan_id: terms.plan.id,
      period: terms.period,
      price_amount: String(terms.price_amount),
      scheduled: true,
    },
  })
}

/** Sets what a subscription is to be on from its next period. */
export async function scheduleTerms(
  trx: Trx,
  actor: Actor,
  subscription: Scheduled,
  after: Selection,
  day: string,
): Promise<void> {
  const samePlan = after.plan.id === subscription.plan_id && after.period === subscription.period
  await trx
    .updateTable('subscriptions')
    .set(
      samePlan
        ? { next_plan_id: null, next_period: null, ...(subscription.next_plan_id && { next_price_id: null }) }
        : { next_plan_id: after.plan.id, next_period: after.period, next_price_id: after.price_id },
    )
    .where('id', '=', subscription.id)
    .execute()
  const present = await listAddons(trx, subscription.id)
  for (const addon of present) {
    const next = after.addons.find((row) => row.addon_id === addon.addon_id)?.quantity ?? 0
    await setNext(trx, subscription.id, addon.addon_id, next === addon.quantity ? null : next)
  }
  const fresh = after.addons.filter((addon) => !present.some((row) => row.addon_id === addon.addon_id))
  for (const { addon_id, price_id, price_amount, quantity } of fresh)
    await trx
      .insertInto('subscription_addons')
      .values({
        subscription_id: subscription.id,
        addon_id,
        price_id,
        price_amount,
        quantity: 0,
        next_quantity: quantity,
      })
      .execute()
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind: 'change_scheduled',
    to_status: subscription.status,
    data: {
      plan_id: after.plan.id,
      period: after.period,
      price_amount: String(after.price_amount),
      from: day,
    },
  })
}

/** Takes back what was scheduled. Answers false where nothing was; a price that staff moved the company to stays. */
export async function unscheduleTerms(trx: Trx, actor: Actor, subscription: Scheduled): Promise<boolean> {
  const addons = await listAddons(trx, subscription.id)
  const hasAddons = addons.some((addon) => addon.next_quantity !== null)
  if (subscription.next_plan_id === null && !hasAddons) return false
  if (subscription.next_plan_id !== null)
    await trx
      .updateTable('subscriptions')
      .set({ next_plan_id: null, next_period: null, next_price_id: null })
      .where('id', '=', subscription.id)
      .execute()
  await trx
    .deleteFrom('subscription_addons')
    .where('subscription_id', '=', subscription.id)
    .where('quantity', '=', 0)
    .execute()
  for (const addon of addons.filter((row) => row.quantity > 0))
    await setNext(trx, subscription.id, addon.addon_id, null)
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind: 'change_unscheduled',
    to_status: subscription.status,
  })
  return true
}

async function setNext(trx: Trx, subscriptionId: string, addonId: string, next: number | null) {
  await trx
    .updateTable('subscription_addons')
    .set({ next_quantity: next })
    .where('subscription_id', '=', subscriptionId)
    .where('addon_id', '=', addonId)
    .execute()
}
