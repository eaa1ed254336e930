import '@/db/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import {
  type Applicant,
  saveDraft,
  startApplication,
  submitApplication,
  withdrawApplication,
} from './mutations'
import {
  createApplicant,
  createColleague,
  createDocument,
  createDraft,
  MARK_ANSWERS,
} from './testing-applicant'

afterAll(stopSender)

const start = (applicant: Applicant, code: string, application_id = newId()) =>
  db.transaction().execute((trx) => startApplication(trx, applicant, { code, application_id }))

const save = (applicant: Applicant, id: string, version: number, answers: object, documents = {}) =>
  db
    .transaction()
    .execute((trx) =>
      saveDraft(trx, applicant, { application_id: id, version, answers: answers as never, documents }),
    )

const submit = (applicant: Applicant, id: string, version: number, transaction_id = newId()) =>
  db
    .transaction()
    .execute((trx) => submitApplication(trx, applicant, { application_id: id, version, transaction_id }))

const withdraw = (applicant: Applicant, id: string, transaction_id = newId()) =>
  db
    .transaction()
    .execute((trx) =>
      withdrawApplication(trx, applicant, { application_id: id, transaction_id, reason: 'Salah pilih' }),
    )

const row = (id: string) =>
  db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** A draft with everything it needs, at version 2. */
async function completeDraft(applicant: Applicant): Promise<string> {
  const id = await createDraft(db, applicant)
  const file = () => createDocument(db, applicant.company.id)
  const documents = { mark_label: [await file()], signature: [await file()], ktp: [await file()] }
  expect(await save(applicant, id, 1, MARK_ANSWERS, documents)).toEqual({ ok: true, version: 2 })
  return id
}

describe('starting', () => {
  it('fills the draft with what is known, the place with its whole path', async () => {
    const applicant = await createApplicant(db)
    const started = await start(applicant, 'spp_irt')
    if (!started.ok) throw new Error(started.reason)
    const draft = await row(started.id)
    expect(draft).toMatchObject({ status: 'draft', version: 1, company_name: applicant.company.trade_name })
    expect(draft.number).toMatch(/^IZN-\d{4}-\d{6}$/)
    expect(draft.data).toMatchObject({
      nib: '1234567890123',
      brand_name: applicant.company.trade_name,
      responsible_name: applicant.actor.name,
      region: { code: '32.73.01.1001', label: expect.stringMatching(/, .*Kota Bandung, Jawa Barat$/) },
    })
  })

  it('makes one draft of two presses', async () => {
    const applicant = await createApplicant(db)
    const id = newId()
    const [one, two] = await Promise.all([start(applicant, 'merek', id), start(applicant, 'merek', id)])
    expect([one, two].map((outcome) => outcome.ok && outcome.repeated).sort()).toEqual([false, true])
  })

  it.each([
    ['merek_x', { ok: false, reason: 'notFound' }],
    ['nib', { ok: false, reason: 'notEligible', blockers: ['has_nib'] }],
  ])('refuses %s', async (code, outcome) => {
    expect(await start(await createApplicant(db), code)).toEqual(outcome)
  })

  it('refuses what needs a NIB first', async () => {
    const applicant = await createApplicant(db, { nib: null })
    expect(await start(applicant, 'spp_irt')).toEqual({
      ok: false,
      reason: 'notEligible',
      blockers: ['needs_nib'],
    })
  })

  it('refuses what was retired', async () => {
    const applicant = await createApplicant(db)
    const retired = await db.transaction().execute(async (trx) => {
      await trx.updateTable('license_types').set({ status: 'retired' }).where('code', '=', 'merek').execute()
      const outcome = await startApplication(trx, applicant, { code: 'merek', application_id: newId() })
      await trx
        .updateTable('license_types')
        .set({ status: 'published' })
        .where('code', '=', 'merek')
        .execute()
      return outcome
    })
    expect(retired).toEqual({ ok: false, reason: 'notFound' })
  })

  it("refuses when the plan is full, and another company's id", async () => {
    const applicant = await createApplicant(db)
    const id = await completeDraft(applicant)
    const other = await createApplicant(db)
    expect(await start(other, 'merek', id)).toEqual({ ok: false, reason: 'notFound' })
    expect((await submit(applicant, id, 2)).ok).toBe(true)
    expect(await start(applicant, 'merek')).toEqual({ ok: false, reason: 'planLimit', limit: 1, used: 1 })
  })
})

