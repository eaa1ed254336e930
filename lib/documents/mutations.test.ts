import '@/db/testing'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { createOwnedCompany, createUser } from '@/db/testing-rows'
import { SYSTEM } from '@/lib/audit/mutations'
import { type CompanyId, newId } from '@/lib/ids'
import { type InspectedFile, inspectFile } from './inspection'
import { cleanDocuments } from './maintenance'
import { deleteDocument, moveWorkflowDocuments, recordDocument } from './mutations'
import { findDocuments, listDocuments, listLibrary, listWorkflowDocuments, lockDocuments } from './queries'
import { newStorageKey, putFile, readFile } from './storage'
import { pdf } from './testing-files'

const folder = mkdtempSync(path.join(tmpdir(), 'izinku-files-'))
Object.assign(process.env, {
  STORAGE_URL: folder,
  AUTH_SECRET: 'a'.repeat(40),
  ENCRYPTION_KEY: 'b'.repeat(64),
  MIDTRANS_SERVER_KEY: 'test',
  MIDTRANS_CLIENT_KEY: 'test',
  SENDGRID_API_KEY: 'test',
  SENDGRID_WEBHOOK_PUBLIC_KEY: 'test',
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function companyId() {
  return (await createOwnedCompany(db)).company.id as CompanyId
}

async function createDocument(
  owner: { company_id: string } | { workflow_id: string },
  file_name = 'ktp.jpg',
) {
  const storage_key = newStorageKey()
  const row = {
    id: newId(),
    ...owner,
    kind: 'ktp',
    file_name,
    content_type: 'image/jpeg',
    size_bytes: 9n,
    sha256: 'x',
    storage_key,
  }
  await db.insertInto('documents').values(row).execute()
  return row
}

async function createApplication(company: string, status: string) {
  const type = await db.selectFrom('license_types').select('id').limit(1).executeTakeFirst()
  const typeId = type?.id ?? newId()
  if (!type) {
    await db
      .insertInto('license_types')
      .values({
        id: typeId,
        code: `test_${typeId.slice(-6)}`,
        name_id: 'Uji',
        name_en: 'Test',
        authority: 'Uji',
      })
      .execute()
  }
  const version = newId()
  await db
    .insertInto('license_type_versions')
    .values({
      id: version,
      license_type_id: typeId,
      version: 900 + Math.floor(Math.random() * 1e6),
      status: 'retired',
      definition: '{}',
    })
    .execute()
  const id = newId()
  await db
    .insertInto('applications')
    .values({
      id,
      number: `IZN-TEST-${id.slice(-8)}`,
      company_id: company,
      company_name: 'Uji',
      license_type_id: typeId,
      license_type_version_id: version,
      status,
    })
    .execute()
  return id
}

async function attach(application_id: string, document_id: string) {
  await db
    .insertInto('application_documents')
    .values({ application_id, document_id, requirement_key: 'ktp' })
    .execute()
}

const remove = (company: CompanyId, id: string) =>
  db.transaction().execute((trx) => deleteDocument(trx, SYSTEM, company, id))

describe('another company', () => {
  it('sees, finds, locks and deletes nothing', async () => {
    const [mine, other] = [await companyId(), await companyId()]
    const document = await createDocument({ company_id: mine })
    expect(await listDocuments(db, other)).toEqual([])
    expect(await listLibrary(db, other, '')).toEqual([])
    expect(await findDocuments(db, other, [document.id])).toEqual([])
    expect(await db.transaction().execute((trx) => lockDocuments(trx, other, [document.id]))).toEqual([])
    expect(await remove(other, document.id)).toMatchObject({ ok: false, reason: 'notFound' })
    expect((await listDocuments(db, mine)).map((row) => row.id)).toEqual([document.id])
  })
})

describe('the library', () => {
  it('finds by name and says where a document is used', async () => {
    const company = await companyId()
    const document = await createDocument({ company_id: company }, 'KTP Sari.jpg')
    await createDocument({ company_id: company }, '100%_dapur.jpg')
    await attach(await createApplication(company, 'submitted'), document.id)
    expect(await listLibrary(db, company, 'sari')).toMatchObject([
      { id: document.id, used_in: [{ status: 'submitted' }] },
    ])
    expect(await listLibrary(db, company, '%')).toHaveLength(1)
  })
})

describe('deleting', () => {
  it('is refused once an application that was sent has it', async () => {
    const company = await companyId()
    const document = await createDocument({ company_id: company })
    await attach(await createApplication(company, 'submitted'), document.id)
    expect(await remove(company, document.id)).toMatchObject({ ok: false, reason: 'inUse' })
  })

  it('takes it off drafts, once', async () => {
    const company = await companyId()
    const document = await createDocument({ company_id: company })
    await attach(await createApplication(company, 'draft'), document.id)
    expect(await remove(company, document.id)).toMatchObject({ ok: true })
    expect(await remove(company, document.id)).toMatchObject({ ok: false, reason: 'notFound' })
    const left = await db
      .selectFrom('application_documents')
      .selectAll()
      .where('document_id', '=', document.id)
      .execute()
    expect(left).toEqual([])
  })

  it('waits for whoever is attaching it', async () => {
    const company = await companyId()
    const document = await createDocument({ company_id: company })
    const application = await createApplication(company, 'submitted')
    let deleting: ReturnType<typeof remove> | undefined
    await db.transaction().execute(async (trx) => {
      expect(await lockDocuments(trx, company, [document.id])).toHaveLength(1)
      deleting = remove(company, document.id)
      await trx
        .insertInto('application_documents')
        .values({ application_id: application, document_id: document.id, requirement_key: 'ktp' })
        .execute()
    })
    expect(await deleting).toMatchObject({ ok: false, reason: 'inUse' })
  })
})

describe('finishing an onboarding', () => {
  it('hands its documents over', async () => {
    const company = await companyId()
    const user = await createUser(db)
    const workflow = newId()
    await db.insertInto('onboarding_workflows').values({ id: workflow, user_id: user.id }).execute()
    await createDocument({ workflow_id: workflow })
    expect(await db.transaction().execute((trx) => moveWorkflowDocuments(trx, workflow, company))).toBe(1)
    expect(await listWorkflowDocuments(db, workflow)).toEqual([])
    expect(await listDocuments(db, company)).toHaveLength(1)
  })

  it('leaves no upload behind that comes too late', async () => {
    const user = await createUser(db)
    const workflow_id = newId()
    const finished = { id: workflow_id, user_id: user.id, status: 'completed' }
    await db.insertInto('onboarding_workflows').values(finished).execute()
    const { file } = (await inspectFile(pdf(), 'a.pdf')) as { file: InspectedFile }
    const late = { kind: 'ktp', file, storage_key: newStorageKey(), upload_key: undefined }
    const recorded = await db
      .transaction()
      .execute((trx) => recordDocument(trx, SYSTEM, { workflow_id }, late))
    expect(recorded).toMatchObject({ ok: false, reason: 'noWorkflow' })
  })
})

describe('the daily maintenance', () => {
  it('removes what was deleted and what no row knows, and nothing else', async () => {
    const company = await companyId()
    const [kept, gone] = [
      await createDocument({ company_id: company }),
      await createDocument({ company_id: company }),
    ]
    const orphan = newStorageKey()
    for (const key of [kept.storage_key, gone.storage_key, orphan]) {
      await putFile(key, Buffer.from('content'), 'image/jpeg')
    }
    await remove(company, gone.id)
    const soon = new Date()
    await cleanDocuments(db, soon)
    expect(await readFile(orphan)).toBeDefined()

    const later = new Date(Date.now() + 2 * 86_400_000)
    expect(await cleanDocuments(db, later)).toMatchObject({ orphans: 1 })
    expect(await readFile(kept.storage_key)).toBeDefined()
    expect(await readFile(gone.storage_key)).toBeUndefined()
    expect(await readFile(orphan)).toBeUndefined()
    expect(await cleanDocuments(db, later)).toEqual({ deleted: 0, orphans: 0 })
  })
})
