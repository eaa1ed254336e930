import '@/db/testing'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { definitionSchema, type LicenseDefinition } from '../definitions/definition'
import {
  createLicenseType,
  publishDefinitionDraft,
  saveDefinitionDraft,
  startDefinitionDraft,
} from '../definitions/versions/mutations'
import { createReviewer, getApplication, TEST_DEFINITION } from '../review/testing-case'
import { type Applicant, saveDraft, startApplication, submitApplication } from './mutations'
import { createApplicant, createDocument } from './testing-applicant'
import { moveAllDrafts, moveDraft, previewMove, previewMoves } from './version-moves'

afterAll(stopSender)

const text = (word: string) => ({ id: word, en: word })
const first = TEST_DEFINITION
const nameField = first.sections[0]?.fields[0]
/** The same form without the NIK, with the trade name of the company and a weight, and a second paper. */
const second: LicenseDefinition = definitionSchema.parse({
  ...first,
  sections: [
    {
      key: 'product',
      title: text('Produk'),
      fields: [
        nameField,
        { key: 'brand', type: 'text', label: text('Merek'), prefill: 'company.trade_name' },
        { key: 'weight', type: 'number', label: text('Berat') },
      ],
    },
  ],
  documents: [...first.documents, { key: 'photo', label: text('Foto'), kinds: ['product_photo'] }],
})

let code: string
let editor: Awaited<ReturnType<typeof createReviewer>>
const within = <Result>(run: (trx: Parameters<typeof moveDraft>[0]) => Promise<Result>) =>
  db.transaction().execute(run)

beforeEach(async () => {
  editor = await createReviewer(db, 'admin')
  code = `pindah_${newId().slice(-8)}`
  await within((trx) => createLicenseType(trx, editor, { code, name: first.name, definition: first }))
  await within((trx) => publishDefinitionDraft(trx, editor, { code, revision: 1 }))
})

