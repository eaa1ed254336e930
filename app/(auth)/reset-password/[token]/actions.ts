'use server'

import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { hashPassword } from '@/lib/auth/auth'
import { forgetSession } from '@/lib/auth/cookies'
import { allowAnyone } from '@/lib/auth/gates'
import { consumeLimit, tooManyTries } from '@/lib/auth/rate-limits'
import { resetPassword } from '@/lib/auth/reset'
import { resetPasswordSchema } from '@/lib/auth/schema'

/** Sets the new password and leads to signing in with it. Refuses `tooManyTries` and `linkInvalid`. */
export const saveNewPassword = defineAction({
  schema: resetPasswordSchema,
  gate: allowAnyone,
  run: async ({ token, password }, request) => {
    const limit = await consumeLimit('reset', { ip: request.ip_address })
    if (!limit.ok) return tooManyTries(limit)
    const hash = await hashPassword(password)
    const done = await db.transaction().execute((trx) => resetPassword(trx, token, hash, request))
    if (!done) return refuse('linkInvalid')
    await forgetSession()
    redirect('/sign-in?changed=1')
  },
})
