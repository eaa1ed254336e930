import '@/db/testing'
import './testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { createSession, createUser } from '@/db/testing-rows'
import { stopSender } from '@/lib/jobs/boss'
import { hashPassword } from './auth'
import { signIn } from './credentials'
import { findReset, requestReset, resetPassword } from './reset'
import { auditOf, mailsTo, REQUEST, tokenTo } from './testing'

const PASSWORD = 'lima pohon kelapa'
let hash: string
beforeAll(async () => {
  hash = await hashPassword(PASSWORD)
})
afterAll(stopSender)

const ask = (email: string) => db.transaction().execute((trx) => requestReset(trx, email, REQUEST))
const reset = (token: string) => db.transaction().execute((trx) => resetPassword(trx, token, hash, REQUEST))
const canSignIn = async (email: string) => (await signIn({ email, password: PASSWORD }, new Headers())).ok

describe('a new password by mail', () => {
  test('is set once by the link, and ends every session', async () => {
    const user = await createUser(db)
    await createSession(db, user.id)
    await ask(user.email)
    const token = await tokenTo(user.email)
    expect(await findReset(db, token)).toEqual({ email: user.email })
    expect(await reset(token)).toBe(true)
    expect(await findReset(db, token)).toBeUndefined()
    expect(await db.selectFrom('sessions').where('user_id', '=', user.id).select('id').execute()).toEqual([])
    expect(await canSignIn(user.email)).toBe(true)
    expect(await reset(token)).toBe(false)
    expect(await auditOf(user.id)).toEqual(['user.password_reset_requested', 'user.password_reset'])
  })

  test('two uses of a link at once: one wins', async () => {
    const user = await createUser(db)
    await ask(user.email)
    const token = await tokenTo(user.email)
    const results = await Promise.all([reset(token), reset(token)])
    expect(results.filter(Boolean)).toHaveLength(1)
  })

  test('makes older links worthless', async () => {
    const user = await createUser(db)
    await ask(user.email)
    const older = await tokenTo(user.email)
    await ask(user.email)
    await reset(await tokenTo(user.email))
    expect(await reset(older)).toBe(false)
  })

  test('proves the address', async () => {
    const user = await createUser(db, { email_verified: false })
    await ask(user.email)
    await reset(await tokenTo(user.email))
    expect(await canSignIn(user.email)).toBe(true)
  })

  test('an expired, made-up or disabled one is refused', async () => {
    const user = await createUser(db)
    await ask(user.email)
    const token = await tokenTo(user.email)
    await db
      .updateTable('verifications')
      .set({ expires_at: new Date(0) })
      .where('value', '=', user.id)
      .execute()
    expect(await reset(token)).toBe(false)
    expect(await reset('made-up')).toBe(false)
    await ask(user.email)
    await db.updateTable('users').set({ disabled_at: new Date() }).where('id', '=', user.id).execute()
    const last = await tokenTo(user.email)
    expect(await findReset(db, last)).toBeUndefined()
    expect(await reset(last)).toBe(false)
  })

  test('an unknown or disabled address gets no mail, and nobody hears of it', async () => {
    const disabled = await createUser(db, { disabled_at: new Date() })
    await ask('tidak-dikenal@test.example')
    await ask(disabled.email)
    expect(await mailsTo('tidak-dikenal@test.example')).toEqual([])
    expect(await mailsTo(disabled.email)).toEqual([])
  })
})