describe('saving a draft', () => {
  it('keeps what is not valid yet, and names places by the official list', async () => {
    const applicant = await createApplicant(db)
    const id = await createDraft(db, applicant)
    const answers = { owner_name: 'S', region: { code: '32.73.01.1001', label: 'Palsu' }, unknown: 'x' }
    expect(await save(applicant, id, 1, answers)).toEqual({ ok: true, version: 2 })
    const { data } = await row(id)
    expect(data).toMatchObject({ owner_name: 'S', region: { label: expect.stringContaining('Jawa Barat') } })
    expect(data).not.toHaveProperty('unknown')
  })

  it('lets one of two tabs win', async () => {
    const applicant = await createApplicant(db)
    const id = await createDraft(db, applicant)
    const outcomes = await Promise.all([
      save(applicant, id, 1, { owner_name: 'Tab satu' }),
      save(applicant, id, 1, { owner_name: 'Tab dua' }),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes).toContainEqual({ ok: false, reason: 'conflict' })
  })

  it("attaches only the company's own documents, and takes them off again", async () => {
    const applicant = await createApplicant(db)
    const other = await createApplicant(db)
    const id = await createDraft(db, applicant)
    const own = await createDocument(db, applicant.company.id)
    const foreign = await createDocument(db, other.company.id)
    const attached = () =>
      db.selectFrom('application_documents').select('document_id').where('application_id', '=', id).execute()
    await save(applicant, id, 1, {}, { ktp: [foreign, own], nonsense: [own] })
    expect(await attached()).toEqual([{ document_id: own }])
    await save(applicant, id, 2, {}, {})
    expect(await attached()).toEqual([])
  })

  it('is refused for others and once it was sent', async () => {
    const applicant = await createApplicant(db)
    const id = await completeDraft(applicant)
    expect(await save(await createApplicant(db), id, 2, {})).toEqual({ ok: false, reason: 'notFound' })
    await submit(applicant, id, 2)
    expect(await save(applicant, id, 3, {})).toEqual({ ok: false, reason: 'notAllowed' })
  })
})

describe('submitting', () => {
  it('opens the first stage, tells the company and counts once', async () => {
    const applicant = await createApplicant(db)
    const id = await completeDraft(applicant)
    const transaction = newId()
    expect(await submit(applicant, id, 2, transaction)).toMatchObject({ ok: true, repeated: false })
    expect(await row(id)).toMatchObject({
      status: 'submitted',
      stage_kind: 'intake',
      due_at: expect.any(Date),
    })
    expect(await submit(applicant, id, 2, transaction)).toMatchObject({ ok: true, repeated: true })
    const mails = await db
      .selectFrom('email_messages')
      .select(['template_key', 'to_email'])
      .where('application_id', '=', id)
      .execute()
    expect(mails).toHaveLength(1)
    expect(mails[0]?.template_key).toBe('submitted')
    const stages = await db
      .selectFrom('application_stages')
      .select('status')
      .where('application_id', '=', id)
      .execute()
    expect(stages.filter((stage) => stage.status === 'active')).toHaveLength(1)
  })

  it('names everything that is missing', async () => {
    const applicant = await createApplicant(db)
    const id = await createDraft(db, applicant)
    const outcome = await submit(applicant, id, 1)
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'incomplete',
      fieldErrors: { mark_type: 'required', ownership: 'mustAgree', 'documents.signature': 'required' },
    })
    expect((await row(id)).status).toBe('draft')
  })

  it('sends one of two presses with ids of their own', async () => {
    const applicant = await createApplicant(db)
    const id = await completeDraft(applicant)
    const outcomes = await Promise.all([submit(applicant, id, 2), submit(applicant, id, 2)])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ reason: 'conflict', status: 'submitted' })
  })

  it('lets only one of two drafts have the last place of the plan', async () => {
    const applicant = await createApplicant(db)
    const [one, two] = [await completeDraft(applicant), await completeDraft(applicant)]
    const outcomes = await Promise.all([submit(applicant, one, 2), submit(applicant, two, 2)])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes).toContainEqual({ ok: false, reason: 'planLimit', limit: 1, used: 1 })
  })

  it('is refused with an old version, by viewers and for other companies', async () => {
    const applicant = await createApplicant(db)
    const id = await completeDraft(applicant)
    expect(await submit(applicant, id, 1)).toMatchObject({ ok: false, reason: 'conflict' })
    const viewer = await createColleague(db, applicant, 'viewer')
    expect(await submit(viewer, id, 2)).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await submit(await createApplicant(db), id, 2)).toEqual({ ok: false, reason: 'notFound' })
    expect((await row(id)).status).toBe('draft')
  })

  it('drops answers to what is not asked', async () => {
    const applicant = await createApplicant(db)
    const id = await completeDraft(applicant)
    const documents = await db
      .selectFrom('application_documents')
      .select(['requirement_key', 'document_id'])
      .where('application_id', '=', id)
      .execute()
    const attached = Object.fromEntries(documents.map((one) => [one.requirement_key, [one.document_id]]))
    await save(applicant, id, 2, { ...MARK_ANSWERS, translation: 'tersisa' }, attached)
    await submit(applicant, id, 3)
    expect((await row(id)).data).not.toHaveProperty('translation')
  })
})

describe('withdrawing', () => {
  it('ends the application, its stage and its place in the plan', async () => {
    const applicant = await createApplicant(db)
    const id = await completeDraft(applicant)
    await submit(applicant, id, 2)
    const transaction = newId()
    expect(await withdraw(applicant, id, transaction)).toMatchObject({ ok: true, repeated: false })
    expect(await withdraw(applicant, id, transaction)).toMatchObject({ ok: true, repeated: true })
    expect(await row(id)).toMatchObject({ status: 'withdrawn', due_at: null })
    expect((await start(applicant, 'merek')).ok).toBe(true)
    expect(await withdraw(applicant, id)).toMatchObject({
      ok: false,
      reason: 'conflict',
      status: 'withdrawn',
    })
  })

  it('is for owners and managers of the company', async () => {
    const applicant = await createApplicant(db)
    const id = await createDraft(db, applicant)
    const staff = await createColleague(db, applicant, 'staff')
    expect(await withdraw(staff, id)).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await withdraw(await createApplicant(db), id)).toEqual({ ok: false, reason: 'notFound' })
    const manager = await createColleague(db, applicant, 'manager')
    expect((await withdraw(manager, id)).ok).toBe(true)
  })
})
