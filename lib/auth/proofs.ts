import { createEmailVerificationToken } from 'better-auth/api'
import { db, type Trx } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { queueEmail } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import { requestInfoOf } from '@/lib/request'

// The mailed link that proves an address, and what is noted once it was used.

type AuthUser = { id: string; name: string; email: string; locale?: string | null }

/** Seconds a verification link lives; the same for links made by better-auth and by us. */
export const VERIFICATION_SECONDS = 24 * 3600

/** Where a verification link leads: better-auth checks it, signs in, and goes on to our page. */
function verificationUrl(token: string): string {
  const url = new URL('/api/auth/verify-email', env().APP_URL)
  url.search = new URLSearchParams({ token, callbackURL: '/verify-email' }).toString()
  return url.href
}

/** Queues the mail with a fresh verification link, in the caller's transaction. */
export async function queueVerification(trx: Trx, user: AuthUser): Promise<void> {
  const token = await createEmailVerificationToken(
    env().AUTH_SECRET,
    user.email,
    undefined,
    VERIFICATION_SECONDS,
    { userId: user.id },
  )
  await queueEmail(
    trx,
    'verification',
    { email: user.email, name: user.name, locale: user.locale ?? 'id', user_id: user.id },
    { name: user.name },
    { action_url: verificationUrl(token) },
  )
}

/** better-auth asks for this when a verified address is missing. */
export async function sendVerification({ user }: { user: AuthUser }): Promise<void> {
  await db.transaction().execute((trx) => queueVerification(trx, user))
}

/** Notes that an address was proved. */
export async function recordVerification(user: AuthUser, request?: Request): Promise<void> {
  await db.transaction().execute((trx) =>
    recordAudit(
      trx,
      {
        kind: 'user',
        user_id: user.id,
        name: user.name,
        ...(request && { request: requestInfoOf(request.headers) }),
      },
      { action: 'user.verified', entity_type: 'user', entity_id: user.id },
    ),
  )
}
