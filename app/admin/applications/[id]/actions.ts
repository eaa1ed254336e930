'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { approveStage, rejectApplication, requestRevision, skipStage } from '@/lib/licensing/review/decisions'
import { assignCase, handOver, releaseCase, setPriority, takeCase } from '@/lib/licensing/review/holding'
import { addNote } from '@/lib/licensing/review/notes'
import { escalateCase, holdCase, resumeCase, sendBack } from '@/lib/licensing/review/pausing'
import {
  approveSchema,
  assignSchema,
  escalateSchema,
  handOverSchema,
  holdSchema,
  noteSchema,
  prioritySchema,
  rejectSchema,
  releaseSchema,
  resumeSchema,
  revisionSchema,
  sendBackSchema,
  skipSchema,
  takeSchema,
  undoSchema,
} from '@/lib/licensing/review/schema'
import { undoMove } from '@/lib/licensing/review/undo'
import { settle } from './settle'

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

export const handOverAction = defineAction({
  schema: handOverSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => handOver(trx, staff, input)),
})

export const approveAction = defineAction({
  schema: approveSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => approveStage(trx, staff, input)),
})

export const skipAction = defineAction({
  schema: skipSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => skipStage(trx, staff, input)),
})

export const sendBackAction = defineAction({
  schema: sendBackSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => sendBack(trx, staff, input)),
})

export const revisionAction = defineAction({
  schema: revisionSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => requestRevision(trx, staff, input)),
})

export const rejectAction = defineAction({
  // A rejection says why in words that can be counted, too.
  schema: rejectSchema.extend({ reason_codes: z.array(z.string().max(40)).min(1, 'chooseOne').max(10) }),
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => rejectApplication(trx, staff, input)),
})

export const holdAction = defineAction({
  schema: holdSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => holdCase(trx, staff, input)),
})

export const resumeAction = defineAction({
  schema: resumeSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => resumeCase(trx, staff, input)),
})

export const escalateAction = defineAction({
  schema: escalateSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => escalateCase(trx, staff, input)),
})

export const undoAction = defineAction({
  schema: undoSchema,
  gate: decides,
  run: (input, staff) => settle(staff, input.application_id, (trx) => undoMove(trx, staff, input)),
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
