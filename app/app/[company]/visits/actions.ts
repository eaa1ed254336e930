'use server'

import { revalidatePath } from 'next/cache'
import { db, type Trx } from '@/db'
import { exclusionViolation } from '@/db/errors'
import { defineAction } from '@/lib/action'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { askOtherTimes, callOff, chooseSlot } from '@/lib/licensing/visits/answering'
import type { VisitOutcome } from '@/lib/licensing/visits/moves'
import { askSchema, callOffSchema, chooseSchema } from '@/lib/licensing/visits/schema'

const arranges = (input: { company: string }) => requireMember(input.company, 'visit.arrange')

export const chooseAction = defineAction({
  schema: chooseSchema,
  gate: arranges,
  run: (input, member) => settle(input.company, (trx) => chooseSlot(trx, member, input)),
})

export const askAction = defineAction({
  schema: askSchema,
  gate: arranges,
  run: (input, member) => settle(input.company, (trx) => askOtherTimes(trx, member, input)),
})

export const callOffAction = defineAction({
  schema: callOffSchema,
  gate: arranges,
  run: (input, member) => settle(input.company, (trx) => callOff(trx, member, input)),
})

async function settle(company: string, move: (trx: Trx) => Promise<VisitOutcome>): Promise<ActionResult> {
  try {
    const outcome = await db.transaction().execute(move)
    if (!outcome.ok) return refuse(outcome.reason)
  } catch (error) {
    if (exclusionViolation(error) === 'visits_one_place') return refuse('slotTaken')
    throw error
  }
  revalidatePath(`/app/${company}`, 'layout')
  return DONE
}
