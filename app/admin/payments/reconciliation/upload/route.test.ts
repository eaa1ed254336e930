import '@/db/testing'
import '@/lib/auth/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { createSession, createUser } from '@/db/testing-rows'
import { LARGEST_FILE } from '@/lib/billing/reconciliation/read-file'
import { stopSender } from '@/lib/jobs/boss'
import { POST } from './route'

let token = ''
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (name === 'izinku.session_token' ? { value: token } : undefined),
  }),
  headers: async () => new Headers(),
}))

const tokens: Record<string, string> = {}
beforeAll(async () => {
  for (const staff_role of ['finance', 'admin'] as const) {
    const user = await createUser(db, { staff_role })
    tokens[staff_role] = `${(await createSession(db, user.id)).token}.x`
  }
  token = tokens.finance ?? ''
})
afterAll(stopSender)

const HEAD =
  'Order ID,Transaction ID,Transaction Type,Payment Type,Channel,Currency,Amount,Fee,VAT,Net Amount,Transaction Time,Settlement Time,Refund Key'
const FILE = `${HEAD}\r\nA-1,tx-1,payment,qris,qris,IDR,1000.00,7.00,1.00,992.00,2026-01-02 10:00:00,2026-01-02 10:00:05,\r\n`

async function send(
  content: BlobPart | undefined,
  fields: Record<string, string> = {},
  origin = 'http://localhost',
) {
  const form = new FormData()
  if (content !== undefined) form.set('file', new File([content], '=evil().csv', { type: 'text/csv' }))
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const request = new Request('http://localhost/admin/payments/reconciliation/upload', {
    method: 'POST',
    headers: { host: 'localhost', origin },
    body: form,
  })
  const answer = await POST(request)
  return { status: answer.status, location: answer.headers.get('location') ?? '' }
}

test('another site cannot send a file, nor can staff who only look', async () => {
  expect(await send(FILE, {}, 'https://evil.test')).toMatchObject({ status: 403 })
  token = tokens.admin ?? ''
  await expect(send(FILE)).rejects.toThrow()
  token = tokens.finance ?? ''
  expect(await db.selectFrom('settlement_files').select('id').execute()).toEqual([])
})

test.each([
  ['no file', undefined, {}, 'problem=fileMissing'],
  ['an empty file', '', {}, 'problem=fileMissing'],
  ['other columns', 'a,b\n1,2\n', {}, 'problem=unreadable&lines=1%3Acolumns'],
  ['a bad line', FILE.replace('992.00', '993.00'), {}, 'problem=unreadable&lines=2%3Asum'],
  ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0]), {}, 'lines=%3Aencoding'],
  ['a day that is none', FILE, { from_on: 'yesterday' }, 'problem=invalid'],
  ['days that leave a line out', FILE, { from_on: '2026-01-03', to_on: '2026-01-04' }, 'problem=span'],
  ['more than it may be', 'x'.repeat(LARGEST_FILE + 20_000), {}, 'problem=tooLarge'],
] as const)('%s leads back and says why', async (_name, content, fields, query) => {
  const answer = await send(content, fields)
  expect(answer.status).toBe(303)
  expect(answer.location).toContain(query)
})

test('a good file leads to its page; the same again is refused', async () => {
  expect((await send(FILE)).location).toMatch(/reconciliation\/[0-9a-f-]{36}\?rows=1&known=0&open=1$/)
  expect((await send(FILE)).location).toContain('problem=sameFile')
  const { GET } = await import('../export/route')
  const text = await (await GET(new Request('http://localhost/export'))).text()
  expect(text).toContain(`'=evil().csv`)
})
