import '@/db/testing'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { createSession, createUser } from '@/db/testing-rows'
import { findMonthState } from '@/lib/billing/books/last-export'
import { monthOf } from '@/lib/billing/books/months'
import { createChanger } from '@/lib/billing/subscriptions/testing-subscriber'
import { setBillingEnv } from '@/lib/billing/testing-billing'
import { newId, type StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { GET } from './route'

let token = ''
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (name === 'izinku.session_token' ? { value: token } : undefined),
  }),
  headers: async () => new Headers(),
}))
vi.mock('next-intl/server', () => ({ getTranslations: async () => (key: string) => key }))

const tokens = { finance: '', admin: '', reviewer: '', supervisor: '' }
setBillingEnv('http://127.0.0.1:9')

beforeAll(async () => {
  for (const staff_role of ['finance', 'admin', 'reviewer', 'supervisor'] as const) {
    const user = await createUser(db, { staff_role })
    tokens[staff_role] = `${(await createSession(db, user.id)).token}.x`
  }
  const customer = await createChanger('2026-03-10')
  await db
    .updateTable('companies')
    .set({ trade_name: '=HYPERLINK("http://x","y")' })
    .where('id', '=', customer.companyId)
    .execute()
})
afterAll(stopSender)

const take = (query: string, role: keyof typeof tokens = 'finance') => {
  token = tokens[role]
  return GET(new Request(`http://localhost/admin/books/export/file?${query}`))
}

test('a journal as CSV: debit and credit add up, names cannot become formulas, who took it is written down', async () => {
  const answer = await take('month=2026-03&list=journal&format=csv')
  expect(answer.headers.get('content-disposition')).toContain('izinku-books-2026-03-journal.csv')
  const text = await answer.text()
  const lines = text.trim().split('\r\n').slice(1)
  expect(lines.length).toBeGreaterThan(4)
  expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
  // Names come after the figures, so that the commas within them do not count.
  const cells = lines.map((line) => line.split(','))
  const sum = (at: number) => cells.reduce((total, row) => total + Number(row[at]), 0)
  expect(sum(4)).toBeGreaterThan(0)
  expect(sum(4)).toBe(sum(5))
  const state = await findMonthState(db, newId() as StaffId, monthOf('2026-03-01'))
  expect(state.exported).toMatchObject({ added_since: 0 })
  expect(state.recognized_at).toBeUndefined()
})

test('all lists in one workbook, for finance and admins', async () => {
  const answer = await take('month=2026-03&format=xlsx', 'admin')
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const sheets = Object.keys(parts).filter((path) => /worksheets\/sheet\d+\.xml$/.test(path))
  expect(sheets).toHaveLength(7)
  const entries = await db
    .selectFrom('audit_log')
    .select(['entity_id', 'after'])
    .where('action', '=', 'books.exported')
    .where('entity_id', '=', '2026-03')
    .orderBy('id')
    .execute()
  expect(entries.map(({ after }) => after)).toEqual([
    { list: 'journal', format: 'csv' },
    { list: 'all', format: 'xlsx' },
  ])
})

test.each(['reviewer', 'supervisor'] as const)('a %s gets nothing', async (role) => {
  await expect(take('month=2026-03&list=journal&format=csv', role)).rejects.toThrow()
})

test.each([
  'list=journal&format=csv',
  'month=2026-13&format=xlsx',
  'month=2026-03&list=wages&format=csv',
  'month=2026-03&format=csv',
])('%s is not found', async (query) => {
  await expect(take(query)).rejects.toThrow()
})
