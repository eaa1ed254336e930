'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { openSession, showChoices } from '@/lib/auth/cookies'
import { recordFailedSignIn, signIn } from '@/lib/auth/credentials'
import { allowAnyone } from '@/lib/auth/gates'
import { findHome, getChoices } from '@/lib/auth/queries'
import { consumeLimit, forgiveLimit, tooManyTries } from '@/lib/auth/rate-limits'
import { safeNext } from '@/lib/auth/redirects'
import { signInSchema } from '@/lib/auth/schema'

/** Signs in and leads on. Refuses `tooManyTries`, `wrongCredentials`, `notVerified` and `disabled`. */
export const signInWithPassword = defineAction({
  schema: signInSchema,
  gate: allowAnyone,
  run: async ({ email, password, next }, request) => {
    const tries = { ip: request.ip_address, address: email }
    const limit = await consumeLimit('sign_in', tries)
    if (!limit.ok) return tooManyTries(limit)
    const result = await signIn({ email, password }, new Headers(await headers()))
    if (!result.ok) {
      await recordFailedSignIn(email, result.reason, request)
      return refuse(result.reason)
    }
    const [home, choices] = await Promise.all([
      findHome(db, result.user_id),
      getChoices(db, result.user_id),
      forgiveLimit('sign_in', tries),
      openSession(result.cookies),
    ])
    await showChoices(choices)
    redirect(safeNext(next) ?? home)
  },
})
