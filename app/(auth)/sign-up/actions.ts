'use server'

import { getLocale, getTimeZone } from 'next-intl/server'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE } from '@/lib/action-result'
import { hashPassword } from '@/lib/auth/auth'
import { allowAnyone } from '@/lib/auth/gates'
import { consumeLimit, tooManyTries } from '@/lib/auth/rate-limits'
import { registerUser } from '@/lib/auth/registration'
import { signUpSchema } from '@/lib/auth/schema'
import { evenly } from '@/lib/auth/timing'
import { parseCheckQuery, writeCheckQuery } from '@/lib/licensing/finder/check-query'
import { toZone } from '@/lib/time'

/** Signs up. The answer is the same whether the address was known or not; the mailbox learns which. */
export const signUp = defineAction({
  schema: signUpSchema,
  gate: allowAnyone,
  run: ({ name, email, password, check }, request) =>
    evenly(async () => {
      const limit = await consumeLimit('sign_up', { ip: request.ip_address, address: email })
      if (!limit.ok) return tooManyTries(limit)
      const registration = {
        name,
        email,
        password_hash: await hashPassword(password),
        locale: await getLocale(),
        time_zone: toZone(await getTimeZone()),
        check_query: writeCheckQuery(parseCheckQuery(check)) || null,
      }
      await db.transaction().execute((trx) => registerUser(trx, registration, request))
      return DONE
    }),
})
