import type { Db, Trx } from '@/db'
import { findPrice } from '../catalogue/prices'
import type { BillingPeriod } from '../status'
import type { Period } from './periods'
import type { SubscriptionTerms } from './terms'

export type SelectedAddon = {
  addon_id: string
  code: string
  name_id: string
  name_en: string
  price_id: string
  price_amount: bigint
  quantity: number
}

/** A plan with its add-ons for a period, each at the price the company has or would have. Without PPN. */
export type Selection = {
  plan: { id: string; code: string; name_id: string; name_en: string }
  period: BillingPeriod
  price_id: string | null
  price_amount: bigint
  addons: SelectedAddon[]
}

/** What somebody wants to have: add-ons by their code. */
export type Wanted = { plan_code: string; period: BillingPeriod; addons: Record<string, number> }

export type SelectionRefusal = 'unknownPlan' | 'freePlan' | 'unknownAddon' | 'tooManyUnits'
export type SelectionOutcome = { ok: true; selection: Selection } | { ok: false; reason: SelectionRefusal }

type OnTerms = {
  id: string
  plan_id: string
  period: string
  price_id: string | null
  price_amount: bigint
}

/** What a subscription is on now. */
export async function findSelection(db: Db | Trx, subscription: OnTerms): Promise<Selection> {
  const [plan, addons] = [
    await db
      .selectFrom('plans')
      .select(['id', 'code', 'name_id', 'name_en'])
      .where('id', '=', subscription.plan_id)
      .executeTakeFirstOrThrow(),
    await listAddons(db, subscription.id),
  ]
  return {
    plan,
    period: subscription.period as BillingPeriod,
    price_id: subscription.price_id,
    price_amount: subscription.price_amount,
    addons: addons
      .filter((addon) => addon.quantity > 0)
      .map(({ next_quantity: _next, next_price_id: _price, ...addon }) => addon),
  }
}

/** The add-ons of a subscription with what was scheduled for them. */
export async function listAddons(db: Db | Trx, subscriptionId: string) {
  return db
    .selectFrom('subscription_addons')
    .innerJoin('addons', 'addons.id', 'subscription_addons.addon_id')
    .select(['addon_id', 'code', 'name_id', 'name_en', 'price_id', 'price_amount'])
    .select(['subscription_addons.quantity', 'next_quantity', 'next_price_id'])
    .where('subscription_id', '=', subscriptionId)
    .orderBy('addons.position')
    .orderBy('addons.code')
    .execute()
}

/**
 * What is wanted, priced: at the price the company has where plan or add-on and period stay, else at that of the day. What is off
 * the shelf can be kept, not taken anew.
 */
export async function selectWanted(
  db: Db | Trx,
  wanted: Wanted,
  present: Selection | undefined,
  day: string,
): Promise<SelectionOutcome> {
  const plan = await db
    .selectFrom('plans')
    .select(['id', 'code', 'name_id', 'name_en', 'is_free', 'status'])
    .where('code', '=', wanted.plan_code)
    .executeTakeFirst()
  const keeps = present?.plan.code === wanted.plan_code
  if (!plan || (plan.status !== 'active' && !keeps)) return { ok: false, reason: 'unknownPlan' }
  if (plan.is_free) return { ok: false, reason: 'freePlan' }
  const stays = present?.period === wanted.period
  const price =
    keeps && stays
      ? { id: present.price_id, amount: present.price_amount }
      : await findPrice(db, { plan_id: plan.id }, wanted.period, day)
  if (!price) return { ok: false, reason: 'unknownPlan' }
  const addons: SelectedAddon[] = []
  for (const [code, quantity] of Object.entries(wanted.addons)) {
    if (quantity === 0) continue
    const addon = await selectAddon(db, { code, quantity }, wanted.period, present, day)
    if (typeof addon === 'string') return { ok: false, reason: addon }
    addons.push(addon)
  }
  return {
    ok: true,
    selection: {
      plan: { id: plan.id, code: plan.code, name_id: plan.name_id, name_en: plan.name_en },
      period: wanted.period,
      price_id: price.id,
      price_amount: price.amount,
      addons: addons.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    },
  }
}

async function selectAddon(
  db: Db | Trx,
  { code, quantity }: { code: string; quantity: number },
  period: BillingPeriod,
  present: Selection | undefined,
  day: string,
): Promise<SelectedAddon | SelectionRefusal> {
  const kept = present?.addons.find((addon) => addon.code === code)
  const row = await db
    .selectFrom('addons')
    .select(['id', 'code', 'name_id', 'name_en', 'status', 'unit_limit'])
    .where('code', '=', code)
    .executeTakeFirst()
  const isSold = row?.status === 'active'
  if (!row || (!isSold && quantity > (kept?.quantity ?? 0))) return 'unknownAddon'
  if (quantity > row.unit_limit && quantity > (kept?.quantity ?? 0)) return 'tooManyUnits'
  const { id: addon_id, name_id, name_en } = row
  if (kept && present?.period === period) return { ...kept, quantity }
  const price = await findPrice(db, { addon_id }, period, day)
  if (!price) return 'unknownAddon'
  return { addon_id, code, name_id, name_en, price_id: price.id, price_amount: price.amount, quantity }
}

/** What a whole period of it costs, without PPN. */
export function sumOf(selection: Pick<Selection, 'price_amount' | 'addons'>): bigint {
  return selection.addons.reduce(
    (sum, addon) => sum + addon.price_amount * BigInt(addon.quantity),
    selection.price_amount,
  )
}

/** As it is kept on the invoice of a change. */
export function toTerms(selection: Selection, period: Period, anchor: string | null): SubscriptionTerms {
  return {
    plan_id: selection.plan.id,
    period: selection.period,
    price_id: selection.price_id,
    price_amount: String(selection.price_amount),
    current_period_start_on: period.period_start_on,
    current_period_end_on: period.period_end_on,
    anchor_on: anchor,
    addons: selection.addons.map((addon) => ({
      addon_id: addon.addon_id,
      price_id: addon.price_id,
      price_amount: String(addon.price_amount),
      quantity: addon.quantity,
    })),
  }
}
