'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { recordLicense } from '@/lib/licensing/licenses/recorded'
import { recordSchema } from '@/lib/licensing/licenses/schema'

/** Records a licence that was issued elsewhere and leads to it. */
export const recordAction = defineAction({
  schema: recordSchema,
  gate: ({ company }) => requireMember(company, 'license.record'),
  run: async ({ company, ...input }, applicant) => {
    const outcome = await db.transaction().execute((trx) => recordLicense(trx, applicant, input))
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath(`/app/${company}`, 'layout')
    return redirect(`/app/${company}/licenses/${outcome.id}`)
  },
})