async function publishSecond(): Promise<{ id: string; current_version_id: string }> {
  await within((trx) => startDefinitionDraft(trx, editor, { code }))
  await within((trx) => saveDefinitionDraft(trx, editor, { code, revision: 1, definition: second }))
  const published = await within((trx) => publishDefinitionDraft(trx, editor, { code, revision: 2 }))
  expect(published).toMatchObject({ ok: true, version: 2 })
  const type = await db
    .selectFrom('license_types')
    .select(['id', 'current_version_id'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return { id: type.id, current_version_id: type.current_version_id ?? '' }
}

/** A draft with everything the first version asks. */
async function createFilled(applicant: Applicant) {
  const id = newId()
  await within((trx) => startApplication(trx, applicant, { code, application_id: id }))
  const label = await createDocument(db, applicant.company.id, 'product_label')
  const content = {
    application_id: id,
    answers: { product_name: 'Keripik', owner_nik: '3273014510850001' },
    documents: { label: [label] },
  }
  const saved = await within((trx) => saveDraft(trx, applicant, { ...content, version: 1 }))
  expect(saved).toEqual({ ok: true, version: 2 })
  return { id, label, content }
}

describe('moving a draft to the newer form', () => {
  it('keeps what fits, fills in what is known, and names what is lost and missing', async () => {
    const applicant = await createApplicant(db)
    const { id, label } = await createFilled(applicant)
    expect(await previewMove(db, applicant.company.id, id, 'Sari')).toBeUndefined()
    const type = await publishSecond()

    const preview = await previewMove(db, applicant.company.id, id, 'Sari')
    expect(preview?.plan.dropped.map((one) => one.key)).toEqual(['owner_nik'])
    expect(preview?.plan.missing.map((one) => one.key)).toEqual(['weight', 'photo'])
    const stranger = await createApplicant(db)
    expect(await previewMove(db, stranger.company.id, id, 'x')).toBeUndefined()

    const input = { application_id: id, version: 2, to_version_id: type.current_version_id }
    expect(await within((trx) => moveDraft(trx, stranger, input))).toEqual({ ok: false, reason: 'notFound' })
    const moved = await within((trx) => moveDraft(trx, applicant, input))
    expect(moved).toMatchObject({ ok: true, version: 3 })
    const row = await getApplication(db, id)
    expect(row).toMatchObject({
      license_type_version_id: type.current_version_id,
      version: 3,
      data: { product_name: 'Keripik', brand: applicant.company.trade_name },
    })
    const attached = await db
      .selectFrom('application_documents')
      .select(['requirement_key', 'document_id'])
      .where('application_id', '=', id)
      .execute()
    expect(attached).toEqual([{ requirement_key: 'label', document_id: label }])
    expect(await within((trx) => moveDraft(trx, applicant, input))).toEqual({ ok: false, reason: 'conflict' })
  })

  it('is refused for a version that was not looked at, and for what was sent', async () => {
    const applicant = await createApplicant(db)
    const { id } = await createFilled(applicant)
    const type = await publishSecond()
    const stale = { application_id: id, version: 1, to_version_id: type.current_version_id }
    expect(await within((trx) => moveDraft(trx, applicant, stale))).toEqual({ ok: false, reason: 'conflict' })
    const other = { application_id: id, version: 2, to_version_id: newId() }
    expect(await within((trx) => moveDraft(trx, applicant, other))).toEqual({ ok: false, reason: 'conflict' })

    const sent = await within((trx) =>
      submitApplication(trx, applicant, { application_id: id, version: 2, transaction_id: newId() }),
    )
    expect(sent).toMatchObject({ ok: true })
    const late = { application_id: id, version: 3, to_version_id: type.current_version_id }
    expect(await within((trx) => moveDraft(trx, applicant, late))).toEqual({
      ok: false,
      reason: 'notAllowed',
    })
    expect((await getApplication(db, id)).license_type_version_id).not.toBe(type.current_version_id)
  })

  it('and a save at the same time never mix: one of them is told that the other was faster', async () => {
    const applicant = await createApplicant(db)
    const { id, content } = await createFilled(applicant)
    const type = await publishSecond()
    const [moved, saved] = await Promise.all([
      within((trx) =>
        moveDraft(trx, applicant, { application_id: id, version: 2, to_version_id: type.current_version_id }),
      ),
      within((trx) => saveDraft(trx, applicant, { ...content, version: 2 })),
    ])
    expect([moved.ok, saved.ok].filter(Boolean)).toHaveLength(1)
    const row = await getApplication(db, id)
    const isMoved = row.license_type_version_id === type.current_version_id
    expect(isMoved).toBe(moved.ok)
    expect('owner_nik' in (row.data as object)).toBe(!isMoved)
  })
})

describe('publishing while drafts are being written', () => {
  it('leaves what is sent at that moment on the version it began with', async () => {
    const applicant = await createApplicant(db)
    const { id } = await createFilled(applicant)
    const began = (await getApplication(db, id)).license_type_version_id
    const [type, sent] = await Promise.all([
      publishSecond(),
      within((trx) =>
        submitApplication(trx, applicant, { application_id: id, version: 2, transaction_id: newId() }),
      ),
    ])
    expect(sent).toMatchObject({ ok: true })
    expect(type.current_version_id).not.toBe(began)
    expect(await getApplication(db, id)).toMatchObject({
      status: 'submitted',
      license_type_version_id: began,
    })
  })

  it('never sends a draft half-moved: it is moved or sent, not both', async () => {
    const applicant = await createApplicant(db)
    const { id } = await createFilled(applicant)
    const type = await publishSecond()
    const [moved, sent] = await Promise.all([
      within((trx) =>
        moveDraft(trx, applicant, { application_id: id, version: 2, to_version_id: type.current_version_id }),
      ),
      within((trx) =>
        submitApplication(trx, applicant, { application_id: id, version: 2, transaction_id: newId() }),
      ),
    ])
    expect([moved.ok, sent.ok].filter(Boolean)).toHaveLength(1)
    const row = await getApplication(db, id)
    expect(row.status).toBe(sent.ok ? 'submitted' : 'draft')
    expect(row.license_type_version_id === type.current_version_id).toBe(moved.ok)
  })
})

describe('moving all drafts of a type', () => {
  it('says before how many and what they will lack, moves them once, and leaves what was sent', async () => {
    const applicants = await Promise.all([1, 2, 3].map(() => createApplicant(db)))
    const drafts = await Promise.all(applicants.map((applicant) => createFilled(applicant)))
    const [sender] = applicants
    const [sent] = drafts
    if (!sender || !sent) throw new Error('Nobody applied')
    await within((trx) =>
      submitApplication(trx, sender, { application_id: sent.id, version: 2, transaction_id: newId() }),
    )
    const type = await publishSecond()
    const preview = await previewMoves(db, editor.staff_id, type)
    expect(preview).toMatchObject({ count: 2, complete_count: 0 })
    expect(preview.missing.map((one) => [one.key, one.count])).toEqual([
      ['weight', 2],
      ['photo', 2],
    ])
    expect(preview.dropped.map((one) => [one.key, one.count])).toEqual([['owner_nik', 2]])

    const moved = await Promise.all([moveAllDrafts(db, editor, type), moveAllDrafts(db, editor, type)])
    expect(moved[0] + moved[1]).toBe(2)
    expect(await previewMoves(db, editor.staff_id, type)).toMatchObject({ count: 0 })
    const { license_type_version_id } = await getApplication(db, sent.id)
    expect(license_type_version_id).not.toBe(type.current_version_id)
    expect(await moveAllDrafts(db, editor, { ...type, current_version_id: newId() })).toBe(0)
  })
})
