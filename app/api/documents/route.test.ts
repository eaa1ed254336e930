import '@/db/testing'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/db'
import { addMember, createOwnedCompany, createSession, createUser } from '@/db/testing-rows'
import { removeFile } from '@/lib/documents/storage'
import { pdf, photo, png } from '@/lib/documents/testing-files'
import { newId } from '@/lib/ids'
import { DELETE, GET } from './[id]/route'
import { POST } from './route'

// Next gives these from the request that is under way; here there is none.
let token: string | undefined
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => (token ? { value: `${token}.signature` } : undefined) }),
  headers: async () => new Headers(),
}))
vi.mock('next-intl/server', () => ({
  getTranslations: async () => (key: string) => key,
  getLocale: async () => 'id',
}))

const folder = mkdtempSync(path.join(tmpdir(), 'izinku-files-'))
process.env.STORAGE_URL = folder
process.env.AUTH_SECRET = 'a'.repeat(40)
process.env.ENCRYPTION_KEY = 'b'.repeat(64)
for (const name of [
  'MIDTRANS_SERVER_KEY',
  'MIDTRANS_CLIENT_KEY',
  'SENDGRID_API_KEY',
  'SENDGRID_WEBHOOK_PUBLIC_KEY',
]) {
  process.env[name] ??= 'test'
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function signIn(userId: string) {
  token = (await createSession(db, userId)).token
}

beforeEach(() => {
  token = undefined
})

function upload(
  fields: Record<string, string>,
  file?: { bytes: Uint8Array; name: string },
  headers: Record<string, string> = {},
): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file) form.set('file', new File([new Uint8Array(file.bytes)], file.name))
  return POST(
    new Request('http://localhost/api/documents', {
      method: 'POST',
      body: form,
      headers: { origin: 'http://localhost', host: 'localhost', ...headers },
    }),
  )
}

