'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { safeNext } from '@/lib/auth/redirects'
import { numberToPath } from '@/lib/billing/invoices/number'
import { companySchema } from '@/lib/billing/schema'
import { cancelSubscription, takeBackCancel } from '@/lib/billing/subscriptions/cancel'
import { type ChangeOutcome, changeSubscription, takeBackChange } from '@/lib/billing/subscriptions/change'
import { type ChoiceOutcome, choosePlan } from '@/lib/billing/subscriptions/choose'
import { findLive } from '@/lib/billing/subscriptions/live'
import { pauseSubscription, resumeSubscription } from '@/lib/billing/subscriptions/pause'
import { agreeSchema, cancelSchema, pauseSchema, trialSchema } from '@/lib/billing/subscriptions/schema'
import { startTrial } from '@/lib/billing/subscriptions/trial'
import { getSettings } from '@/lib/config/queries'
import { billingPath } from '../paths'

const manages = (input: { company: string }) => requireMember(input.company, 'billing.manage')

/**
 * Agrees to a preview: chooses the first plan, or changes the one that runs, for the sum that was shown or not at all
 * (`quoteChanged`). Leads to the invoice where there is something to pay, else on to what one was doing.
 */
export const agreeAction = defineAction({
  schema: agreeSchema,
  gate: manages,
  run: async (input, { company, actor }) => {
    const settings = await getSettings(db)
    const { plan_code, period, addons, coupon, quote } = input
    const live = await findLive(db, company.id)
    const isFirst = !live || live.status === 'trialing'
    const now = new Date()
    const outcome = await db
      .transaction()
      .execute<ChoiceOutcome | ChangeOutcome>((trx) =>
        isFirst
          ? choosePlan(
              trx,
              actor,
              settings,
              { company_id: company.id, plan_code, period, addons, coupon, quote },
              now,
            )
          : changeSubscription(
              trx,
              actor,
              settings,
              { company_id: company.id, request: { plan_code, period, addons, coupon }, quote },
              now,
            ),
      )
    revalidatePath(`/app/${company.slug}/billing`, 'layout')
    if (!outcome.ok) return refuse(outcome.reason)
    const next = safeNext(input.next)
    if ('state' in outcome && outcome.state === 'scheduled') redirect(billingPath(company.slug, '', { next }))
    if ('state' in outcome && outcome.state === 'applied' && next) redirect(next)
    redirect(billingPath(company.slug, `/invoices/${numberToPath(outcome.invoice_number)}`, { next }))
  },
})

/** Starts a trial. Refuses `unknownPlan`, `noTrial`, `trialUsed` and `alreadyActive`. */
export const startTrialAction = defineAction({
  schema: trialSchema,
  gate: manages,
  run: async (input, { company, actor }) => {
    const outcome = await db
      .transaction()
      .execute((trx) => startTrial(trx, actor, company.id, input.plan_code, new Date()))
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath(`/app/${company.slug}`, 'layout')
    redirect(safeNext(input.next) ?? billingPath(company.slug))
  },
})

/** Takes back a change that waits or was scheduled. Refuses `noChange`. */
export const takeBackChangeAction = defineAction({
  schema: companySchema,
  gate: manages,
  run: async (_input, { company, actor }) => {
    const taken = await db.transaction().execute((trx) => takeBackChange(trx, actor, company.id, new Date()))
    revalidatePath(`/app/${company.slug}/billing`, 'layout')
    return taken ? DONE : refuse('noChange')
  },
})

/** Ends the plan now or with its period. Refuses `nothingToCancel` and `owes`. */
export const endPlanAction = defineAction({
  schema: cancelSchema,
  gate: manages,
  run: async ({ when, reason }, { company, actor }) => {
    const outcome = await db
      .transaction()
      .execute((trx) => cancelSubscription(trx, actor, company.id, { when, reason }, new Date()))
    revalidatePath(`/app/${company.slug}/billing`, 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Takes the ending of a plan back. Refuses `nothingToResume`, `refunded` and `otherPlan`. */
export const reviveAction = defineAction({
  schema: companySchema,
  gate: manages,
  run: async (_input, { company, actor }) => {
    const outcome = await db
      .transaction()
      .execute((trx) => takeBackCancel(trx, actor, company.id, new Date()))
    revalidatePath(`/app/${company.slug}/billing`, 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Pauses the plan. Refuses `pauseLength` and why it cannot be changed. */
export const pauseAction = defineAction({
  schema: pauseSchema,
  gate: manages,
  run: async ({ from, resume_on }, { company, actor }) => {
    const outcome = await db
      .transaction()
      .execute((trx) => pauseSubscription(trx, actor, company.id, { from, resume_on }, new Date()))
    revalidatePath(`/app/${company.slug}/billing`, 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Goes on after a pause, or before it. Refuses `notPaused`. */
export const resumeAction = defineAction({
  schema: companySchema,
  gate: manages,
  run: async (_input, { company, actor }) => {
    const outcome = await db
      .transaction()
      .execute((trx) => resumeSubscription(trx, actor, company.id, new Date()))
    revalidatePath(`/app/${company.slug}/billing`, 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})
