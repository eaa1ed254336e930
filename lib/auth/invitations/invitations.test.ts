import '@/db/testing'
import '../testing'
import { afterAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { addMember, createOwnedCompany, createSession, createUser } from '@/db/testing-rows'
import { listMembers } from '@/lib/companies/queries'
import type { CompanyId, StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import type { CompanyRole, StaffRole } from '../permissions'
import { actorOf, auditOf, mailsTo, REQUEST, tokenTo } from '../testing'
import { acceptInvitation, joinByInvitation } from './acceptance'
import { inviteMember, inviteStaff, resendInvitation, revokeInvitation } from './mutations'
import { findInvitation, listCompanyInvitations, listStaffInvitations } from './queries'

afterAll(stopSender)

async function place() {
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
const address = () => `undangan-${counter++}@test.example`

const accept = (token: string, user: { id: string; email: string; name: string }) =>
  db.transaction().execute((trx) => acceptInvitation(trx, token, user, actorOf(user)))

const join = (token: string) =>
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

const expire = (id: string) =>
  db
    .updateTable('invitations')
    .set({ expires_at: new Date(0) })
    .where('id', '=', id)
    .execute()

describe('inviting into a company', () => {
  test('mails a link that shows who invites to what', async () => {
    const { invite, company, owner } = await place()
    const email = address()
    const made = await invite(email, 'manager')
    expect(made.ok).toBe(true)
    expect(await mailsTo(email)).toEqual(['invitation'])
    const mail = await db
      .selectFrom('email_messages')
      .select('variables')
      .where('to_email', '=', email)
      .executeTakeFirstOrThrow()
    expect(mail.variables).toMatchObject({
      inviter: owner.name,
      company: company.trade_name,
      role: 'Pengelola',
    })
    expect(await findInvitation(db, await tokenTo(email), new Date())).toMatchObject({
      email,
      company: { slug: company.slug },
      company_role: 'manager',
      invited_by_name: owner.name,
      state: 'open',
      is_registered: false,
    })
  })

  test('refuses a member, and an address whose answer is awaited', async () => {
    const { invite, id } = await place()
    const member = await createUser(db)
    await addMember(db, id, member.id, 'viewer')
    expect(await invite(member.email)).toMatchObject({ ok: false, reason: 'alreadyMember' })
    const email = address()
    await invite(email)
    expect(await invite(email)).toMatchObject({ ok: false, reason: 'alreadyInvited' })
  })

  test('twice at once makes one invitation and one mail', async () => {
    const { invite } = await place()
    const email = address()
    const results = await Promise.all([invite(email), invite(email)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await mailsTo(email)).toEqual(['invitation'])
  })

  test('takes an expired one up again, with the new role and another link', async () => {
    const { invite, id } = await place()
    const email = address()
    const first = await invite(email, 'viewer')
    const oldToken = await tokenTo(email)
    if (first.ok) await expire(first.data.id)
    expect(await invite(email, 'manager')).toMatchObject({ ok: true })
    expect(await findInvitation(db, oldToken, new Date())).toBeUndefined()
    const list = await listCompanyInvitations(db, id, new Date())
    expect(list.map(({ role, state }) => ({ role, state }))).toEqual([{ role: 'manager', state: 'open' }])
  })

  test('sending again kills the link of before', async () => {
    const { invite, resend } = await place()
    const email = address()
    const made = await invite(email)
    const before = await tokenTo(email)
    expect(made.ok && (await resend(made.data.id))).toMatchObject({ ok: true })
    expect(await findInvitation(db, before, new Date())).toBeUndefined()
    expect(await findInvitation(db, await tokenTo(email), new Date())).toMatchObject({ state: 'open' })
    expect(made.ok && (await auditOf(made.data.id))).toEqual(['invitation.sent', 'invitation.resent'])
  })

  test('another company sees nothing and changes nothing', async () => {
    const [mine, theirs] = [await place(), await place()]
    const made = await mine.invite(address())
    if (!made.ok) throw new Error('not invited')
    expect(await listCompanyInvitations(db, theirs.id, new Date())).toEqual([])
    expect(await theirs.resend(made.data.id)).toMatchObject({ ok: false, reason: 'notFound' })
    expect(await theirs.revoke(made.data.id)).toMatchObject({ ok: false, reason: 'notFound' })
    expect(await listCompanyInvitations(db, mine.id, new Date())).toHaveLength(1)
  })
})

describe('answering', () => {
  test('a signed-in user with the address becomes a member; again leads to the same place', async () => {
    const { invite, company, role } = await place()
    const user = await createUser(db)
    await invite(user.email, 'manager')
    const token = await tokenTo(user.email)
    const answer = { ok: true, data: { home: `/app/${company.slug}`, email: user.email } }
    expect(await accept(token, user)).toEqual(answer)
    expect(await accept(token, user)).toEqual(answer)
    expect(await role(user.id)).toBe('manager')
  })

  test('twice at once makes one membership and one entry', async () => {
    const { invite, id } = await place()
    const user = await createUser(db)
    const made = await invite(user.email)
    const token = await tokenTo(user.email)
    const results = await Promise.all([accept(token, user), accept(token, user)])
    expect(results.every((result) => result.ok)).toBe(true)
    expect(await listMembers(db, id)).toHaveLength(2)
    expect(made.ok && (await auditOf(made.data.id))).toEqual(['invitation.sent', 'invitation.accepted'])
  })

  test('another address is refused, so is a made-up link', async () => {
    const { invite, role } = await place()
    const email = address()
    await invite(email)
    const other = await createUser(db)
    expect(await accept(await tokenTo(email), other)).toMatchObject({ ok: false, reason: 'otherAddress' })
    expect(await accept('made-up', other)).toMatchObject({ ok: false, reason: 'notFound' })
    expect(await role(other.id)).toBeUndefined()
  })

  test('expired and revoked ones are refused', async () => {
    const { invite, revoke } = await place()
    const [late, undone] = [await createUser(db), await createUser(db)]
    const one = await invite(late.email)
    if (one.ok) await expire(one.data.id)
    expect(await accept(await tokenTo(late.email), late)).toMatchObject({ ok: false, reason: 'expired' })
    const two = await invite(undone.email)
    if (two.ok) {
      expect(await revoke(two.data.id)).toMatchObject({ ok: true })
      expect(await revoke(two.data.id)).toMatchObject({ ok: true })
    }
    expect(await accept(await tokenTo(undone.email), undone)).toMatchObject({ ok: false, reason: 'revoked' })
    expect(await join(await tokenTo(undone.email))).toMatchObject({ ok: false, reason: 'revoked' })
  })

  test('revoking and accepting at once: one of them happens', async () => {
    const { invite, revoke, role } = await place()
    const user = await createUser(db)
    const made = await invite(user.email)
    if (!made.ok) throw new Error('not invited')
    const [revoked, accepted] = await Promise.all([
      revoke(made.data.id),
      accept(await tokenTo(user.email), user),
    ])
    expect(revoked.ok).toBe(!accepted.ok)
    expect((await role(user.id)) !== undefined).toBe(accepted.ok)
  })

  test('never lowers or raises a member who is one already', async () => {
    const { invite, id, role } = await place()
    const user = await createUser(db)
    await invite(user.email, 'owner')
    await addMember(db, id, user.id, 'viewer')
    expect(await accept(await tokenTo(user.email), user)).toMatchObject({ ok: true })
    expect(await role(user.id)).toBe('viewer')
  })

  test('a disabled company takes nobody in', async () => {
    const { invite, id } = await place()
    const user = await createUser(db)
    await invite(user.email)
    await db.updateTable('companies').set({ disabled_at: new Date() }).where('id', '=', id).execute()
    const token = await tokenTo(user.email)
    expect(await accept(token, user)).toMatchObject({ ok: false, reason: 'notFound' })
    expect(await findInvitation(db, token, new Date())).toMatchObject({ state: 'revoked' })
  })
})

describe('signing up from an invitation', () => {
  test('makes a proved account and a member in one go, once', async () => {
    const { invite, company, id } = await place()
    const email = address()
    await invite(email, 'viewer')
    const token = await tokenTo(email)
    expect(await join(token)).toEqual({ ok: true, data: { home: `/app/${company.slug}`, email } })
    expect(await join(token)).toMatchObject({ ok: false, reason: 'accepted' })
    const user = await db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirstOrThrow()
    expect(user.email_verified).toBe(true)
    expect(await listMembers(db, id)).toHaveLength(2)
    expect(await mailsTo(email)).toEqual(['invitation'])
  })

  test('twice at once makes one account', async () => {
    const { invite, id } = await place()
    const email = address()
    await invite(email)
    const token = await tokenTo(email)
    const results = await Promise.all([join(token), join(token)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await listMembers(db, id)).toHaveLength(2)
  })

  test('an address with an account has to sign in; nothing of it changes', async () => {
    const { invite, id } = await place()
    const user = await createUser(db, { name: 'Asli' })
    await invite(user.email)
    const token = await tokenTo(user.email)
    expect(await findInvitation(db, token, new Date())).toMatchObject({ is_registered: true })
    expect(await join(token)).toMatchObject({ ok: false, reason: 'registered' })
    expect(await listMembers(db, id)).toHaveLength(1)
    const accounts = await db.selectFrom('accounts').select('id').where('user_id', '=', user.id).execute()
    expect(accounts).toEqual([])
  })
})

describe('inviting staff', () => {
  async function admin() {
    const user = await createUser(db, { staff_role: 'admin' })
    const id = user.id as string as StaffId
    return {
      id,
      invite: (email: string, role: StaffRole = 'reviewer') =>
        db
          .transaction()
          .execute((trx) => inviteStaff(trx, id, { email, role }, { ...actorOf(user), kind: 'staff' })),
      revoke: (invitationId: string) =>
        db
          .transaction()
          .execute((trx) => revokeInvitation(trx, { staff_id: id }, invitationId, actorOf(user))),
    }
  }

  test('makes staff of who accepts, and shortens the sessions opened before', async () => {
    const { invite } = await admin()
    const user = await createUser(db)
    await createSession(db, user.id, new Date(Date.now() + 20 * 86_400_000))
    await invite(user.email, 'finance')
    expect(await accept(await tokenTo(user.email), user)).toMatchObject({
      ok: true,
      data: { home: '/admin' },
    })
    const row = await db
      .selectFrom('users')
      .innerJoin('sessions', 'sessions.user_id', 'users.id')
      .select(['staff_role', 'expires_at'])
      .where('users.id', '=', user.id)
      .executeTakeFirstOrThrow()
    expect(row.staff_role).toBe('finance')
    expect(row.expires_at.getTime()).toBeLessThan(Date.now() + 13 * 3_600_000)
  })

  test('signing up from it works, too', async () => {
    const { invite } = await admin()
    const email = address()
    await invite(email, 'supervisor')
    expect(await join(await tokenTo(email))).toMatchObject({ ok: true, data: { home: '/admin' } })
  })

  test('refuses staff and who is invited already', async () => {
    const { invite } = await admin()
    const staff = await createUser(db, { staff_role: 'reviewer' })
    expect(await invite(staff.email)).toMatchObject({ ok: false, reason: 'alreadyStaff' })
    const email = address()
    await invite(email)
    expect(await invite(email)).toMatchObject({ ok: false, reason: 'alreadyInvited' })
  })

  test('is apart from the invitations of companies', async () => {
    const [staff, company] = [await admin(), await place()]
    const email = address()
    const one = await staff.invite(email)
    const two = await company.invite(email)
    if (!one.ok || !two.ok) throw new Error('not invited')
    expect(await company.revoke(one.data.id)).toMatchObject({ ok: false, reason: 'notFound' })
    expect(await staff.revoke(two.data.id)).toMatchObject({ ok: false, reason: 'notFound' })
    const listed = await listStaffInvitations(db, staff.id, new Date())
    expect(listed.map((invitation) => invitation.id)).toContain(one.data.id)
    expect(listed.map((invitation) => invitation.id)).not.toContain(two.data.id)
  })
})
