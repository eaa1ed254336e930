'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { changePlan, setPlanStatus } from '@/lib/billing/plans/mutations'
import { planSchema, planStatusSchema } from '@/lib/billing/plans/schema'
import { issueKey } from '@/lib/validation'

/** Changes a plan's prices, quotas and texts. Refuses `conflict`, and prices that cannot be beside their fields. */
export const changePlanAction = defineAction({
  schema: planSchema,
  gate: () => requireStaff('plan.edit'),
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => changePlan(trx, actor, input))
    revalidatePath('/admin/plans', 'layout')
    if (outcome.ok) return DONE
    if (outcome.reason !== 'paidPlanPrice') return refuse(outcome.reason)
    const prices = ['monthly_amount', 'yearly_amount'] as const
    const missing = prices.filter((name) => Number(input[name]) === 0)
    const error = issueKey('moreThan', { min: 0 })
    return refuse('paidPlanPrice', Object.fromEntries(missing.map((name) => [name, error])))
  },
})

/** Takes a plan off the shelf, or puts it back. Refuses `conflict` and `freePlanStays`. */
export const setPlanStatusAction = defineAction({
  schema: planStatusSchema,
  gate: () => requireStaff('plan.edit'),
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => setPlanStatus(trx, actor, input))
    revalidatePath('/admin/plans', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})
