'use server'

import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE } from '@/lib/action-result'
import { allowAnyone } from '@/lib/auth/gates'
import { consumeLimit, tooManyTries } from '@/lib/auth/rate-limits'
import { resendVerification } from '@/lib/auth/registration'
import { addressSchema } from '@/lib/auth/schema'
import { evenly } from '@/lib/auth/timing'

/** Mails another verification link, where the address waits for one. The answer is the same everywhere. */
export const resendLink = defineAction({
  schema: addressSchema,
  gate: allowAnyone,
  run: ({ email }, request) =>
    evenly(async () => {
      const limit = await consumeLimit('resend', { ip: request.ip_address, address: email })
      if (!limit.ok) return tooManyTries(limit)
      await db.transaction().execute((trx) => resendVerification(trx, email))
      return DONE
    }),
})
