import { type ExpressionBuilder, sql } from 'kysely'
import type { Trx } from '@/db'
import type { DB } from '@/db/types'
import { type ActionFailure, type ActionResult, DONE, refuse } from '@/lib/action-result'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { newToken, sha256 } from '@/lib/crypto'
import { type CompanyId, newId, type StaffId } from '@/lib/ids'
import type { CompanyRole, StaffRole } from '../permissions'
import { type Invited, mailInvitation } from './mail'

/** Where an invitation leads: into a company, or among the staff. Proof that the caller may invite there. */
export type InvitationScope = { company_id: CompanyId } | { staff_id: StaffId }

type Invitee = { email: string; role: string }

/**
 * Invites an address into a company and mails the link. Refuses `alreadyMember` and, while an earlier invitation to
 * the address can still be answered, `alreadyInvited`; an expired one is renewed.
 */
export async function inviteMember(
  trx: Trx,
  companyId: CompanyId,
  invitee: { email: string; role: CompanyRole },
  actor: Actor,
): Promise<ActionResult<{ id: string }>> {
  const member = await trx
    .selectFrom('company_members')
    .innerJoin('users', 'users.id', 'company_members.user_id')
    .select('users.id')
    .where('company_id', '=', companyId)
    .where('users.email', '=', invitee.email)
    .executeTakeFirst()
  if (member) return refuse('alreadyMember', { email: 'alreadyMember' })
  return invite(trx, { company_id: companyId }, invitee, actor)
}

/** Invites an address to become staff and mails the link. Refuses `alreadyStaff` and `alreadyInvited`. */
export async function inviteStaff(
  trx: Trx,
  staffId: StaffId,
  invitee: { email: string; role: StaffRole },
  actor: Actor,
): Promise<ActionResult<{ id: string }>> {
  const staff = await trx
    .selectFrom('users')
    .select('id')
    .where('email', '=', invitee.email)
    .where('staff_role', 'is not', null)
    .executeTakeFirst()
  if (staff) return refuse('alreadyStaff', { email: 'alreadyStaff' })
  return invite(trx, { staff_id: staffId }, invitee, actor)
}

async function invite(
  trx: Trx,
  scope: InvitationScope,
  invitee: Invitee,
  actor: Actor,
): Promise<ActionResult<{ id: string }>> {
  const companyId = 'company_id' in scope ? scope.company_id : null
  const roles = companyId ? { company_role: invitee.role } : { staff_role: invitee.role }
  const fresh = await freshToken(trx)
  const made = await trx
    .insertInto('invitations')
    .values({
      id: newId(),
      company_id: companyId,
      ...roles,
      email: invitee.email,
      invited_by: actor.user_id,
      token_hash: fresh.token_hash,
      expires_at: fresh.expires_at,
    })
    // One open invitation for each address and place. An expired one is taken up again.
    .onConflict((conflict) =>
      (companyId
        ? conflict.columns(['company_id', 'email']).where('company_id', 'is not', null)
        : conflict.column('email').where('company_id', 'is', null)
      )
        .where('accepted_at', 'is', null)
        .where('revoked_at', 'is', null)
        .doUpdateSet({
          ...roles,
          invited_by: actor.user_id,
          token_hash: fresh.token_hash,
          expires_at: fresh.expires_at,
        })
        .where('invitations.expires_at', '<=', sql<Date>`now()`),
    )
    .returning(['id', 'company_id', 'company_role', 'staff_role', 'email', 'expires_at'])
    .executeTakeFirst()
  if (!made) return refuse('alreadyInvited', { email: 'alreadyInvited' })
  await mailInvitation(trx, made as Invited, fresh.token, actor)
  await recordAudit(trx, actor, {
    action: 'invitation.sent',
    entity_type: 'invitation',
    entity_id: made.id,
    company_id: companyId,
    after: { email: invitee.email, role: invitee.role },
  })
  return { ok: true, data: { id: made.id } }
}

/** Mails an invitation anew: another link, another expiry; the link of before is dead. */
export async function resendInvitation(
  trx: Trx,
  scope: InvitationScope,
  id: string,
  actor: Actor,
): Promise<ActionResult> {
  const fresh = await freshToken(trx)
  const renewed = await trx
    .updateTable('invitations')
    .set({ token_hash: fresh.token_hash, expires_at: fresh.expires_at, invited_by: actor.user_id })
    .where('id', '=', id)
    .where(inScope(scope))
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning(['id', 'company_id', 'company_role', 'staff_role', 'email', 'expires_at'])
    .executeTakeFirst()
  if (!renewed) return notOpen(trx, scope, id)
  await mailInvitation(trx, renewed as Invited, fresh.token, actor)
  await recordAudit(trx, actor, {
    action: 'invitation.resent',
    entity_type: 'invitation',
    entity_id: id,
    company_id: renewed.company_id,
  })
  return DONE
}

/** Takes an invitation back. Its link says so from now on. Repeating it changes nothing. */
export async function revokeInvitation(
  trx: Trx,
  scope: InvitationScope,
  id: string,
  actor: Actor,
): Promise<ActionResult> {
  const revoked = await trx
    .updateTable('invitations')
    .set({ revoked_at: new Date() })
    .where('id', '=', id)
    .where(inScope(scope))
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning(['email', 'company_id'])
    .executeTakeFirst()
  if (!revoked) {
    const refusal = await notOpen(trx, scope, id)
    return refusal.reason === 'revoked' ? DONE : refusal
  }
  await recordAudit(trx, actor, {
    action: 'invitation.revoked',
    entity_type: 'invitation',
    entity_id: id,
    company_id: revoked.company_id,
    after: { email: revoked.email },
  })
  return DONE
}

function inScope(scope: InvitationScope) {
  return (eb: ExpressionBuilder<DB, 'invitations'>) =>
    'company_id' in scope ? eb('company_id', '=', scope.company_id) : eb('company_id', 'is', null)
}

/** Why an invitation cannot be changed any more. */
async function notOpen(trx: Trx, scope: InvitationScope, id: string): Promise<ActionFailure> {
  const row = await trx
    .selectFrom('invitations')
    .select('accepted_at')
    .where('id', '=', id)
    .where(inScope(scope))
    .executeTakeFirst()
  if (!row) return refuse('notFound')
  return refuse(row.accepted_at ? 'accepted' : 'revoked')
}

async function freshToken(trx: Trx) {
  const days = (await getSettings(trx))['security.invitation_days']
  const token = newToken()
  return { token, token_hash: sha256(token), expires_at: new Date(Date.now() + days * 86_400_000) }
}
