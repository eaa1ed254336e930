'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { env } from '@/lib/env'
import { makeSubscription, revokeSubscription } from '@/lib/licensing/calendar/mutations'

const schema = z.object({ company: z.string().max(60) })
const gate = ({ company }: { company: string }) => requireMember(company, 'company.edit')

/** Makes the secret address anew; an earlier one stops. The answer is the only time it is told. */
export const makeSubscriptionAction = defineAction({
  schema,
  gate,
  run: async ({ company }, applicant) => {
    const token = await db.transaction().execute((trx) => makeSubscription(trx, applicant))
    revalidatePath(`/app/${company}/licenses/calendar`)
    return { ok: true, data: { address: `${env().APP_URL}/calendar/${token}.ics` } }
  },
})

/** Switches the address off. */
export const revokeSubscriptionAction = defineAction({
  schema,
  gate,
  run: async ({ company }, applicant) => {
    await db.transaction().execute((trx) => revokeSubscription(trx, applicant))
    revalidatePath(`/app/${company}/licenses/calendar`)
    return DONE
  },
})
