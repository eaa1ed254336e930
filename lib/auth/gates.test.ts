import '@/db/testing'
import { describe, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { addMember, createCompany, createSession, createUser } from '@/db/testing-rows'
import { keepChoices } from './choices'
import { requireMember, requireStaff, requireUser } from './gates'
import {
  COMPANY_PERMISSIONS,
  COMPANY_ROLES,
  type CompanyPermission,
  can,
  STAFF_PERMISSIONS,
  STAFF_ROLES,
  type StaffPermission,
} from './permissions'

// Stands in for the request; the database is real.
const request = vi.hoisted(() => ({ cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => {
      const value = request.cookies.get(name)
      return value === undefined ? undefined : { value }
    },
  }),
  headers: async () =>
    new Headers({ 'x-izinku-path': '/app/warung/team?x=1', 'x-forwarded-for': '203.0.113.7' }),
}))

const setToken = (token: string | undefined, name = 'izinku.session_token') => {
  request.cookies.clear()
  if (token) request.cookies.set(name, token)
}

async function signInAs(overrides: Parameters<typeof createUser>[1] = {}, expiresAt?: Date) {
  const user = await createUser(db, overrides)
  const session = await createSession(db, user.id, expiresAt)
  setToken(`${session.token}.c2lnbmF0dXJl`)
  return user
}

/** `ok`, `404`, or where one is sent. */
async function outcome(gate: Promise<unknown>): Promise<string> {
  try {
    await gate
    return 'ok'
  } catch (error) {
    const digest = String((error as { digest?: string }).digest)
    if (digest.startsWith('NEXT_HTTP_ERROR_FALLBACK')) return digest.split(';')[1] ?? ''
    if (digest.startsWith('NEXT_REDIRECT')) return digest.split(';')[2] ?? ''
    throw error
  }
}

const SIGN_IN = '/sign-in?next=%2Fapp%2Fwarung%2Fteam%3Fx%3D1'
const PERMISSIONS = Object.keys(COMPANY_PERMISSIONS) as CompanyPermission[]
const STAFF_ONES = Object.keys(STAFF_PERMISSIONS) as StaffPermission[]

describe('a member', () => {
  test.each(COMPANY_ROLES)('who is %s passes exactly where the table says so', async (role) => {
    const company = await createCompany(db)
    const user = await signInAs()
    await addMember(db, company.id, user.id, role)
    for (const permission of PERMISSIONS) {
      const expected = can(role, permission) ? 'ok' : '404'
      expect([permission, await outcome(requireMember(company.slug, permission))]).toEqual([
        permission,
        expected,
      ])
    }
    for (const permission of STAFF_ONES) expect(await outcome(requireStaff(permission))).toBe('404')
  })

  test('of one company sees another as if it did not exist', async () => {
    const [mine, theirs] = [await createCompany(db), await createCompany(db)]
    const user = await signInAs()
    await addMember(db, mine.id, user.id)
    for (const permission of PERMISSIONS) {
      expect(await outcome(requireMember(theirs.slug, permission))).toBe('404')
      expect(await outcome(requireMember('tidak-ada', permission))).toBe('404')
    }
  })

  test('of a disabled company passes nowhere', async () => {
    const company = await createCompany(db, { disabled_at: new Date() })
    const user = await signInAs()
    await addMember(db, company.id, user.id)
    expect(await outcome(requireMember(company.slug, 'company.view'))).toBe('404')
  })

  test('is known by id, company and where the request came from', async () => {
    const company = await createCompany(db)
    const user = await signInAs()
    await addMember(db, company.id, user.id, 'manager')
    expect(await requireMember(company.slug, 'company.edit')).toMatchObject({
      user: { id: user.id },
      role: 'manager',
      company: { id: company.id, slug: company.slug },
      actor: { kind: 'user', user_id: user.id, request: { ip_address: '203.0.113.7' } },
    })
  })
})

describe('staff', () => {
  test.each(STAFF_ROLES)('%s passes exactly where the table says so', async (role) => {
    await signInAs({ staff_role: role })
    const company = await createCompany(db)
    for (const permission of STAFF_ONES) {
      const expected = can(role, permission) ? 'ok' : '404'
      expect([permission, await outcome(requireStaff(permission))]).toEqual([permission, expected])
    }
    for (const permission of PERMISSIONS)
      expect(await outcome(requireMember(company.slug, permission))).toBe('404')
  })
})

describe('without a session', () => {
  const gates = () => [requireUser(), requireMember('warung', 'company.view'), requireStaff('overview.view')]
  const outcomes = () => Promise.all(gates().map(outcome))

  test('one is sent to sign in and comes back to where one was', async () => {
    setToken(undefined)
    expect(await outcomes()).toEqual([SIGN_IN, SIGN_IN, SIGN_IN])
  })

  test('a made-up token opens nothing', async () => {
    setToken('made-up.signature')
    expect(await outcomes()).toEqual([SIGN_IN, SIGN_IN, SIGN_IN])
  })

  test('an expired session and one of a disabled user are none', async () => {
    await signInAs({ staff_role: 'admin' }, new Date(Date.now() - 1000))
    expect(await outcomes()).toEqual([SIGN_IN, SIGN_IN, SIGN_IN])
    await signInAs({ staff_role: 'admin', disabled_at: new Date() })
    expect(await outcomes()).toEqual([SIGN_IN, SIGN_IN, SIGN_IN])
  })
})

test('over https the cookie has the name that browsers protect', async () => {
  const user = await createUser(db)
  const session = await createSession(db, user.id)
  setToken(session.token, '__Secure-izinku.session_token')
  expect(await requireUser()).toMatchObject({ user: { id: user.id, session_id: session.id } })
})

test('language and zone chosen on a page are kept for who is signed in, and only for them', async () => {
  const other = await createUser(db)
  const user = await signInAs()
  await keepChoices({ locale: 'en', time_zone: 'Asia/Jayapura' })
  setToken('made-up')
  await keepChoices({ locale: 'id' })
  const rows = await db
    .selectFrom('users')
    .select(['id', 'locale', 'time_zone'])
    .where('id', 'in', [user.id, other.id])
    .execute()
  expect(rows.find((row) => row.id === user.id)).toMatchObject({ locale: 'en', time_zone: 'Asia/Jayapura' })
  expect(rows.find((row) => row.id === other.id)).toMatchObject({ locale: 'id', time_zone: 'Asia/Jakarta' })
})
