import { db } from '@/db'
import { createOwnedCompany } from '@/db/testing-rows'
import { listMembers } from '@/lib/companies/queries'
import type { CompanyId } from '@/lib/ids'
import type { CompanyRole } from '../permissions'
import { actorOf, REQUEST } from '../testing'
import { acceptInvitation, joinByInvitation } from './acceptance'
import { inviteMember, resendInvitation, revokeInvitation } from './mutations'

// For tests of invitations.

/** A company with its owner, who invites. */
export async function place() {
  const { owner, company } = await createOwnedCompany(db)
  const id = company.id as CompanyId
  const actor = actorOf(owner)
  return {
    owner,
    company,
    id,
    invite: (email: string, role: CompanyRole = 'staff') =>
      db.transaction().execute((trx) => inviteMember(trx, id, { email, role }, actor)),
    resend: (invitationId: string) =>
      db.transaction().execute((trx) => resendInvitation(trx, { company_id: id }, invitationId, actor)),
    revoke: (invitationId: string) =>
      db.transaction().execute((trx) => revokeInvitation(trx, { company_id: id }, invitationId, actor)),
    role: async (userId: string) =>
      (await listMembers(db, id)).find((member) => member.user_id === userId)?.role,
  }
}

let counter = 0
/** An address nobody has used. */
export const address = () => `undangan-${counter++}@test.example`

export const accept = (token: string, user: { id: string; email: string; name: string }) =>
  db.transaction().execute((trx) => acceptInvitation(trx, token, user, actorOf(user)))

export const join = (token: string) =>
  db
    .transaction()
    .execute((trx) =>
      joinByInvitation(
        trx,
        token,
        { name: 'Baru', password_hash: 'hash', locale: 'id', time_zone: 'Asia/Jakarta' },
        REQUEST,
      ),
    )

export const expire = (id: string) =>
  db
    .updateTable('invitations')
    .set({ expires_at: new Date(0) })
    .where('id', '=', id)
    .execute()
