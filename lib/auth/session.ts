import { cookies } from 'next/headers'
import { cache } from 'react'
import { db } from '@/db'
import type { UserId } from '@/lib/ids'
import type { Zone } from '@/lib/time'
import type { StaffRole } from './permissions'

/** The signed-in user as pages and gates need it. */
export type SessionUser = {
  id: UserId
  session_id: string
  name: string
  email: string
  locale: string
  time_zone: Zone
  staff_role: StaffRole | null
}

// better-auth prefixes the name where cookies are sent over https only.
export const SESSION_COOKIES = ['__Secure-izinku.session_token', 'izinku.session_token']

/**
 * The token of the session cookie. better-auth appends its signature after a dot; the token itself (192 random bits)
 * is what opens the session, so looking it up needs no second secret.
 */
export async function sessionToken(): Promise<string | undefined> {
  const jar = await cookies()
  for (const name of SESSION_COOKIES) {
    const token = jar.get(name)?.value.split('.')[0]
    if (token) return token
  }
  return undefined
}

/** The signed-in user of this request, or undefined. One query, shared by everything that renders in the request. */
export const findSessionUser = cache(async (): Promise<SessionUser | undefined> => {
  const token = await sessionToken()
  if (!token) return undefined
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select([
      'users.id',
      'sessions.id as session_id',
      'users.name',
      'users.email',
      'users.locale',
      'users.time_zone',
      'users.staff_role',
    ])
    .where('sessions.token', '=', token)
    .where('sessions.expires_at', '>', new Date())
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst()
  return row as SessionUser | undefined
})
