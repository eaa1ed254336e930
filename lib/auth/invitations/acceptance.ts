import type { Trx } from '@/db'
import { type ActionResult, refuse } from '@/lib/action-result'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { sha256 } from '@/lib/crypto'
import type { RequestInfo } from '@/lib/request'
import { actorFor, putUser, type Registration } from '../registration'
import { expiryOf } from '../sessions'
import { invitationState } from './state'

/** Where the one who accepted goes on. */
export type Accepted = { home: string; email: string }

type Acceptor = { id: string; email: string }

/**
 * Accepts an invitation as a signed-in user. Refuses `notFound`, `otherAddress`, `accepted` (by somebody else),
 * `revoked` and `expired`. Accepting twice leads to the same place; a member keeps the role they have.
 */
export async function acceptInvitation(
  trx: Trx,
  token: string,
  user: Acceptor,
  actor: Actor,
): Promise<ActionResult<Accepted>> {
  const invitation = await lockInvitation(trx, token)
  if (!invitation) return refuse('notFound')
  if (invitation.email !== user.email) return refuse('otherAddress')
  const home = invitation.slug ? `/app/${invitation.slug}` : '/admin'
  const state = invitationState(invitation, new Date())
  if (state === 'accepted' && invitation.accepted_by === user.id)
    return { ok: true, data: { home, email: user.email } }
  if (state !== 'open') return refuse(state)
  await trx
    .updateTable('invitations')
    .set({ accepted_at: new Date(), accepted_by: user.id })
    .where('id', '=', invitation.id)
    .execute()
  if (invitation.company_id && invitation.company_role)
    await join(trx, invitation.company_id, user.id, invitation.company_role)
  if (invitation.staff_role) await makeStaff(trx, user.id, invitation.staff_role)
  await recordAudit(trx, actor, {
    action: 'invitation.accepted',
    entity_type: 'invitation',
    entity_id: invitation.id,
    company_id: invitation.company_id,
    after: { role: invitation.company_role ?? invitation.staff_role, user_id: user.id },
  })
  return { ok: true, data: { home, email: user.email } }
}

/**
 * Signs up from an invitation and accepts it in one go: the mailed link proves the address. Refuses `registered` when
 * the address has an account already, and what `acceptInvitation` refuses.
 */
export async function joinByInvitation(
  trx: Trx,
  token: string,
  registration: Omit<Registration, 'email'>,
  request: RequestInfo,
): Promise<ActionResult<Accepted>> {
  const invitation = await lockInvitation(trx, token)
  if (!invitation) return refuse('notFound')
  const state = invitationState(invitation, new Date())
  if (state !== 'open') return refuse(state)
  const user = await putUser(trx, { ...registration, email: invitation.email }, { proved: true })
  if (user === 'taken') return refuse('registered')
  const actor = actorFor(user, request)
  await recordAudit(trx, actor, { action: 'user.registered', entity_type: 'user', entity_id: user.id })
  return acceptInvitation(trx, token, user, actor)
}

/** The invitation behind a link, locked, so that two answers at once are one after the other. */
async function lockInvitation(trx: Trx, token: string) {
  return trx
    .selectFrom('invitations')
    .leftJoin('companies', 'companies.id', 'invitations.company_id')
    .select([
      'invitations.id',
      'invitations.email',
      'invitations.company_id',
      'invitations.company_role',
      'invitations.staff_role',
      'invitations.expires_at',
      'invitations.accepted_at',
      'invitations.accepted_by',
      'invitations.revoked_at',
      'companies.slug',
    ])
    .where('token_hash', '=', sha256(token))
    .where('companies.disabled_at', 'is', null)
    .forUpdate('invitations')
    .executeTakeFirst()
}

async function join(trx: Trx, companyId: string, userId: string, role: string): Promise<void> {
  await trx
    .insertInto('company_members')
    .values({ company_id: companyId, user_id: userId, role })
    .onConflict((conflict) => conflict.constraint('company_members_pkey').doNothing())
    .execute()
}

/** Makes staff of a user. Sessions opened before last no longer than a session of staff. */
async function makeStaff(trx: Trx, userId: string, role: string): Promise<void> {
  await trx
    .updateTable('users')
    .set({ staff_role: role })
    .where('id', '=', userId)
    .where('staff_role', 'is', null)
    .execute()
  const latest = expiryOf(true, await getSettings(trx), new Date())
  await trx
    .updateTable('sessions')
    .set({ expires_at: latest })
    .where('user_id', '=', userId)
    .where('expires_at', '>', latest)
    .execute()
}
