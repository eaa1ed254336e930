'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { keepOldPrice, moveSubscribers } from '@/lib/billing/catalogue/price-moves'
import { addPriceVersion, withdrawPrice } from '@/lib/billing/catalogue/price-versions'
import { priceIdSchema, priceVersionSchema } from '@/lib/billing/catalogue/schema'
import { changePlan, createPlan, setPlanStatus } from '@/lib/billing/plans/mutations'
import { newPlanSchema, planSchema, planStatusSchema } from '@/lib/billing/plans/schema'

const mayEdit = () => requireStaff('plan.edit')

/** Puts a new paid plan on the shelf. Refuses `codeTaken` and `pastPrice` beside their fields. */
export const createPlanAction = defineAction({
  schema: newPlanSchema,
  gate: mayEdit,
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => createPlan(trx, actor, input))
    if (!outcome.ok && outcome.reason === 'codeTaken') return refuse('codeTaken', { code: 'taken' })
    if (!outcome.ok) return refuse(outcome.reason, { from_on: 'tooEarly' })
    revalidatePath('/admin/plans', 'layout')
    return redirect(`/admin/plans/${input.code}`)
  },
})

/** Changes a plan's quotas and texts. Refuses `conflict`. */
export const changePlanAction = defineAction({
  schema: planSchema,
  gate: mayEdit,
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => changePlan(trx, actor, input))
    revalidatePath('/admin/plans', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Takes a plan off the shelf, or puts it back. Refuses `conflict` and `freePlanStays`. */
export const setPlanStatusAction = defineAction({
  schema: planStatusSchema,
  gate: mayEdit,
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => setPlanStatus(trx, actor, input))
    revalidatePath('/admin/plans', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Adds a version of a price. What is wrong with its day or amount is said beside it. */
export const addPriceAction = defineAction({
  schema: priceVersionSchema,
  gate: mayEdit,
  run: async ({ kind, id, period, amount, from_on }, { actor }) => {
    const priced = kind === 'plan' ? { plan_id: id } : { addon_id: id }
    const price = { priced, period, amount: BigInt(amount), from_on }
    const outcome = await db.transaction().execute((trx) => addPriceVersion(trx, actor, price))
    revalidatePath('/admin/plans', 'layout')
    if (outcome.ok) return DONE
    if (outcome.reason === 'pastPrice') return refuse('pastPrice', { from_on: 'tooEarly' })
    return refuse(outcome.reason)
  },
})

/** Takes a version back that has not begun. Refuses `frozenPrice` and `usedPrice`. */
export const withdrawPriceAction = defineAction({
  schema: priceIdSchema,
  gate: mayEdit,
  run: async ({ price_id }, { actor }) => {
    const outcome = await db.transaction().execute((trx) => withdrawPrice(trx, actor, price_id))
    revalidatePath('/admin/plans', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Moves those on older versions to one, from their next renewal on. Refuses `nobodyToMove` and `pastPrice`. */
export const moveSubscribersAction = defineAction({
  schema: priceIdSchema,
  gate: mayEdit,
  run: async ({ price_id }, { actor }) => {
    const outcome = await db.transaction().execute((trx) => moveSubscribers(trx, actor, price_id))
    revalidatePath('/admin/plans', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Takes a move back for all to whom it has not come yet. Refuses `nobodyMoves`. */
export const keepOldPriceAction = defineAction({
  schema: priceIdSchema,
  gate: mayEdit,
  run: async ({ price_id }, { actor }) => {
    const outcome = await db.transaction().execute((trx) => keepOldPrice(trx, actor, price_id))
    revalidatePath('/admin/plans', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})
