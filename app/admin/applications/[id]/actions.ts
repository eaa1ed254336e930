'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { db, type Trx } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { type GrantedStaff, requireStaff } from '@/lib/auth/gates'
import { NumberTaken } from '@/lib/licensing/licenses/issue'
import type { MoveOutcome } from '@/lib/licensing/process/apply'
import { approveStage, rejectApplication, requestRevision } from '@/lib/licensing/review/decisions'
import { assignCase, releaseCase, setPriority, takeCase } from '@/lib/licensing/review/holding'
import { escalateCase } from '@/lib/licensing/review/pausing'
import { addNote } from '@/lib/licensing/review/notes'
import {
  approveSchema,
  assignSchema,
  escalateSchema,
  noteSchema,
  prioritySchema,
  rejectSchema,
  releaseSchema,
  revisionSchema,
  takeSchema,
} from '@/lib/licensing/review/schema'

const decides = () => requireStaff('case.decide')
const assigns = () => requireStaff('case.assign')

export const takeAction = defineAction({
  schema: takeSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => takeCase(trx, staff, input)),
})

export const releaseAction = defineAction({
  schema: releaseSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => releaseCase(trx, staff, input)),
})

export const approveAction = defineAction({
  schema: approveSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => approveStage(trx, staff, input)),
})

export const revisionAction = defineAction({
  schema: revisionSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => requestRevision(trx, staff, input)),
})

export const rejectAction = defineAction({
  schema: rejectSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => rejectApplication(trx, staff, input)),
})

export const escalateAction = defineAction({
  schema: escalateSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => escalateCase(trx, staff, input)),
})

export const assignAction = defineAction({
  schema: assignSchema,
  gate: assigns,
  run: (input, staff) => settle(staff, input.application_id, (trx) => assignCase(trx, staff, input)),
})

export const priorityAction = defineAction({
  schema: prioritySchema,
  gate: assigns,
  run: (input, staff) => settle(staff, input.application_id, (trx) => setPriority(trx, staff, input)),
})

export const noteAction = defineAction({
  schema: noteSchema,
  gate: decides,
  run: async (input, staff) => {
    const outcome = await db.transaction().execute((trx) => addNote(trx, staff, input))
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath(`/admin/applications/${input.application_id}`)
    return DONE
  },
})

type Outcome = MoveOutcome | { ok: false; reason: string }

/** Makes the move in its transaction and says what came of it: where somebody was faster, who, and how the case stands now. */
async function settle(
  staff: GrantedStaff,
  applicationId: string,
  move: (trx: Trx) => Promise<Outcome>,
): Promise<ActionResult> {
  let outcome: Outcome
  try {
    outcome = await db.transaction().execute(move)
  } catch (error) {
    if (error instanceof NumberTaken) return refuse('numberTaken')
    throw error
  }
  if (outcome.ok) {
    revalidatePath(`/admin/applications/${applicationId}`)
    return DONE
  }
  if (outcome.reason !== 'conflict' || !('status' in outcome) || !outcome.status)
    return refuse(outcome.reason)
  // The page is not drawn anew here: what was typed stays in its dialog until the reader asks for the fresh page.
  // Still in the same hands: it was another window of the same reviewer.
  if (outcome.status === 'in_review' && outcome.assignee_id === staff.staff_id) return refuse('moved')
  const holder = outcome.assignee_id ? await findName(outcome.assignee_id) : undefined
  const t = await getTranslations('review.status')
  const details = { held: holder ? 'yes' : 'no', holder: holder ?? '', status: t(outcome.status) }
  return { ok: false, reason: 'conflict', details }
}

async function findName(userId: string): Promise<string | undefined> {
  const row = await db.selectFrom('users').select('name').where('id', '=', userId).executeTakeFirst()
  return row?.name
}
