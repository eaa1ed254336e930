'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { requireUser } from '@/lib/auth/gates'
import { checkAnswers } from '@/lib/onboarding/answer-checks'
import { finishOnboarding } from '@/lib/onboarding/finish'
import { completeStep, saveDraft } from '@/lib/onboarding/mutations'
import { findOpenWorkflow, findOpenWorkflowId } from '@/lib/onboarding/queries'
import { finishRequestSchema, STEP_SCHEMAS, stepRequestSchema } from '@/lib/onboarding/schema'
import { formValues, type StepData } from '@/lib/onboarding/step-data'
import { isDone } from '@/lib/onboarding/steps'
import { fieldErrorsOf, izinkuErrorMap } from '@/lib/validation'
import { type SummaryRow, summarizeStep } from './summary'

/** Completes a step and leads to the next one. Refuses `conflict`, `tooEarly`, `notFound`. */
export const completeStepAction = defineAction({
  schema: stepRequestSchema,
  gate: () => requireUser(),
  run: async ({ step, values, ...save }, { user, actor }) => {
    const parsed = STEP_SCHEMAS[step].safeParse(values, { error: izinkuErrorMap })
    if (!parsed.success) return refuse('invalid', fieldErrorsOf(parsed.error))
    const answers = parsed.data as never
    if ((await findOpenWorkflowId(db, user.id)) !== save.workflow_id) redirect('/onboarding')
    const wrong = await checkAnswers(db, save.workflow_id, step, answers)
    if (Object.keys(wrong).length > 0) return refuse('invalid', wrong)
    const saved = await db
      .transaction()
      .execute((trx) => completeStep(trx, actor, user.id, { ...save, step }, answers, new Date()))
    if (!saved.ok) return saved
    revalidatePath('/onboarding', 'layout')
    redirect(`/onboarding/${saved.data.next}`)
  },
})

/** Keeps what was typed when a step is left. A step that was complete and still is stays complete. */
export const saveDraftAction = defineAction({
  schema: stepRequestSchema,
  gate: () => requireUser(),
  run: async ({ step, values, ...save }, { user, actor }) => {
    const workflow = await findOpenWorkflow(db, user.id)
    const parsed = STEP_SCHEMAS[step].safeParse(values)
    const complete =
      parsed.success &&
      workflow !== undefined &&
      isDone(workflow.statuses[step]) &&
      Object.keys(await checkAnswers(db, workflow.id, step, parsed.data as never)).length === 0
    const saved = await db.transaction().execute((trx) => {
      const request = { ...save, step }
      return complete
        ? completeStep(trx, actor, user.id, request, parsed.data as never, new Date())
        : saveDraft(trx, actor, user.id, request, values, new Date())
    })
    if (saved.ok) revalidatePath('/onboarding', 'layout')
    return saved.ok ? { ok: true, data: { version: saved.data.version } } : saved
  },
})

export type Comparison = { version: number; values: StepData; mine: SummaryRow[]; theirs: SummaryRow[] }

/** Both sides of a conflict: what this form holds, and what was saved elsewhere meanwhile. */
export const compareStepAction = defineAction({
  schema: stepRequestSchema,
  gate: () => requireUser(),
  run: async ({ step, values }, { user }) => {
    const row = (await findOpenWorkflow(db, user.id))?.steps[step]
    if (!row) return refuse('notFound')
    const theirs = formValues(step, row.data)
    const masked = typeof row.data.nik_masked === 'string' ? row.data.nik_masked : ''
    const locale = await getLocale()
    const comparison: Comparison = {
      version: row.version,
      values: theirs as StepData,
      mine: await summarizeStep(step, values, masked, locale),
      theirs: await summarizeStep(step, theirs as StepData, masked, locale),
    }
    return { ok: true, data: comparison }
  },
})

/** Makes the company and leads to its dashboard. Refuses `incomplete`, `changed`, `notFound`. */
export const finishAction = defineAction({
  schema: finishRequestSchema,
  gate: () => requireUser(),
  run: async (finish, { user, actor }) => {
    const finished = await db
      .transaction()
      .execute((trx) => finishOnboarding(trx, actor, user.id, finish, new Date()))
    if (!finished.ok) return finished
    revalidatePath('/', 'layout')
    redirect(`/app/${finished.data.slug}`)
  },
})
