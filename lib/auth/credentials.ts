import { createHmac } from 'node:crypto'
import { isAPIError } from 'better-auth/api'
import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { env } from '@/lib/env'
import type { RequestInfo } from '@/lib/request'
import { auth } from './auth'

export type SignInRefusal = 'wrongCredentials' | 'notVerified' | 'disabled'

/** `cookies` are the `Set-Cookie` lines that open the session. */
export type SignInResult =
  | { ok: true; user_id: string; cookies: string[] }
  | { ok: false; reason: SignInRefusal }

const REFUSALS: Record<string, SignInRefusal> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrongCredentials',
  INVALID_EMAIL: 'wrongCredentials',
  EMAIL_NOT_VERIFIED: 'notVerified',
  FAILED_TO_CREATE_SESSION: 'disabled',
}

/**
 * Checks address and password and opens a session. Unknown address and wrong password are one refusal and take the
 * same time (a hash is computed either way); only who knows the password learns that the address waits to be proved
 * or that the account was disabled.
 */
export async function signIn(
  credentials: { email: string; password: string },
  headers: Headers,
): Promise<SignInResult> {
  try {
    const { response, headers: answer } = await auth().api.signInEmail({
      body: credentials,
      headers,
      returnHeaders: true,
    })
    return { ok: true, user_id: response.user.id, cookies: answer.getSetCookie() }
  } catch (error) {
    const reason = isAPIError(error) ? REFUSALS[String(error.body?.code)] : undefined
    if (!reason) throw error
    return { ok: false, reason }
  }
}

/** Notes a failed sign-in: by the user where there is one, else by a keyed hash of the address, which stays unreadable. */
export async function recordFailedSignIn(
  email: string,
  reason: SignInRefusal,
  request: RequestInfo,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const user = await trx
      .selectFrom('users')
      .select(['id', 'name'])
      .where('email', '=', email)
      .executeTakeFirst()
    await recordAudit(
      trx,
      { kind: 'user', user_id: user?.id ?? null, name: user?.name ?? null, request },
      {
        action: 'session.refused',
        entity_type: 'user',
        entity_id: user?.id ?? null,
        after: { reason, ...(!user && { address: unreadable(email) }) },
      },
    )
  })
}

function unreadable(email: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(email).digest('hex').slice(0, 16)
}
