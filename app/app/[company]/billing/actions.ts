'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { companySchema } from '@/lib/billing/schema'
import { cancelSubscription, takeBackCancel } from '@/lib/billing/subscriptions/cancel'
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

/** Lets the running plan end with its period. Refuses `nothingToCancel`. */
export const cancelPlanAction = defineAction({
  schema: companySchema,
  gate: (input) => requireMember(input.company, 'billing.manage'),
  run: async (_input, { company, actor }) => {
    const outcome = await db
      .transaction()
      .execute((trx) => cancelSubscription(trx, actor, company.id, { when: 'end', reason: '' }, new Date()))
    revalidatePath(`/app/${company.slug}/billing`)
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Takes the ending of a plan back. Refuses `nothingToCancel`. */
export const keepPlanAction = defineAction({
  schema: companySchema,
  gate: (input) => requireMember(input.company, 'billing.manage'),
  run: async (_input, { company, actor }) => {
    const outcome = await db
      .transaction()
      .execute((trx) => takeBackCancel(trx, actor, company.id, new Date()))
    revalidatePath(`/app/${company.slug}/billing`)
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})
