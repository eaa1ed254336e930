import '@/db/testing'
import '../testing'
import { afterAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { addMember, createUser } from '@/db/testing-rows'
import { listMembers } from '@/lib/companies/queries'
import { stopSender } from '@/lib/jobs/boss'
import { auditOf, mailsTo, tokenTo } from '../testing'
import { findInvitation } from './queries'
import { accept, address, expire, join, place } from './testing'

afterAll(stopSender)

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
