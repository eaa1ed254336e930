import '@/db/testing'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { db } from '@/db'
import { createOwnedCompany, createSession } from '@/db/testing-rows'
import { listDocuments } from '@/lib/documents/queries'
import { pdf, photo } from '@/lib/documents/testing-files'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { createReviewer } from '@/lib/licensing/review/testing-case'
import { cancelVisit } from '@/lib/licensing/visits/answering'
import { removePhoto, sharePhoto } from '@/lib/licensing/visits/photos'
import { listCaseVisits } from '@/lib/licensing/visits/queries'
import { createAgreed, createVisitCase, type TestCase } from '@/lib/licensing/visits/testing-visit'
import { GET } from './[id]/route'
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

const folder = mkdtempSync(path.join(tmpdir(), 'izinku-visits-'))
process.env.STORAGE_URL = folder
afterAll(async () => {
  await stopSender()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  token = undefined
})

async function signIn(userId: string) {
  token = (await createSession(db, userId)).token
}

async function upload(fields: Record<string, string>, bytes?: Uint8Array): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ kind: 'photo', ...fields })) form.set(name, value)
  form.set('file', new File([new Uint8Array(bytes ?? (await photo()))], bytes ? 'a.pdf' : 'foto.jpg'))
  const headers = { origin: 'http://localhost', host: 'localhost' }
  return POST(new Request('http://localhost/api/documents', { method: 'POST', body: form, headers }))
}

async function read(id: string): Promise<number> {
  const request = new Request(`http://localhost/api/documents/${id}`)
  return (await GET(request, { params: Promise.resolve({ id }) })).status
}

const photosOf = async (one: TestCase) => (await listCaseVisits(db, one.application_id))[0]?.photos ?? []

it('takes a picture of a visit from the one who is there, once, whatever the network does', async () => {
  const one = await createVisitCase()
  const visit = await createAgreed(one)
  await signIn(one.inspector.staff_id)
  const fields = {
    visit,
    upload_key: newId(),
    checklist_key: 'complete',
    taken_at: '2026-11-24T02:10:00.000Z',
  }
  const answers = await Promise.all([upload(fields), upload(fields)])
  expect(answers.map((answer) => answer.status)).toEqual([201, 201])
  // A clock that is ahead does not date a picture into the future.
  expect(await photosOf(one)).toMatchObject([{ checklist_key: 'complete', shared: false }])
  expect((await upload({ visit }, pdf())).status).toBe(415)
})

it('is not in the library of the company, and its people see a picture only once it is shared', async () => {
  const one = await createVisitCase()
  const visit_id = await createAgreed(one)
  await signIn(one.inspector.staff_id)
  const { id: document_id } = await (await upload({ visit: visit_id })).json()
  expect(await read(document_id)).toBe(200)
  expect(await listDocuments(db, one.applicant.company.id)).toEqual([])
  const share = (shared: boolean) =>
    db.transaction().execute((trx) => sharePhoto(trx, one.inspector, { visit_id, document_id, shared }))

  await signIn(one.owner.id)
  expect(await read(document_id)).toBe(404)
  await share(true)
  expect(await read(document_id)).toBe(200)
  const stranger = await createOwnedCompany(db)
  await signIn(stranger.owner.id)
  expect(await read(document_id)).toBe(404)
  await share(false)
  await signIn(one.owner.id)
  expect(await read(document_id)).toBe(404)
})

it('refuses owners, other reviewers, visits that are over or do not exist', async () => {
  const one = await createVisitCase()
  const visit = await createAgreed(one)
  await signIn(one.owner.id)
  expect((await upload({ visit })).status).toBe(404)
  await signIn((await createReviewer(db)).staff_id)
  expect((await upload({ visit })).status).toBe(409)
  await signIn(one.inspector.staff_id)
  expect((await upload({ visit: newId() })).status).toBe(409)
  expect((await upload({ visit, workflow: '1' })).status).toBe(400)
  const input = { visit_id: visit, reason: 'Tidak perlu lagi', transaction_id: newId() }
  await db.transaction().execute((trx) => cancelVisit(trx, one.inspector, input))
  expect((await upload({ visit })).status).toBe(409)
})

it('lets a picture go as long as the visit is not completed', async () => {
  const one = await createVisitCase()
  const visit_id = await createAgreed(one)
  await signIn(one.inspector.staff_id)
  const { id: document_id } = await (await upload({ visit: visit_id })).json()
  const remove = () =>
    db.transaction().execute((trx) => removePhoto(trx, one.inspector, { visit_id, document_id }))
  expect(await remove()).toEqual({ ok: true })
  expect(await photosOf(one)).toEqual([])
  expect(await read(document_id)).toBe(404)
})
