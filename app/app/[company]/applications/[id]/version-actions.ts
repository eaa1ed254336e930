'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { moveDraft } from '@/lib/licensing/applications/version-moves'

/** Moves a draft to the newer form that was shown. */
export const moveDraftAction = defineAction({
  schema: z.object({
    company: z.string().max(60),
    application_id: z.uuid(),
    version: z.int(),
    to_version_id: z.uuid(),
  }),
  gate: ({ company }) => requireMember(company, 'application.edit'),
  run: async (input, applicant): Promise<ActionResult> => {
    const outcome = await db.transaction().execute((trx) => moveDraft(trx, applicant, input))
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath(`/app/${input.company}`, 'layout')
    return DONE
  },
})
