import type { Db } from '@/db'
import { sha256 } from '@/lib/crypto'
import type { CompanyId, StaffId } from '@/lib/ids'
import type { CompanyRole, StaffRole } from '../permissions'
import { type InvitationState, invitationState } from './state'

export type OpenInvitation<Role extends string> = {
  id: string
  email: string
  role: Role
  invited_by_name: string | null
  created_at: Date
  expires_at: Date
  state: InvitationState
}

/** Invitations into a company that wait for an answer, expired ones too, newest first. */
export async function listCompanyInvitations(
  db: Db,
  companyId: CompanyId,
  now: Date,
): Promise<OpenInvitation<CompanyRole>[]> {
  const rows = await waiting(db).where('company_id', '=', companyId).execute()
  return rows.map(({ company_role, staff_role: _staff, ...row }) => ({
    ...row,
    role: company_role as CompanyRole,
    state: invitationState({ ...row, accepted_at: null, revoked_at: null }, now),
  }))
}

/** Invitations of staff that wait for an answer, expired ones too, newest first. */
export async function listStaffInvitations(
  db: Db,
  _staff: StaffId,
  now: Date,
): Promise<OpenInvitation<StaffRole>[]> {
  const rows = await waiting(db).where('company_id', 'is', null).execute()
  return rows.map(({ staff_role, company_role: _company, ...row }) => ({
    ...row,
    role: staff_role as StaffRole,
    state: invitationState({ ...row, accepted_at: null, revoked_at: null }, now),
  }))
}

function waiting(db: Db) {
  return db
    .selectFrom('invitations')
    .leftJoin('users', 'users.id', 'invitations.invited_by')
    .select([
      'invitations.id',
      'invitations.email',
      'invitations.company_role',
      'invitations.staff_role',
      'invitations.created_at',
      'invitations.expires_at',
      'users.name as invited_by_name',
    ])
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('invitations.created_at', 'desc')
    .limit(200)
}

export type ShownInvitation = {
  email: string
  company: { slug: string; trade_name: string } | null
  company_role: CompanyRole | null
  staff_role: StaffRole | null
  invited_by_name: string | null
  expires_at: Date
  state: InvitationState
  accepted_by: string | null
  /** Whether the address has an account that can sign in. */
  is_registered: boolean
}

/** What the link of an invitation shows to whoever holds it; undefined when it is made up or was replaced by a newer one. */
export async function findInvitation(db: Db, token: string, now: Date): Promise<ShownInvitation | undefined> {
  const row = await db
    .selectFrom('invitations')
    .leftJoin('companies', 'companies.id', 'invitations.company_id')
    .leftJoin('users as inviter', 'inviter.id', 'invitations.invited_by')
    .leftJoin('users as invited', (join) =>
      join.onRef('invited.email', '=', 'invitations.email').on('invited.email_verified', '=', true),
    )
    .select([
      'invitations.email',
      'invitations.company_role',
      'invitations.staff_role',
      'invitations.expires_at',
      'invitations.accepted_at',
      'invitations.accepted_by',
      'invitations.revoked_at',
      'companies.slug',
      'companies.trade_name',
      'companies.disabled_at as company_disabled_at',
      'inviter.name as invited_by_name',
      'invited.id as invited_id',
    ])
    .where('token_hash', '=', sha256(token))
    .executeTakeFirst()
  if (!row) return undefined
  return {
    email: row.email,
    company: row.slug && row.trade_name ? { slug: row.slug, trade_name: row.trade_name } : null,
    company_role: row.company_role as CompanyRole | null,
    staff_role: row.staff_role as StaffRole | null,
    invited_by_name: row.invited_by_name,
    expires_at: row.expires_at,
    state: row.company_disabled_at ? 'revoked' : invitationState(row, now),
    accepted_by: row.accepted_by,
    is_registered: row.invited_id !== null,
  }
}
