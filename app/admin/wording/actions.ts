'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { type GrantedStaff, requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import {
  addReason,
  editReason,
  placeReason,
  placeReply,
  retireReason,
  retireReply,
  saveReply,
} from '@/lib/licensing/wording/mutations'
import {
  addReasonSchema,
  editReasonSchema,
  placeReasonSchema,
  placeReplySchema,
  retireReasonSchema,
  retireReplySchema,
  saveReplySchema,
} from '@/lib/licensing/wording/schema'

const edits = () => requireStaff('wording.edit')
const reads = () => requireStaff('case.view')

const writerOf = (staff: GrantedStaff) => ({
  user_id: staff.staff_id,
  actor: staff.actor,
  mayShare: can(staff.role, 'wording.edit'),
})

type Outcome = { ok: true } | { ok: false; reason: string }

function settle(outcome: Outcome) {
  if (!outcome.ok) return refuse(outcome.reason)
  revalidatePath('/admin/wording')
  return DONE
}

export const addReasonAction = defineAction({
  schema: addReasonSchema,
  gate: edits,
  run: async (input, { actor }) =>
    settle(await db.transaction().execute((trx) => addReason(trx, actor, input))),
})

export const editReasonAction = defineAction({
  schema: editReasonSchema,
  gate: edits,
  run: async (input, { actor }) =>
    settle(await db.transaction().execute((trx) => editReason(trx, actor, input))),
})

export const retireReasonAction = defineAction({
  schema: retireReasonSchema,
  gate: edits,
  run: async (input, { actor }) =>
    settle(await db.transaction().execute((trx) => retireReason(trx, actor, input))),
})

export const placeReasonAction = defineAction({
  schema: placeReasonSchema,
  gate: edits,
  run: async (input) => settle(await db.transaction().execute((trx) => placeReason(trx, input))),
})

export const saveReplyAction = defineAction({
  schema: saveReplySchema,
  gate: reads,
  run: async (input, staff) =>
    settle(await db.transaction().execute((trx) => saveReply(trx, writerOf(staff), input))),
})

export const retireReplyAction = defineAction({
  schema: retireReplySchema,
  gate: reads,
  run: async (input, staff) =>
    settle(await db.transaction().execute((trx) => retireReply(trx, writerOf(staff), input))),
})

export const placeReplyAction = defineAction({
  schema: placeReplySchema,
  gate: reads,
  run: async (input, staff) =>
    settle(await db.transaction().execute((trx) => placeReply(trx, writerOf(staff), input))),
})
