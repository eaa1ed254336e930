'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { safeNext } from '@/lib/auth/redirects'
import { numberToPath } from '@/lib/billing/invoices/number'
import { choiceSchema, companySchema } from '@/lib/billing/schema'
import { cancelSubscription, takeBackCancel } from '@/lib/billing/subscriptions/cancel'
import { choosePlan } from '@/lib/billing/subscriptions/choose'
import { dropPendingChoice } from '@/lib/billing/subscriptions/waiting'
import { getSettings } from '@/lib/config/queries'
import { billingPath } from './paths'

/** Chooses a plan and leads to its invoice. Refuses `unknownPlan`, `freePlan` and `alreadyActive`. */
export const choosePlanAction = defineAction({
  schema: choiceSchema,
  gate: (input) => requireMember(input.company, 'billing.manage'),
  run: async (input, { company, actor }) => {
    const settings = await getSettings(db)
    const choice = { company_id: company.id, plan_code: input.plan_code, period: input.period }
    const outcome = await db
      .transaction()
      .execute((trx) => choosePlan(trx, actor, settings, choice, new Date()))
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath(`/app/${company.slug}/billing`)
    redirect(
      billingPath(company.slug, `/invoices/${numberToPath(outcome.invoice_number)}`, {
        next: safeNext(input.next),
      }),
    )
  },
})

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
