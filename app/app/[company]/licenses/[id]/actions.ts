'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { startAmendment, startRenewal } from '@/lib/licensing/applications/renewal'
import { correctRecorded, removeRecorded } from '@/lib/licensing/licenses/recorded'
import { correctSchema, followUpSchema, removeSchema } from '@/lib/licensing/licenses/schema'

/** Begins a renewal or an amendment and leads to its draft. */
export const startFollowUpAction = defineAction({
  schema: followUpSchema,
  gate: ({ company }) => requireMember(company, 'application.edit'),
  run: async ({ company, kind, ...input }, applicant) => {
    const start = kind === 'renewal' ? startRenewal : startAmendment
    const outcome = await db.transaction().execute((trx) => start(trx, applicant, input))
    if (!outcome.ok) {
      if (outcome.reason !== 'planLimit') return refuse(outcome.reason)
      const { limit, used } = outcome
      return { ...refuse('planLimit'), details: { limit, used } }
    }
    revalidatePath(`/app/${company}`, 'layout')
    return redirect(`/app/${company}/applications/${outcome.id}`)
  },
})

/** Puts right what was recorded. */
export const correctAction = defineAction({
  schema: correctSchema,
  gate: ({ company }) => requireMember(company, 'license.record'),
  run: async ({ company, ...input }, applicant) => {
    const outcome = await db.transaction().execute((trx) => correctRecorded(trx, applicant, input))
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath(`/app/${company}`, 'layout')
    return redirect(`/app/${company}/licenses/${input.license_id}`)
  },
})

/** Takes a recorded licence away again. */
export const removeAction = defineAction({
  schema: removeSchema,
  gate: ({ company }) => requireMember(company, 'license.record'),
  run: async ({ company, license_id }, applicant) => {
    const outcome = await db.transaction().execute((trx) => removeRecorded(trx, applicant, license_id))
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath(`/app/${company}`, 'layout')
    return DONE
  },
})
