import type { Trx } from '@/db'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { UserId } from '@/lib/ids'
import type { Profile } from './schema'
import { endSessions } from './sessions'

/** Changes what a user says about themselves. */
export async function updateProfile(
  trx: Trx,
  userId: UserId,
  profile: Profile,
  actor: Actor,
): Promise<ActionResult> {
  const before = await trx
    .selectFrom('users')
    .select(['name', 'phone', 'locale', 'time_zone'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  await trx.updateTable('users').set(profile).where('id', '=', userId).execute()
  await recordAudit(trx, actor, {
    action: 'user.profile_changed',
    entity_type: 'user',
    entity_id: userId,
    before,
    after: profile,
  })
  return DONE
}

/**
 * Puts a new password in the place of the one whose hash was checked, and ends the other sessions. Refuses (`conflict`)
 * when the password was changed in between.
 */
export async function changePassword(
  trx: Trx,
  userId: UserId,
  hashes: { checked: string; next: string },
  keepSessionId: string,
  actor: Actor,
): Promise<ActionResult<{ sessions_ended: number }>> {
  const changed = await trx
    .updateTable('accounts')
    .set({ password: hashes.next })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .where('password', '=', hashes.checked)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return refuse('conflict')
  const sessionsEnded = await endSessions(trx, userId, keepSessionId)
  await recordAudit(trx, actor, {
    action: 'user.password_changed',
    entity_type: 'user',
    entity_id: userId,
    after: { sessions_ended: sessionsEnded },
  })
  return { ok: true, data: { sessions_ended: sessionsEnded } }
}

/** Ends one session of the user. Ending one that is gone already is no failure; someone else's cannot be named. */
export async function revokeSession(
  trx: Trx,
  userId: UserId,
  sessionId: string,
  actor: Actor,
): Promise<ActionResult> {
  const ended = await trx
    .deleteFrom('sessions')
    .where('id', '=', sessionId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  if (ended.numDeletedRows > 0n) {
    await recordAudit(trx, actor, {
      action: 'session.revoked',
      entity_type: 'session',
      entity_id: sessionId,
    })
  }
  return DONE
}

/** Ends every session of the user but the one that asks. */
export async function revokeOtherSessions(
  trx: Trx,
  userId: UserId,
  keepSessionId: string,
  actor: Actor,
): Promise<ActionResult<{ sessions_ended: number }>> {
  const sessionsEnded = await endSessions(trx, userId, keepSessionId)
  if (sessionsEnded > 0) {
    await recordAudit(trx, actor, {
      action: 'session.revoked_others',
      entity_type: 'user',
      entity_id: userId,
      after: { sessions_ended: sessionsEnded },
    })
  }
  return { ok: true, data: { sessions_ended: sessionsEnded } }
}

/** Ends the session of a cookie's token, where it is still open. */
export async function endSessionOf(trx: Trx, token: string, actor: Actor): Promise<void> {
  const ended = await trx.deleteFrom('sessions').where('token', '=', token).returning('id').executeTakeFirst()
  if (!ended) return
  await recordAudit(trx, actor, { action: 'session.ended', entity_type: 'session', entity_id: ended.id })
}