function read(id: string, query = '', headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost/api/documents/${id}${query}`, { headers })
  return GET(request, { params: Promise.resolve({ id }) })
}

const storedFiles = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())

describe('taking a file', () => {
  it('stores it in the library of the company and hands it out again', async () => {
    const { owner, company } = await createOwnedCompany(db)
    await signIn(owner.id)
    const response = await upload(
      { company: company.slug, kind: 'ktp' },
      { bytes: await photo(), name: 'ktp.jpg' },
    )
    expect(response.status).toBe(201)
    const document = await response.json()
    expect(document).toMatchObject({
      file_name: 'ktp.jpg',
      content_type: 'image/jpeg',
      kind: 'ktp',
      same_as: null,
    })

    const file = await read(document.id)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toMatch(/^inline; filename="ktp.jpg"/)
    expect(file.headers.get('cache-control')).toBe('private, no-store')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(file.headers.get('content-security-policy')).toMatch(/^sandbox;/)
    expect((await file.arrayBuffer()).byteLength).toBe(document.size_bytes)
    expect((await read(document.id, '?download=1')).headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await read(document.id, '?size=small')).headers.get('content-type')).toBe('image/jpeg')

    const audit = await db.selectFrom('audit_log').selectAll().where('entity_id', '=', document.id).execute()
    expect(audit.map((row) => row.action)).toEqual(['document.uploaded'])
  })

  it('stores a repeated upload once, also when both arrive together', async () => {
    const { owner, company } = await createOwnedCompany(db)
    await signIn(owner.id)
    const fields = { company: company.slug, kind: 'ktp', upload_key: newId() }
    const before = storedFiles().length
    const send = async () => upload(fields, { bytes: await photo(), name: 'ktp.jpg' })
    const answers = await Promise.all([send(), send(), send()])
    const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).id))
    expect(new Set(ids).size).toBe(1)
    expect(storedFiles().length).toBe(before + 1)
  })

  it('says when the same file is there already', async () => {
    const { owner, company } = await createOwnedCompany(db)
    await signIn(owner.id)
    const fields = { company: company.slug, kind: 'other' }
    await upload(fields, { bytes: pdf(), name: 'akta.pdf' })
    const again = await upload(fields, { bytes: pdf(), name: 'akta-lagi.pdf' })
    expect(await again.json()).toMatchObject({ same_as: 'akta.pdf' })
  })
})

describe('refusing a file', () => {
  it.each([
    ['nothing', () => new Uint8Array(), 'ktp.jpg', 'fileEmpty', 422],
    ['a program', () => Buffer.from('MZ program'), 'ktp.jpg', 'fileType', 415],
    ['a picture called PDF', () => png(), 'akta.pdf', 'fileMislabelled', 415],
    ['more than the limit', () => new Uint8Array(10 * 1024 * 1024 + 1), 'besar.pdf', 'fileTooLarge', 413],
  ])('%s', async (_what, bytes, name, reason, status) => {
    const { owner, company } = await createOwnedCompany(db)
    await signIn(owner.id)
    const before = storedFiles().length
    const response = await upload({ company: company.slug, kind: 'ktp' }, { bytes: await bytes(), name })
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ reason })
    expect(storedFiles().length).toBe(before)
  })

  it('by the declared length, before a byte is read', async () => {
    const { owner, company } = await createOwnedCompany(db)
    await signIn(owner.id)
    const response = await upload(
      { company: company.slug, kind: 'ktp' },
      { bytes: pdf(), name: 'a.pdf' },
      { 'content-length': '99999999' },
    )
    expect(response.status).toBe(413)
  })

  it('without a file, with a malformed kind, with two owners', async () => {
    const { owner, company } = await createOwnedCompany(db)
    await signIn(owner.id)
    expect((await upload({ company: company.slug, kind: 'ktp' })).status).toBe(400)
    const file = { bytes: pdf(), name: 'a.pdf' }
    expect((await upload({ company: company.slug, kind: '../x' }, file)).status).toBe(400)
    expect((await upload({ company: company.slug, workflow: '1', kind: 'ktp' }, file)).status).toBe(400)
  })

  it('from strangers, other companies, viewers and other sites', async () => {
    const { owner, company } = await createOwnedCompany(db)
    const stranger = await createUser(db)
    const viewer = await createUser(db)
    await addMember(db, company.id, viewer.id, 'viewer')
    const send = (headers = {}) =>
      upload({ company: company.slug, kind: 'ktp' }, { bytes: pdf(), name: 'a.pdf' }, headers)
    expect((await send()).status).toBe(401)
    await signIn(stranger.id)
    expect((await send()).status).toBe(404)
    await signIn(viewer.id)
    expect((await send()).status).toBe(404)
    await signIn(owner.id)
    expect((await send({ origin: 'https://evil.example' })).status).toBe(400)
    expect((await upload({ workflow: '1', kind: 'ktp' }, { bytes: pdf(), name: 'a.pdf' })).status).toBe(409)
  })
})

describe('reading a file', () => {
  async function stored() {
    const { owner, company } = await createOwnedCompany(db)
    await signIn(owner.id)
    const response = await upload({ company: company.slug, kind: 'ktp' }, { bytes: pdf(), name: 'a.pdf' })
    return { owner, company, id: String((await response.json()).id) }
  }

  it('is for members and staff with cases, and for nobody else', async () => {
    const { id } = await stored()
    const other = await createOwnedCompany(db)
    await signIn(other.owner.id)
    expect((await read(id)).status).toBe(404)
    await signIn((await createUser(db, { staff_role: 'finance' })).id)
    expect((await read(id)).status).toBe(404)
    await signIn((await createUser(db, { staff_role: 'reviewer' })).id)
    expect((await read(id)).status).toBe(200)
    expect((await read('not-an-id')).status).toBe(404)
    expect((await read(newId())).status).toBe(404)
  })

  it('of one that vanished says so, as a page and as JSON', async () => {
    const { id } = await stored()
    const { storage_key } = await db
      .selectFrom('documents')
      .select('storage_key')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await removeFile(storage_key)
    const json = await read(id)
    // The code finds the line in the log.
    const code = expect.stringMatching(/^[2-9A-HJ-NP-Z]{4}$/)
    expect([json.status, await json.json()]).toEqual([410, { reason: 'vanished', code }])
    const page = await read(id, '', { accept: 'text/html' })
    expect(page.headers.get('content-type')).toContain('text/html')
  })
})

describe('before there is a company', () => {
  it('files belong to the onboarding of their uploader alone', async () => {
    const user = await createUser(db)
    const workflow = newId()
    await db.insertInto('onboarding_workflows').values({ id: workflow, user_id: user.id }).execute()
    await signIn(user.id)
    const response = await upload({ workflow: '1', kind: 'ktp' }, { bytes: pdf(), name: 'a.pdf' })
    const { id } = await response.json()
    expect((await read(id)).status).toBe(200)

    await signIn((await createUser(db)).id)
    expect((await read(id)).status).toBe(404)
    const remove = () =>
      DELETE(
        new Request(`http://localhost/api/documents/${id}`, {
          method: 'DELETE',
          headers: { origin: 'http://localhost', host: 'localhost' },
        }),
        { params: Promise.resolve({ id }) },
      )
    expect((await remove()).status).toBe(404)
    await signIn(user.id)
    expect((await remove()).status).toBe(204)
    expect((await read(id)).status).toBe(404)
  })
})
