'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { companySchema } from '@/lib/billing/schema'
import { dropPendingChoice } from '@/lib/billing/subscriptions/waiting'

/** Takes back a choice that nobody paid. Refuses `nothingWaits`. */
export const dropChoiceAction = defineAction({
  schema: companySchema,
  gate: (input) => requireMember(input.company, 'billing.manage'),
  run: async (_input, { company, actor }) => {
    const dropped = await db
      .transaction()
      .execute((trx) => dropPendingChoice(trx, actor, company.id, new Date()))
    revalidatePath(`/app/${company.slug}/billing`)
    return dropped ? DONE : refuse('nothingWaits')
  },
})
