'use server'

import { revalidatePath } from 'next/cache'
import { db, type Trx } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { cancelVisit, missVisit } from '@/lib/licensing/visits/answering'
import { proposeVisit } from '@/lib/licensing/visits/arranging'
import { removePhoto, sharePhoto } from '@/lib/licensing/visits/photos'
import { recordVisit } from '@/lib/licensing/visits/recording'
import { type ReportOutcome, reportVisit } from '@/lib/licensing/visits/reporting'
import {
  cancelSchema,
  missSchema,
  photoSchema,
  proposeSchema,
  recordSchema,
  reportSchema,
  shareSchema,
} from '@/lib/licensing/visits/schema'

const decides = () => requireStaff('case.decide')

export const proposeAction = defineAction({
  schema: proposeSchema,
  gate: decides,
  run: (input, staff) => settle((trx) => proposeVisit(trx, staff, input)),
})

export const recordAction = defineAction({
  schema: recordSchema,
  gate: decides,
  run: (input, staff) => settle((trx) => recordVisit(trx, staff, input)),
})

export const cancelAction = defineAction({
  schema: cancelSchema,
  gate: decides,
  run: (input, staff) => settle((trx) => cancelVisit(trx, staff, input)),
})

export const missAction = defineAction({
  schema: missSchema,
  gate: decides,
  run: (input, staff) => settle((trx) => missVisit(trx, staff, input)),
})

/** Does not draw the page anew while the report is filled in: what stands on the phone is newer than what is stored. */
export const reportAction = defineAction({
  schema: reportSchema,
  gate: decides,
  run: async (input, staff): Promise<ActionResult<Exclude<ReportOutcome, { ok: false }>>> => {
    const outcome = await db.transaction().execute((trx) => reportVisit(trx, staff, input))
    if (!outcome.ok) return refuse(outcome.reason)
    if (outcome.state === 'completed') revalidatePath('/admin', 'layout')
    return { ok: true, data: outcome }
  },
})

export const sharePhotoAction = defineAction({
  schema: shareSchema,
  gate: decides,
  run: async (input, staff) => {
    const outcome = await db.transaction().execute((trx) => sharePhoto(trx, staff, input))
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

export const removePhotoAction = defineAction({
  schema: photoSchema,
  gate: decides,
  run: async (input, staff) => {
    const outcome = await db.transaction().execute((trx) => removePhoto(trx, staff, input))
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

async function settle(
  move: (trx: Trx) => Promise<{ ok: true } | { ok: false; reason: string }>,
): Promise<ActionResult> {
  const outcome = await db.transaction().execute(move)
  if (!outcome.ok) return refuse(outcome.reason)
  revalidatePath('/admin', 'layout')
  return DONE
}
