import '@/db/testing'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { createCompany, createOwnedCompany, createSession, createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import { newId, type StaffId } from '@/lib/ids'
import { companiesHref, parseCompanyFilter } from './filter'
import { disableCompany, enableCompany } from './mutations'
import { findCompany, listCompanies } from './queries'

// The gates read the request; here it is whoever the test says.
let token = ''
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (name === 'izinku.session_token' ? { value: token } : undefined),
  }),
  headers: async () => new Headers(),
}))

const STAFF = newId() as StaffId
let actor: Actor

beforeEach(async () => {
  const user = await createUser(db, { staff_role: 'admin' })
  actor = { kind: 'staff', user_id: user.id, name: user.name }
})

const disable = (slug: string) =>
  db.transaction().execute((trx) => disableCompany(trx, actor, slug, 'Diminta pemilik'))
const enable = (slug: string) =>
  db.transaction().execute((trx) => enableCompany(trx, actor, slug, 'Sudah beres'))

describe('a disabled company', () => {
  test('is not found by its members, and back with everything once enabled', async () => {
    const { requireMember } = await import('@/lib/auth/gates')
    const { owner, company } = await createOwnedCompany(db)
    token = (await createSession(db, owner.id)).token
    expect((await requireMember(company.slug, 'company.view')).company.id).toBe(company.id)

    expect(await disable(company.slug)).toMatchObject({ ok: true })
    expect(await disable(company.slug)).toMatchObject({ ok: true })
    vi.resetModules()
    const fresh = await import('@/lib/auth/gates')
    await expect(fresh.requireMember(company.slug, 'company.view')).rejects.toMatchObject({
      digest: expect.stringContaining('404'),
    })
    expect(await findCompany(db, STAFF, company.slug)).toMatchObject({ disabled_reason: 'Diminta pemilik' })

    expect(await enable(company.slug)).toMatchObject({ ok: true })
    expect((await requireMember(company.slug, 'company.view')).role).toBe('owner')
    const audit = await db
      .selectFrom('audit_log')
      .select('action')
      .where('company_id', '=', company.id)
      .orderBy('id')
      .execute()
    expect(audit.map((row) => row.action)).toEqual(['company.disabled', 'company.enabled'])
  })

  test('that does not exist is refused', async () => {
    expect(await disable('tidak-ada')).toMatchObject({ reason: 'notFound' })
  })
})

describe('the list', () => {
  const names = async (search: Record<string, string>) =>
    (await listCompanies(db, STAFF, parseCompanyFilter(search))).rows.map((row) => row.trade_name)

  test('finds by name, slug and NIB, scale, province and state', async () => {
    await createCompany(db, {
      trade_name: 'Seblak Mpok Nur',
      slug: 'seblak-mpok-nur',
      nib: '9120001234567',
      scale: 'small',
      province_code: '31',
    })
    await createCompany(db, { trade_name: 'Tutup Toko', disabled_at: new Date(), scale: 'micro' })
    expect(await names({ q: 'mpok' })).toEqual(['Seblak Mpok Nur'])
    expect(await names({ q: 'seblak-mpok' })).toEqual(['Seblak Mpok Nur'])
    expect(await names({ q: '9120 0012 34567' })).toEqual(['Seblak Mpok Nur'])
    expect(await names({ q: '100%' })).toEqual([])
    expect(await names({ scale: 'small' })).toEqual(['Seblak Mpok Nur'])
    expect(await names({ province: '31' })).toEqual(['Seblak Mpok Nur'])
    expect(await names({ state: 'disabled' })).toEqual(['Tutup Toko'])
    expect(await names({ plan: 'tumbuh' })).toEqual([])
    expect(await names({ plan: 'none', scale: 'small' })).toEqual(['Seblak Mpok Nur'])
  })

  test('what is no filter is left out of its address', () => {
    expect(companiesHref(parseCompanyFilter({ q: 'ab', scale: 'giant', state: 'disabled' }))).toBe(
      '/admin/companies?state=disabled',
    )
  })
})
