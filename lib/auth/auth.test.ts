import '@/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GET } from '@/app/api/auth/[...all]/route'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import { stopSender } from '@/lib/jobs/boss'
import { hashPassword } from './auth'
import { recordFailedSignIn, signIn } from './credentials'
import { setPassword } from './password-store'
import { registerUser, resendVerification } from './registration'
import { linkTo, mailsTo, REQUEST } from './testing'

const HEADERS = new Headers({ 'x-forwarded-for': '203.0.113.7', 'user-agent': 'Test' })
const PASSWORD = 'empat ekor kucing tidur'
let hash: string

beforeAll(async () => {
  hash = await hashPassword(PASSWORD)
})
afterAll(stopSender)

async function userWithPassword(overrides: Parameters<typeof createUser>[1] = {}) {
  const user = await createUser(db, overrides)
  await db.transaction().execute((trx) => setPassword(trx, user.id, hash))
  return user
}

const registration = (email: string, name = 'Sari') => ({
  name,
  email,
  password_hash: hash,
  locale: 'id',
  time_zone: 'Asia/Jakarta',
})

const register = (email: string, name?: string) =>
  db.transaction().execute((trx) => registerUser(trx, registration(email, name), REQUEST))

const openLink = (url: URL) => GET(new Request(url, { headers: HEADERS }))

