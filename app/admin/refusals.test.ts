import '@/db/testing'
import '@/lib/auth/testing'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { createCompany, createSession, createUser } from '@/db/testing-rows'
import { newId } from '@/lib/ids'

// The request comes from whoever the test says.
let token = ''
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (name === 'izinku.session_token' ? { value: token } : undefined),
  }),
  headers: async () => new Headers(),
}))

const ID = newId()
const DAY = {
  holiday_on: '2027-01-01',
  name_id: 'Libur',
  name_en: 'Holiday',
  kind: 'national',
  source: '',
} as const
const FILE = { year: '2027', text: 'tanggal,nama', source: '', replace: true }

const ACTIONS = {
  'settings: change': async () =>
    (await import('./settings/actions')).changeSettingAction({
      key: 'platform.name',
      version: 1,
      value: 'Dicuri',
    }),
  'settings: reset': async () =>
    (await import('./settings/actions')).resetSettingAction({ key: 'platform.name', version: 1 }),
  'settings: undo': async () =>
    (await import('./settings/actions')).undoSettingAction({ key: 'platform.name', version: 1 }),
  'settings: preview': async () =>
    (await import('./settings/import/actions')).previewImportAction({ text: '{}' }),
  'settings: import': async () =>
    (await import('./settings/import/actions')).applyImportAction({ text: '{}', seen: '' }),
  'company: disable': async () =>
    (await import('./companies/actions')).disableCompanyAction({ slug: 'korban', reason: 'Karena bisa' }),
  'company: enable': async () =>
    (await import('./companies/actions')).enableCompanyAction({ slug: 'korban', reason: 'Karena bisa' }),
  'user: invite': async () =>
    (await import('./users/actions')).inviteStaffAction({ email: 'a@test.example', role: 'admin' }),
  'user: resend': async () =>
    (await import('./users/actions')).resendStaffInvitationAction({ invitation_id: ID }),
  'user: revoke': async () =>
    (await import('./users/actions')).revokeStaffInvitationAction({ invitation_id: ID }),
  'user: role': async () =>
    (await import('./users/[id]/actions')).changeStaffRoleAction({ user_id: ID, role: 'admin' }),
  'user: disable': async () =>
    (await import('./users/[id]/actions')).disableUserAction({ user_id: ID, reason: 'Karena bisa' }),
  'user: enable': async () =>
    (await import('./users/[id]/actions')).enableUserAction({ user_id: ID, reason: 'Karena bisa' }),
  'user: sessions': async () => (await import('./users/[id]/actions')).endUserSessionsAction({ user_id: ID }),
  'user: reset': async () => (await import('./users/[id]/actions')).sendResetAction({ user_id: ID }),
  'calendar: save': async () => (await import('./calendar/actions')).saveHolidayAction(DAY),
  'calendar: remove': async () =>
    (await import('./calendar/actions')).removeHolidayAction({ day: '2026-01-01' }),
  'calendar: preview': async () => (await import('./calendar/import/actions')).previewHolidaysAction(FILE),
  'calendar: import': async () =>
    (await import('./calendar/import/actions')).applyHolidaysAction({ ...FILE, seen: '' }),
  'system: retry': async () =>
    (await import('./system/actions')).retryJobAction({ name: 'email.send', id: ID }),
}

const rows = () =>
  Promise.all([
    db.selectFrom('audit_log').select('id').execute(),
    db.selectFrom('holidays').select('holiday_on').execute(),
    db.selectFrom('companies').select(['id', 'disabled_at']).execute(),
  ])

beforeAll(async () => {
  await createCompany(db, { slug: 'korban' })
})

describe.each([
  ['nobody', null, 'signedOut'],
  ['an owner', 'owner', 'notFound'],
  ['a reviewer', 'reviewer', 'notFound'],
  ['finance', 'finance', 'notFound'],
] as const)('%s', (_name, role, reason) => {
  beforeAll(async () => {
    vi.resetModules()
    const user = await createUser(db, { staff_role: role === 'owner' || role === null ? null : role })
    token = role === null ? '' : (await createSession(db, user.id)).token
  })

  test.each(Object.entries(ACTIONS))('is refused %s, and nothing changes', async (_action, act) => {
    const before = await rows()
    expect(await act()).toMatchObject({ ok: false, reason })
    expect(await rows()).toEqual(before)
  })
})
