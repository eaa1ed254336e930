'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getLocale, getTimeZone } from 'next-intl/server'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { hashPassword } from '@/lib/auth/auth'
import { openSession, showChoices } from '@/lib/auth/cookies'
import { signIn } from '@/lib/auth/credentials'
import { allowAnyone, requireUser } from '@/lib/auth/gates'
import { acceptInvitation, joinByInvitation } from '@/lib/auth/invitations/acceptance'
import { acceptInvitationSchema, joinSchema } from '@/lib/auth/invitations/schema'
import { consumeLimit, tooManyTries } from '@/lib/auth/rate-limits'
import { toZone } from '@/lib/time'

/** Accepts as the one who is signed in, and leads to where the invitation is for. */
export const accept = defineAction({
  schema: acceptInvitationSchema,
  gate: requireUser,
  run: async ({ token }, { user, actor }) => {
    const limit = await consumeLimit('invite_accept', { ip: actor.request?.ip_address })
    if (!limit.ok) return tooManyTries(limit)
    const result = await db.transaction().execute((trx) => acceptInvitation(trx, token, user, actor))
    if (!result.ok) return result
    redirect(result.data.home)
  },
})

/** Makes the account of the invited address, accepts, and signs in. */
export const join = defineAction({
  schema: joinSchema,
  gate: allowAnyone,
  run: async ({ token, name, password }, request) => {
    const limit = await consumeLimit('invite_accept', { ip: request.ip_address })
    if (!limit.ok) return tooManyTries(limit)
    const registration = {
      name,
      password_hash: await hashPassword(password),
      locale: await getLocale(),
      time_zone: toZone(await getTimeZone()),
    }
    const result = await db
      .transaction()
      .execute((trx) => joinByInvitation(trx, token, registration, request))
    if (!result.ok) return result
    const session = await signIn({ email: result.data.email, password }, new Headers(await headers()))
    if (!session.ok) redirect('/sign-in')
    await openSession(session.cookies)
    await showChoices(registration)
    redirect(result.data.home)
  },
})
