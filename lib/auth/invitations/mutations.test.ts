import '@/db/testing'
import '../testing'
import { afterAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { addMember, createSession, createUser } from '@/db/testing-rows'
import type { StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import type { StaffRole } from '../permissions'
import { actorOf, auditOf, mailsTo, tokenTo } from '../testing'
import { inviteStaff, revokeInvitation } from './mutations'
import { findInvitation, listCompanyInvitations, listStaffInvitations } from './queries'
import { accept, address, expire, join, place } from './testing'

afterAll(stopSender)

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
