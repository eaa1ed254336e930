import '@/db/testing'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { newId, type StaffId } from '@/lib/ids'
import type { Reviewer } from './reviewer'
import { createLicenseType, createReviewer, createSubmitted } from './testing-case'
import { listSeenBy, listViews, recordDocumentView, recordView } from './views'

let type: { id: string; version_id: string }
let rina: Reviewer
let agus: Reviewer

beforeAll(async () => {
  type = await createLicenseType(db)
  rina = await createReviewer(db)
  agus = await createReviewer(db)
})

async function sentCase() {
  const { id, company } = await createSubmitted(db, type)
  return { what: 'case' as const, record_id: id, application_id: id, company_id: company.id }
}

test('looking ten times in an hour leaves one row that says so', async () => {
  const viewed = await sentCase()
  await Promise.all(Array.from({ length: 10 }, () => recordView(db, rina.staff_id, viewed)))
  const rows = await db
    .selectFrom('record_views')
    .select(['view_count', 'what'])
    .where('application_id', '=', viewed.application_id)
    .execute()
  expect(rows).toEqual([{ view_count: 10, what: 'case' }])
})

test('a document is a view of its case, and everybody who looked is named once', async () => {
  const viewed = await sentCase()
  const document_id = newId()
  await db
    .insertInto('documents')
    .values({
      id: document_id,
      company_id: viewed.company_id,
      kind: 'other',
      file_name: 'ktp.jpg',
      content_type: 'image/jpeg',
      size_bytes: 1n,
      sha256: 'a'.repeat(64),
      storage_key: document_id,
    })
    .execute()
  await db
    .insertInto('application_documents')
    .values({ application_id: viewed.application_id, requirement_key: 'label', document_id })
    .execute()
  await recordView(db, rina.staff_id, viewed)
  await recordDocumentView(db, rina.staff_id, document_id)
  await recordDocumentView(db, agus.staff_id, document_id)
  const seen = await listSeenBy(db, rina.staff_id, viewed.application_id)
  expect(seen.map(({ id, case_count, document_count }) => ({ id, case_count, document_count }))).toEqual(
    expect.arrayContaining([
      { id: rina.staff_id, case_count: 1, document_count: 1 },
      { id: agus.staff_id, case_count: 0, document_count: 1 },
    ]),
  )
  const page = await listViews(db, rina.staff_id, { what: 'document' })
  expect(page.rows[0]).toMatchObject({ file_name: 'ktp.jpg', application_id: viewed.application_id })
})

test('a view that cannot be written keeps nobody from reading', async () => {
  const viewed = await sentCase()
  await expect(recordView(db, newId() as string as StaffId, viewed)).resolves.toBeUndefined()
  await expect(recordDocumentView(db, rina.staff_id, newId())).resolves.toBeUndefined()
})

test('the list goes by pages without a gap', async () => {
  await db.deleteFrom('record_views').execute()
  for (let count = 0; count < 5; count++) await recordView(db, rina.staff_id, await sentCase())
  const first = await listViews(db, rina.staff_id, {}, 2)
  const second = await listViews(db, rina.staff_id, { after: first.after }, 2)
  const third = await listViews(db, rina.staff_id, { after: second.after }, 2)
  const ids = [...first.rows, ...second.rows, ...third.rows].map((row) => row.id)
  expect(new Set(ids).size).toBe(5)
  expect(third.after).toBeUndefined()
})
