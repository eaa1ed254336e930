import type { Trx } from '@/db'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { StaffId } from '@/lib/ids'
import type { StaffRole } from '../permissions'
import { endSessions } from '../sessions'

/**
 * Makes someone staff, changes their role, or takes it away (null); a change ends their sessions, which were made for the
 * old role's length. Refuses `ownAccount`, `notFound`, `notVerified` (only who proved their address becomes staff),
 * `disabled` and `lastAdmin`.
 */
export async function changeStaffRole(
  trx: Trx,
  staffId: StaffId,
  userId: string,
  role: StaffRole | null,
  actor: Actor,
): Promise<ActionResult> {
  if (userId === staffId) return refuse('ownAccount')
  const admins = await lockAdmins(trx)
  if (!admins.has(staffId)) return refuse('notAllowed')
  const user = await lockUser(trx, userId)
  if (!user) return refuse('notFound')
  if (user.staff_role === role) return DONE
  if (role && !user.email_verified) return refuse('notVerified')
  if (role && user.disabled_at) return refuse('disabled')
  if (role !== 'admin' && isLastAdmin(admins, userId)) return refuse('lastAdmin')
  await trx.updateTable('users').set({ staff_role: role }).where('id', '=', userId).execute()
  const ended = await endSessions(trx, userId)
  await recordAudit(trx, actor, {
    action: 'user.staff_role_changed',
    entity_type: 'user',
    entity_id: userId,
    before: { staff_role: user.staff_role },
    after: { staff_role: role, sessions_ended: ended },
  })
  return DONE
}

/** Disables a user and ends their sessions. Repeating it changes nothing. Refuses `ownAccount`, `notFound` and `lastAdmin`. */
export async function disableUser(
  trx: Trx,
  staffId: StaffId,
  userId: string,
  reason: string,
  actor: Actor,
): Promise<ActionResult> {
  if (userId === staffId) return refuse('ownAccount')
  const admins = await lockAdmins(trx)
  if (!admins.has(staffId)) return refuse('notAllowed')
  const user = await lockUser(trx, userId)
  if (!user) return refuse('notFound')
  if (user.disabled_at) return DONE
  if (isLastAdmin(admins, userId)) return refuse('lastAdmin')
  await trx
    .updateTable('users')
    .set({ disabled_at: new Date(), disabled_reason: reason })
    .where('id', '=', userId)
    .execute()
  const ended = await endSessions(trx, userId)
  await recordAudit(trx, actor, {
    action: 'user.disabled',
    entity_type: 'user',
    entity_id: userId,
    after: { reason, sessions_ended: ended },
  })
  return DONE
}

/** Lets a disabled user in again. Repeating it changes nothing. Refuses `notFound`. */
export async function enableUser(
  trx: Trx,
  userId: string,
  reason: string,
  actor: Actor,
): Promise<ActionResult> {
  const user = await lockUser(trx, userId)
  if (!user) return refuse('notFound')
  if (!user.disabled_at) return DONE
  await trx
    .updateTable('users')
    .set({ disabled_at: null, disabled_reason: null })
    .where('id', '=', userId)
    .execute()
  await recordAudit(trx, actor, {
    action: 'user.enabled',
    entity_type: 'user',
    entity_id: userId,
    before: { reason: user.disabled_reason },
    after: { reason },
  })
  return DONE
}

/** Ends one session of a user, or (without `sessionId`) all of them. Ending what is gone already is no failure. */
export async function endUserSessions(
  trx: Trx,
  userId: string,
  sessionId: string | undefined,
  actor: Actor,
): Promise<ActionResult> {
  const ended = sessionId
    ? await trx
        .deleteFrom('sessions')
        .where('id', '=', sessionId)
        .where('user_id', '=', userId)
        .executeTakeFirst()
        .then((result) => Number(result.numDeletedRows))
    : await endSessions(trx, userId)
  if (ended > 0) {
    await recordAudit(trx, actor, {
      action: 'user.sessions_ended',
      entity_type: 'user',
      entity_id: userId,
      after: { sessions_ended: ended },
    })
  }
  return DONE
}

/** The admins who can act, locked in the order of their ids: whoever takes one away waits, so that the last is really the last. */
async function lockAdmins(trx: Trx): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('users')
    .select('id')
    .where('staff_role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Set(rows.map((row) => row.id))
}

function isLastAdmin(admins: Set<string>, userId: string): boolean {
  return admins.size === 1 && admins.has(userId)
}

function lockUser(trx: Trx, userId: string) {
  return trx
    .selectFrom('users')
    .select(['id', 'staff_role', 'email_verified', 'disabled_at', 'disabled_reason'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst()
}
