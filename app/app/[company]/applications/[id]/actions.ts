'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionFailure, type ActionResult, DONE, refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import {
  type FeeChanged,
  type Incomplete,
  type PlanLimit,
  type SaveOutcome,
  saveDraft,
  submitApplication,
  withdrawApplication,
} from '@/lib/licensing/applications/mutations'
import { answerRevision, saveRevision } from '@/lib/licensing/applications/revision-mutations'
import {
  answerRevisionSchema,
  saveDraftSchema,
  saveRevisionSchema,
  submitSchema,
  withdrawSchema,
} from '@/lib/licensing/applications/schema'
import type { MoveOutcome } from '@/lib/licensing/process/apply'

const mayEdit = ({ company }: { company: string }) => requireMember(company, 'application.edit')

export const saveAction = defineAction({
  schema: saveDraftSchema,
  gate: mayEdit,
  run: async (input, applicant) =>
    savedAs(await db.transaction().execute((trx) => saveDraft(trx, applicant, input))),
})

export const saveRevisionAction = defineAction({
  schema: saveRevisionSchema,
  gate: mayEdit,
  run: async (input, applicant) =>
    savedAs(await db.transaction().execute((trx) => saveRevision(trx, applicant, input))),
})

export const submitAction = defineAction({
  schema: submitSchema,
  gate: mayEdit,
  run: async (input, applicant) => {
    const outcome = await db.transaction().execute((trx) => submitApplication(trx, applicant, input))
    return movedAs(outcome, input, 'sent')
  },
})

export const answerRevisionAction = defineAction({
  schema: answerRevisionSchema,
  gate: mayEdit,
  run: async (input, applicant) => {
    const outcome = await db.transaction().execute((trx) => answerRevision(trx, applicant, input))
    return movedAs(outcome, input, 'answered')
  },
})

export const withdrawAction = defineAction({
  schema: withdrawSchema,
  gate: ({ company }) => requireMember(company, 'application.withdraw'),
  run: async (input, applicant) => {
    const outcome = await db.transaction().execute((trx) => withdrawApplication(trx, applicant, input))
    if (!outcome.ok) return refusalOf(outcome)
    revalidatePath(`/app/${input.company}`, 'layout')
    return DONE
  },
})

type Concerning = { company: string; application_id: string }

function savedAs(outcome: SaveOutcome): ActionResult<{ version: number }> {
  return outcome.ok ? { ok: true, data: { version: outcome.version } } : refuse(outcome.reason)
}

function movedAs(
  outcome: MoveOutcome | PlanLimit | Incomplete | FeeChanged,
  concerning: Concerning,
  sent: string,
): ActionResult {
  if (!outcome.ok) return refusalOf(outcome)
  const path = `/app/${concerning.company}`
  revalidatePath(path, 'layout')
  return redirect(`${path}/applications/${concerning.application_id}?sent=${sent}`)
}

function refusalOf(
  outcome: Extract<MoveOutcome, { ok: false }> | PlanLimit | Incomplete | FeeChanged,
): ActionFailure {
  if (outcome.reason === 'incomplete') return refuse('incomplete', outcome.fieldErrors)
  if (outcome.reason === 'planLimit') {
    return { ...refuse('planLimit'), details: { limit: outcome.limit, used: outcome.used } }
  }
  return refuse(outcome.reason)
}
