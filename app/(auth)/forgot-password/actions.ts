'use server'

import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE } from '@/lib/action-result'
import { allowAnyone } from '@/lib/auth/gates'
import { consumeLimit, tooManyTries } from '@/lib/auth/rate-limits'
import { requestReset } from '@/lib/auth/reset'
import { addressSchema } from '@/lib/auth/schema'
import { evenly } from '@/lib/auth/timing'

/** Mails the link to a new password where the address has an account. The answer is the same everywhere. */
export const forgotPassword = defineAction({
  schema: addressSchema,
  gate: allowAnyone,
  run: ({ email }, request) =>
    evenly(async () => {
      const limit = await consumeLimit('forgot', { ip: request.ip_address, address: email })
      if (!limit.ok) return tooManyTries(limit)
      await db.transaction().execute((trx) => requestReset(trx, email, request))
      return DONE
    }),
})
