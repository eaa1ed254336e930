import '@/db/testing'
import '../testing'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { addMember, createCompany, createSession, createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import type { StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import type { StaffRole } from '../permissions'
import { parseUserFilter } from './filter'
import { changeStaffRole, disableUser, enableUser, endUserSessions } from './mutations'
import { listUsers } from './queries'
import { sendResetMail } from './reset'

type Person = { id: StaffId; actor: Actor }

async function admin(): Promise<Person> {
  const user = await createUser(db, { staff_role: 'admin' })
  return { id: user.id as string as StaffId, actor: { kind: 'staff', user_id: user.id, name: user.name } }
}

const setRole = (by: Person, userId: string, role: StaffRole | null) =>
  db.transaction().execute((trx) => changeStaffRole(trx, by.id, userId, role, by.actor))
const disable = (by: Person, userId: string) =>
  db.transaction().execute((trx) => disableUser(trx, by.id, userId, 'Diminta pemilik', by.actor))
const sessionsOf = (userId: string) =>
  db.selectFrom('sessions').select('id').where('user_id', '=', userId).execute()

beforeEach(async () => {
  await db.updateTable('users').set({ staff_role: null }).where('staff_role', '=', 'admin').execute()
})
afterAll(stopSender)

describe('staff roles', () => {
  test('are given, changed and taken, which ends the sessions', async () => {
    const boss = await admin()
    const user = await createUser(db)
    await createSession(db, user.id)
    expect(await setRole(boss, user.id, 'reviewer')).toMatchObject({ ok: true })
    expect(await sessionsOf(user.id)).toHaveLength(0)
    expect(await setRole(boss, user.id, 'reviewer')).toMatchObject({ ok: true })
    expect(await setRole(boss, user.id, null)).toMatchObject({ ok: true })
    const audit = await db
      .selectFrom('audit_log')
      .select('after')
      .where('entity_id', '=', user.id)
      .orderBy('id')
      .execute()
    expect(audit.map((row) => (row.after as { staff_role: string | null }).staff_role)).toEqual([
      'reviewer',
      null,
    ])
  })

  test('are refused to oneself, the unproved, the disabled, and to whom is no admin any more', async () => {
    const boss = await admin()
    const unproved = await createUser(db, { email_verified: false })
    const disabled = await createUser(db, { disabled_at: new Date() })
    expect(await setRole(boss, boss.id, 'finance')).toMatchObject({ reason: 'ownAccount' })
    expect(await setRole(boss, unproved.id, 'finance')).toMatchObject({ reason: 'notVerified' })
    expect(await setRole(boss, disabled.id, 'finance')).toMatchObject({ reason: 'disabled' })
    const former = await admin()
    await setRole(boss, former.id, 'finance')
    expect(await setRole(former, unproved.id, null)).toMatchObject({ reason: 'notAllowed' })
  })

  test('two admins who take each other away at once leave one', async () => {
    for (const race of [setRole, (by: Person, id: string) => disable(by, id)]) {
      const [first, second] = await Promise.all([admin(), admin()])
      const outcomes = await Promise.all([race(first, second.id, null), race(second, first.id, null)])
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
      const left = await db
        .selectFrom('users')
        .select('id')
        .where('staff_role', '=', 'admin')
        .where('disabled_at', 'is', null)
        .execute()
      expect(left).toHaveLength(1)
      await db.updateTable('users').set({ staff_role: null }).where('staff_role', '=', 'admin').execute()
    }
  })
})

describe('disabling', () => {
  test('ends the sessions, is repeatable, and can be taken back', async () => {
    const boss = await admin()
    const user = await createUser(db)
    await createSession(db, user.id)
    expect(await disable(boss, user.id)).toMatchObject({ ok: true })
    expect(await disable(boss, user.id)).toMatchObject({ ok: true })
    expect(await sessionsOf(user.id)).toHaveLength(0)
    const enabled = await db
      .transaction()
      .execute((trx) => enableUser(trx, user.id, 'Sudah beres', boss.actor))
    expect(enabled).toMatchObject({ ok: true })
    const audit = await db.selectFrom('audit_log').select('action').where('entity_id', '=', user.id).execute()
    expect(audit.map((row) => row.action).sort()).toEqual(['user.disabled', 'user.enabled'])
  })

  test('of oneself or of somebody unknown is refused', async () => {
    const boss = await admin()
    expect(await disable(boss, boss.id)).toMatchObject({ reason: 'ownAccount' })
    expect(await disable(boss, '01890000-0000-7000-8000-000000000000')).toMatchObject({ reason: 'notFound' })
  })
})

test('a session is ended only under its own user', async () => {
  const boss = await admin()
  const [one, other] = await Promise.all([createUser(db), createUser(db)])
  const session = await createSession(db, one.id)
  const end = (userId: string) =>
    db.transaction().execute((trx) => endUserSessions(trx, userId, session.id, boss.actor))
  await end(other.id)
  expect(await sessionsOf(one.id)).toHaveLength(1)
  await end(one.id)
  expect(await sessionsOf(one.id)).toHaveLength(0)
})

test('a reset mail goes out in the name of staff, not to the disabled', async () => {
  const boss = await admin()
  const user = await createUser(db)
  const disabled = await createUser(db, { disabled_at: new Date() })
  const send = (id: string) => db.transaction().execute((trx) => sendResetMail(trx, id, boss.actor))
  expect(await send(user.id)).toMatchObject({ ok: true })
  expect(await send(disabled.id)).toMatchObject({ reason: 'disabled' })
  const mails = await db.selectFrom('email_messages').select(['template_key', 'to_email']).execute()
  expect(mails).toEqual([{ template_key: 'reset', to_email: user.email }])
})

test('the list finds by name, role and state', async () => {
  const boss = await admin()
  const company = await createCompany(db)
  const member = await createUser(db, { name: 'Siti Aminah' })
  await addMember(db, company.id, member.id, 'viewer')
  await createUser(db, { name: 'Belum Terbukti', email_verified: false })
  const names = async (search: Record<string, string>) =>
    (await listUsers(db, boss.id, parseUserFilter(search))).rows.map((row) => row.name)
  expect(await names({ q: 'aminah' })).toEqual(['Siti Aminah'])
  expect(await names({ role: 'viewer' })).toEqual(['Siti Aminah'])
  expect(await names({ state: 'unverified', q: 'terbukti' })).toEqual(['Belum Terbukti'])
  expect(await names({ staff: 'admin' })).toHaveLength(1)
  const [row] = (await listUsers(db, boss.id, parseUserFilter({ q: 'aminah' }))).rows
  expect(row?.companies).toEqual([{ slug: company.slug, trade_name: company.trade_name, role: 'viewer' }])
})
