import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { queueEmail } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import { newId } from '@/lib/ids'
import type { RequestInfo } from '@/lib/request'
import { setPassword } from './password-store'
import { queueVerification } from './proofs'

export type Registration = {
  name: string
  email: string
  /** By `hashPassword`, before the transaction. */
  password_hash: string
  locale: string
  time_zone: string
  /** What the public check was told before, for the onboarding to take over. */
  check_query?: string | null
}

export type RegisteredUser = { id: string; name: string; email: string; locale: string }

/**
 * Signs up. Who asks learns nothing about the address: it is the mailbox that is told, either with a link to prove it
 * or, where it is registered and proved already, that somebody tried.
 */
export async function registerUser(
  trx: Trx,
  registration: Registration,
  request: RequestInfo,
): Promise<void> {
  const user = await putUser(trx, registration, { proved: false })
  if (user === 'taken') {
    await tellExistingUser(trx, registration.email)
    return
  }
  await queueVerification(trx, user)
  await recordAudit(trx, actorFor(user, request), {
    action: 'user.registered',
    entity_type: 'user',
    entity_id: user.id,
  })
}

/** The acting user of something done on the way in, before there is a session. */
export function actorFor(user: { id: string; name: string }, request: RequestInfo): Actor {
  return { kind: 'user', user_id: user.id, name: user.name, request }
}

/**
 * Makes the user with their password. An address that was never proved belongs to nobody yet: whoever signs up last
 * takes it over, so that a stranger who typed it first has no password that works once its owner proves it.
 */
export async function putUser(
  trx: Trx,
  { password_hash, ...registration }: Registration,
  { proved }: { proved: boolean },
): Promise<RegisteredUser | 'taken'> {
  const user = await trx
    .insertInto('users')
    .values({ id: newId(), ...registration, email_verified: proved })
    .onConflict((conflict) =>
      conflict
        .column('email')
        .doUpdateSet({
          name: registration.name,
          locale: registration.locale,
          check_query: registration.check_query ?? null,
          email_verified: proved,
        })
        .where('users.email_verified', '=', false)
        .where('users.disabled_at', 'is', null),
    )
    .returning(['id', 'name', 'email', 'locale'])
    .executeTakeFirst()
  if (!user) return 'taken'
  await setPassword(trx, user.id, password_hash)
  return user
}

async function tellExistingUser(trx: Trx, email: string): Promise<void> {
  const user = await trx
    .selectFrom('users')
    .select(['id', 'name', 'email', 'locale'])
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!user) return
  await queueEmail(
    trx,
    'existing_account',
    { ...user, user_id: user.id },
    { name: user.name, action_url: new URL('/sign-in', env().APP_URL).href },
    {},
  )
}

/** Sends a new verification link where the address waits for one; does nothing else, and says nothing. */
export async function resendVerification(trx: Trx, email: string): Promise<void> {
  const user = await trx
    .selectFrom('users')
    .select(['id', 'name', 'email', 'locale'])
    .where('email', '=', email)
    .where('email_verified', '=', false)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (user) await queueVerification(trx, user)
}
