import '@/db/testing'
import './testing'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { addMember, createCompany, createSession, createUser } from '@/db/testing-rows'
import type { UserId } from '@/lib/ids'
import { cleanExpired } from './maintenance'
import { changePassword, endSessionOf, revokeOtherSessions, revokeSession, updateProfile } from './mutations'
import { setPassword } from './password-store'
import { findHome, getAccount, listSessions } from './queries'
import { profileSchema } from './schema'
import { actorOf, auditOf } from './testing'

async function person(overrides: Parameters<typeof createUser>[1] = {}) {
  const user = await createUser(db, overrides)
  return { user, id: user.id as UserId, actor: actorOf(user) }
}

describe('sessions', () => {
  test('only the own ones are listed, and only open ones', async () => {
    const [one, other] = [await person(), await person()]
    const open = await createSession(db, one.id)
    await createSession(db, one.id, new Date(Date.now() - 1000))
    await createSession(db, other.id)
    expect((await listSessions(db, one.id)).map((session) => session.id)).toEqual([open.id])
  })

  test('one is ended, twice without harm', async () => {
    const one = await person()
    const session = await createSession(db, one.id)
    const revoke = () => db.transaction().execute((trx) => revokeSession(trx, one.id, session.id, one.actor))
    expect(await revoke()).toMatchObject({ ok: true })
    expect(await revoke()).toMatchObject({ ok: true })
    expect(await listSessions(db, one.id)).toEqual([])
    expect(await auditOf(session.id)).toEqual(['session.revoked'])
  })

  test("another person's session cannot be ended", async () => {
    const [one, other] = [await person(), await person()]
    const session = await createSession(db, other.id)
    await db.transaction().execute((trx) => revokeSession(trx, one.id, session.id, one.actor))
    expect(await listSessions(db, other.id)).toHaveLength(1)
    expect(await auditOf(session.id)).toEqual([])
  })

  test('all others are ended, this one stays', async () => {
    const [one, other] = [await person(), await person()]
    const here = await createSession(db, one.id)
    await createSession(db, one.id)
    await createSession(db, one.id)
    await createSession(db, other.id)
    const result = await db
      .transaction()
      .execute((trx) => revokeOtherSessions(trx, one.id, here.id, one.actor))
    expect(result).toEqual({ ok: true, data: { sessions_ended: 2 } })
    expect((await listSessions(db, one.id)).map((session) => session.id)).toEqual([here.id])
    expect(await listSessions(db, other.id)).toHaveLength(1)
  })

  test('signing out ends the session of the token', async () => {
    const one = await person()
    const session = await createSession(db, one.id)
    const out = () => db.transaction().execute((trx) => endSessionOf(trx, session.token, one.actor))
    await out()
    await out()
    expect(await auditOf(session.id)).toEqual(['session.ended'])
  })
})

test('what has ended is removed by night, what is open stays', async () => {
  const one = await person()
  const open = await createSession(db, one.id)
  await createSession(db, one.id, new Date(Date.now() - 8 * 86_400_000))
  await db
    .insertInto('rate_limits')
    .values([
      { key: 'old', points: 1, expire: 1n },
      { key: 'new', points: 1, expire: BigInt(Date.now()) },
    ])
    .execute()
  await cleanExpired(db, new Date())
  const left = await db.selectFrom('sessions').select('id').where('user_id', '=', one.id).execute()
  expect(left).toEqual([{ id: open.id }])
  expect(await db.selectFrom('rate_limits').select('key').execute()).toEqual([{ key: 'new' }])
})

describe('the password', () => {
  test('changes where the present one is still the one that was checked', async () => {
    const one = await person()
    await db.transaction().execute((trx) => setPassword(trx, one.id, 'old-hash'))
    const here = await createSession(db, one.id)
    await createSession(db, one.id)
    const change = (next: string) =>
      db
        .transaction()
        .execute((trx) => changePassword(trx, one.id, { checked: 'old-hash', next }, here.id, one.actor))
    const results = await Promise.all([change('new-hash'), change('other-hash')])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ reason: 'conflict' })
    expect((await listSessions(db, one.id)).map((session) => session.id)).toEqual([here.id])
    expect(await auditOf(one.id)).toEqual(['user.password_changed'])
  })
})

describe('the profile', () => {
  test('is kept in its stored form, with what was before', async () => {
    const one = await person({ name: 'Sari' })
    const profile = profileSchema.parse({
      name: ' Sari Wulandari ',
      phone: '0812-3456-7890',
      locale: 'en',
      time_zone: 'Asia/Makassar',
    })
    await db.transaction().execute((trx) => updateProfile(trx, one.id, profile, one.actor))
    expect(await getAccount(db, one.id)).toMatchObject({
      name: 'Sari Wulandari',
      phone: '0812-3456-7890',
      locale: 'en',
      time_zone: 'Asia/Makassar',
    })
    const entry = await db
      .selectFrom('audit_log')
      .select(['before', 'after'])
      .where('entity_id', '=', one.id)
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ before: { name: 'Sari' }, after: { phone: '+6281234567890' } })
  })

  test('has no number where none was given', () => {
    const values = { name: 'Sari', phone: '', locale: 'id', time_zone: 'Asia/Jakarta' } as const
    expect(profileSchema.parse(values).phone).toBeNull()
  })
})

describe('where one begins', () => {
  test.each([
    ['reviewer', '/admin/queue'],
    ['supervisor', '/admin'],
    ['finance', '/admin'],
    ['admin', '/admin'],
  ])('%s at %s', async (role, home) => {
    expect(await findHome(db, (await person({ staff_role: role })).id)).toBe(home)
  })

  test('a member at the company joined first that is not disabled', async () => {
    const { id } = await person()
    expect(await findHome(db, id)).toBe('/onboarding')
    const disabled = await createCompany(db, { disabled_at: new Date() })
    await addMember(db, disabled.id, id)
    expect(await findHome(db, id)).toBe('/app')
    const first = await createCompany(db)
    await addMember(db, first.id, id)
    const second = await createCompany(db)
    await addMember(db, second.id, id)
    expect(await findHome(db, id)).toBe(`/app/${first.slug}`)
  })
})