describe('signing up', () => {
  test('makes an unverified user and mails a link that signs in, once', async () => {
    await register('baru@test.example')
    const link = await linkTo('baru@test.example')
    const first = await openLink(link)
    expect(first.status).toBe(302)
    expect(first.headers.get('location')).toBe('/verify-email')
    const cookie = first.headers.getSetCookie().find((line) => line.startsWith('izinku.session_token='))
    const token = decodeURIComponent(cookie?.split(/[=;]/)[1] ?? '').split('.')[0]
    const session = await db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select(['users.email', 'users.email_verified', 'sessions.ip_address'])
      .where('token', '=', token ?? '')
      .executeTakeFirstOrThrow()
    expect(session).toEqual({ email: 'baru@test.example', email_verified: true, ip_address: '203.0.113.7' })

    const second = await openLink(link)
    expect(second.headers.get('location')).toBe('/verify-email')
    expect(second.headers.getSetCookie()).toEqual([])
  })

  test('with a registered address changes nothing and tells the mailbox', async () => {
    const user = await userWithPassword({ name: 'Asli' })
    await register(user.email, 'Penyusup')
    const after = await db.selectFrom('users').selectAll().where('id', '=', user.id).executeTakeFirstOrThrow()
    expect(after.name).toBe('Asli')
    expect(await mailsTo(user.email)).toEqual(['existing_account'])
  })

  test('with an address nobody proved takes over the password of whoever typed it before', async () => {
    const stranger = await hashPassword('sandi orang lain')
    await db
      .transaction()
      .execute((trx) =>
        registerUser(trx, { ...registration('bersama@test.example'), password_hash: stranger }, REQUEST),
      )
    await register('bersama@test.example')
    await openLink(await linkTo('bersama@test.example'))
    expect(await signIn({ email: 'bersama@test.example', password: 'sandi orang lain' }, HEADERS)).toEqual({
      ok: false,
      reason: 'wrongCredentials',
    })
    expect(await signIn({ email: 'bersama@test.example', password: PASSWORD }, HEADERS)).toMatchObject({
      ok: true,
    })
  })

  test('twice at once makes one user', async () => {
    await Promise.all([register('kembar@test.example'), register('kembar@test.example')])
    const users = await db
      .selectFrom('users')
      .select('id')
      .where('email', '=', 'kembar@test.example')
      .execute()
    expect(users).toHaveLength(1)
  })

  test('a forged or altered link opens nothing', async () => {
    await register('palsu@test.example')
    const link = await linkTo('palsu@test.example')
    link.searchParams.set('token', `${link.searchParams.get('token')}x`)
    const answer = await openLink(link)
    expect(answer.headers.get('location')).toBe('/verify-email?error=INVALID_TOKEN')
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('a link never leads to another site', async () => {
    await register('jauh@test.example')
    const link = await linkTo('jauh@test.example')
    link.searchParams.set('callbackURL', 'https://evil.example/')
    expect((await openLink(link)).headers.get('location')).toBe('/verify-email')
  })

  test('asking for another link mails one only where an address waits', async () => {
    const verified = await createUser(db)
    const waiting = await createUser(db, { email_verified: false })
    for (const email of [verified.email, waiting.email, 'tidak-ada@test.example'])
      await db.transaction().execute((trx) => resendVerification(trx, email))
    expect(await mailsTo(verified.email)).toEqual([])
    expect(await mailsTo(waiting.email)).toEqual(['verification'])
    expect(await mailsTo('tidak-ada@test.example')).toEqual([])
  })
})

test('nothing else of the library is open', async () => {
  for (const path of ['ok', 'get-session', 'sign-in/email', 'reset-password/abc', 'verify-email/x'])
    expect((await openLink(new URL(`http://localhost:3000/api/auth/${path}`))).status).toBe(404)
})

describe('signing in', () => {
  test('opens a session that ends when the settings say, for staff sooner', async () => {
    const hours = async (staffRole: string | null) => {
      const user = await userWithPassword({ staff_role: staffRole })
      expect(await signIn({ email: user.email, password: PASSWORD }, HEADERS)).toMatchObject({
        ok: true,
        user_id: user.id,
        cookies: [expect.stringMatching(/^izinku\.session_token=.*HttpOnly; SameSite=Lax/)],
      })
      const session = await db
        .selectFrom('sessions')
        .selectAll()
        .where('user_id', '=', user.id)
        .executeTakeFirstOrThrow()
      expect(session.user_agent).toBe('Test')
      return Math.round((session.expires_at.getTime() - session.created_at.getTime()) / 3_600_000)
    }
    expect(await hours(null)).toBe(30 * 24)
    expect(await hours('reviewer')).toBe(12)
  })

  test('writes each sign-in into the audit log', async () => {
    const user = await userWithPassword()
    await signIn({ email: user.email, password: PASSWORD }, HEADERS)
    const entries = await db
      .selectFrom('audit_log')
      .select(['action', 'ip_address'])
      .where('actor_user_id', '=', user.id)
      .execute()
    expect(entries).toEqual([{ action: 'session.started', ip_address: '203.0.113.7' }])
  })

  test('refuses a wrong password and an unknown address alike', async () => {
    const user = await userWithPassword()
    const refusal = { ok: false, reason: 'wrongCredentials' }
    expect(await signIn({ email: user.email, password: 'bukan yang ini' }, HEADERS)).toEqual(refusal)
    expect(await signIn({ email: 'siapa@test.example', password: PASSWORD }, HEADERS)).toEqual(refusal)
  })

  test('tells only who knows the password that the address is unproved or the account disabled', async () => {
    const unproved = await userWithPassword({ email_verified: false })
    const disabled = await userWithPassword({ disabled_at: new Date() })
    const reason = async (email: string, password: string) => {
      const result = await signIn({ email, password }, HEADERS)
      return result.ok ? 'ok' : result.reason
    }
    expect(await reason(unproved.email, PASSWORD)).toBe('notVerified')
    expect(await reason(unproved.email, 'bukan yang ini')).toBe('wrongCredentials')
    expect(await reason(disabled.email, PASSWORD)).toBe('disabled')
    expect(await reason(disabled.email, 'bukan yang ini')).toBe('wrongCredentials')
  })

  test('notes a failure without the address of somebody unknown', async () => {
    const user = await createUser(db)
    await recordFailedSignIn(user.email, 'wrongCredentials', REQUEST)
    await recordFailedSignIn('rahasia@test.example', 'wrongCredentials', REQUEST)
    const entries = await db
      .selectFrom('audit_log')
      .select(['entity_id', 'after'])
      .where('action', '=', 'session.refused')
      .orderBy('id')
      .execute()
    expect(entries[0]).toEqual({ entity_id: user.id, after: { reason: 'wrongCredentials' } })
    expect(entries[1]?.entity_id).toBeNull()
    expect(JSON.stringify(entries[1])).not.toContain('rahasia')
  })
})
