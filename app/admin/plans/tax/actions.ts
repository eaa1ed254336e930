'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { addTaxRules, withdrawTaxRules } from '@/lib/billing/tax-rules'
import { taxRuleSchema } from '@/lib/billing/tax-schema'

/** Adds a version of the rules of PPN. Refuses `pastDay` and `dayTaken`. */
export const addTaxRulesAction = defineAction({
  schema: taxRuleSchema,
  gate: () => requireStaff('plan.edit'),
  run: async (version, { actor }) => {
    const outcome = await db.transaction().execute((trx) => addTaxRules(trx, actor, version, new Date()))
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath('/', 'layout')
    return DONE
  },
})

/** Takes back a version that is not in force yet. Refuses `begun`. */
export const withdrawTaxRulesAction = defineAction({
  schema: z.object({ id: z.uuid() }),
  gate: () => requireStaff('plan.edit'),
  run: async ({ id }, { actor }) => {
    const outcome = await db.transaction().execute((trx) => withdrawTaxRules(trx, actor, id, new Date()))
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath('/', 'layout')
    return DONE
  },
})
