import type { Db, Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newToken, sha256 } from '@/lib/crypto'
import { queueEmail } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import { newId } from '@/lib/ids'
import type { RequestInfo } from '@/lib/request'
import { setPassword } from './password-store'
import { actorFor } from './registration'
import { endSessions } from './sessions'

/** How long the link to a new password lives. */
const RESET_MILLISECONDS = 3_600_000

const identifierOf = (token: string) => `reset-password:${sha256(token)}`

/** Mails the link to a new password where the address has an account that is not disabled. Says nothing either way. */
export async function requestReset(trx: Trx, email: string, request: RequestInfo): Promise<void> {
  const user = await trx
    .selectFrom('users')
    .select(['id', 'name', 'email', 'locale'])
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (user) await queueReset(trx, user, actorFor(user, request))
}

type ResetUser = { id: string; name: string; email: string; locale: string }

/** Mails the link to a new password to a user, whoever asked for it. */
export async function queueReset(trx: Trx, user: ResetUser, actor: Actor): Promise<void> {
  const token = newToken()
  await trx
    .insertInto('verifications')
    .values({
      id: newId(),
      identifier: identifierOf(token),
      value: user.id,
      expires_at: new Date(Date.now() + RESET_MILLISECONDS),
    })
    .execute()
  await queueEmail(
    trx,
    'reset',
    { email: user.email, name: user.name, locale: user.locale, user_id: user.id },
    { name: user.name },
    { action_url: new URL(`/reset-password/${token}`, env().APP_URL).href },
  )
  await recordAudit(trx, actor, {
    action: 'user.password_reset_requested',
    entity_type: 'user',
    entity_id: user.id,
  })
}

/** Whose password the token of a link may set; undefined when it was used, has expired or is made up. */
export async function findReset(db: Db, token: string): Promise<{ email: string } | undefined> {
  return db
    .selectFrom('verifications')
    .innerJoin('users', (join) =>
      join.on((eb) => eb(eb.cast<string>('users.id', 'text'), '=', eb.ref('value'))),
    )
    .select('users.email')
    .where('identifier', '=', identifierOf(token))
    .where('verifications.expires_at', '>', new Date())
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst()
}

/**
 * Sets a new password by the token of a mailed link. The link works once, ends every session, and proves the address.
 * False when it was used, has expired or is made up.
 */
export async function resetPassword(
  trx: Trx,
  token: string,
  passwordHash: string,
  request: RequestInfo,
): Promise<boolean> {
  const proof = await trx
    .deleteFrom('verifications')
    .where('identifier', '=', identifierOf(token))
    .where('expires_at', '>', new Date())
    .returning('value')
    .executeTakeFirst()
  if (!proof) return false
  const user = await trx
    .updateTable('users')
    .set({ email_verified: true })
    .where('id', '=', proof.value)
    .where('disabled_at', 'is', null)
    .returning(['id', 'name'])
    .executeTakeFirst()
  if (!user) return false
  await setPassword(trx, user.id, passwordHash)
  await trx
    .deleteFrom('verifications')
    .where('value', '=', user.id)
    .where('identifier', 'like', 'reset-password:%')
    .execute()
  const ended = await endSessions(trx, user.id)
  await recordAudit(trx, actorFor(user, request), {
    action: 'user.password_reset',
    entity_type: 'user',
    entity_id: user.id,
    after: { sessions_ended: ended },
  })
  return true
}
