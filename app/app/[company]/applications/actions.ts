'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { startApplication } from '@/lib/licensing/applications/mutations'
import { startSchema } from '@/lib/licensing/applications/schema'

export const startAction = defineAction({
  schema: startSchema,
  gate: ({ company }) => requireMember(company, 'application.edit'),
  run: async (input, applicant) => {
    const outcome = await db.transaction().execute((trx) => startApplication(trx, applicant, input))
    if (!outcome.ok) {
      if (outcome.reason === 'planLimit') {
        const { limit, used } = outcome
        return { ...refuse('planLimit'), details: { limit, used } }
      }
      return refuse(outcome.reason)
    }
    revalidatePath(`/app/${input.company}`, 'layout')
    return redirect(`/app/${input.company}/applications/${outcome.id}`)
  },
})
