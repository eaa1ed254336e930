import '@/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { dayOf } from '@/lib/time'
import { requestRevision } from '../review/decisions'
import { takeCase } from '../review/holding'
import type { Reviewer } from '../review/reviewer'
import { createReviewer } from '../review/testing-case'
import type { Applicant } from './mutations'
import { answerRevision, saveRevision } from './revision-mutations'
import { mergeRevision } from './revision-scope'
import { createApplicant, createColleague, createDocument, createSent } from './testing-applicant'

afterAll(stopSender)

let reviewer: Reviewer
beforeAll(async () => {
  reviewer = await createReviewer(db)
})

// Mondays to Fridays without a holiday, so that the days can be counted on one's fingers.
const MONDAY = new Date('2026-11-02T03:00:00Z')
const TUESDAY = new Date('2026-11-03T03:00:00Z')
const THURSDAY = new Date('2026-11-05T03:00:00Z')

/** An application that was sent on Monday and of which the mark's name and the signature are asked again on Tuesday. */
async function createAsked() {
  const applicant = await createApplicant(db)
  const id = await createSent(db, applicant, MONDAY)
  await db.transaction().execute(async (trx) => {
    await takeCase(trx, reviewer, { application_id: id, transaction_id: newId() }, MONDAY)
    const stage = await trx
      .selectFrom('applications')
      .select('current_stage_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const outcome = await requestRevision(
      trx,
      reviewer,
      {
        application_id: id,
        transaction_id: newId(),
        stage_id: stage.current_stage_id ?? '',
        message: 'Perbaiki dua hal',
        items: [
          { kind: 'field', key: 'mark_type', comment: 'Ada logonya' },
          { kind: 'document', key: 'signature', comment: 'Buram' },
        ],
      },
      TUESDAY,
    )
    if (!outcome.ok) throw new Error(outcome.reason)
  })
  const revision = await db
    .selectFrom('application_revisions')
    .selectAll()
    .where('application_id', '=', id)
    .executeTakeFirstOrThrow()
  return { applicant, id, revision_id: revision.id }
}

type Asked = Awaited<ReturnType<typeof createAsked>>

const save = (asked: Asked, version: number, answers: object, documents = {}, by?: Applicant) =>
  db.transaction().execute((trx) =>
    saveRevision(trx, by ?? asked.applicant, {
      application_id: asked.id,
      revision_id: asked.revision_id,
      version,
      answers: answers as never,
      documents,
    }),
  )

const answer = (asked: Asked, version: number, transaction_id = newId(), by?: Applicant) =>
  db.transaction().execute((trx) =>
    answerRevision(
      trx,
      by ?? asked.applicant,
      {
        application_id: asked.id,
        revision_id: asked.revision_id,
        version,
        transaction_id,
        comment: 'Sudah diperbaiki',
      },
      THURSDAY,
    ),
  )

const row = (id: string) =>
  db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('keeping what was put right', () => {
  it('takes only what was asked and what comes with it, and leaves the case as it was', async () => {
    const asked = await createAsked()
    const before = await row(asked.id)
    const answers = { mark_type: 'combined', colors: 'Merah', owner_name: 'Orang lain' }
    expect(await save(asked, 1, answers)).toEqual({ ok: true, version: 2 })
    const { draft } = await db
      .selectFrom('application_revisions')
      .select('draft')
      .where('id', '=', asked.revision_id)
      .executeTakeFirstOrThrow()
    expect(draft).toEqual({ answers: { mark_type: 'combined', colors: 'Merah' }, documents: {} })
    expect((await row(asked.id)).data).toEqual(before.data)
  })

  it('lets one of two tabs win, and refuses others', async () => {
    const asked = await createAsked()
    const outcomes = await Promise.all([
      save(asked, 1, { mark_type: 'word' }),
      save(asked, 1, { mark_type: 'figure' }),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(await save(asked, 2, {}, {}, await createApplicant(db))).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('answering a revision request', () => {
  it('changes the case, closes the request and goes on with the same holder and the days that were left', async () => {
    const asked = await createAsked()
    const signature = await createDocument(db, asked.applicant.company.id, 'signature')
    const answers = { mark_type: 'combined', mark_name: 'Keripik Sari', is_foreign: false, colors: 'Merah' }
    await save(asked, 1, answers, { signature: [signature] })
    const transaction = newId()
    expect(await answer(asked, 2, transaction)).toMatchObject({ ok: true, repeated: false })
    const after = await row(asked.id)
    expect(after).toMatchObject({ status: 'in_review', assignee_id: reviewer.staff_id })
    expect(after.data).toMatchObject({ mark_type: 'combined', colors: 'Merah', owner_name: 'Sari Wulandari' })
    // One working day from Monday was over on Tuesday; the answer of Thursday leaves the least there is: Friday.
    expect(dayOf(new Date((after.due_at?.getTime() ?? 0) - 1))).toBe('2026-11-06')
    const signatures = await db
      .selectFrom('application_documents')
      .select('document_id')
      .where('application_id', '=', asked.id)
      .where('requirement_key', '=', 'signature')
      .execute()
    expect(signatures).toEqual([{ document_id: signature }])
    expect(await answer(asked, 2, transaction)).toMatchObject({ ok: true, repeated: true })
    expect(await answer(asked, 2)).toMatchObject({ ok: false, reason: 'conflict' })
  })

  it('may be sent as it is, with a word for the reviewer', async () => {
    const asked = await createAsked()
    expect(await answer(asked, 1)).toMatchObject({ ok: true })
    const event = await db
      .selectFrom('application_events')
      .select('comment')
      .where('application_id', '=', asked.id)
      .where('kind', '=', 'answer_revision')
      .executeTakeFirstOrThrow()
    expect(event.comment).toBe('Sudah diperbaiki')
  })

  it('names what is still missing', async () => {
    const asked = await createAsked()
    await save(asked, 1, { mark_type: 'figure' })
    expect(await answer(asked, 2)).toEqual({
      ok: false,
      reason: 'incomplete',
      fieldErrors: { colors: 'required', 'documents.signature': 'required' },
    })
  })

  it('is sent once by two presses', async () => {
    const asked = await createAsked()
    const outcomes = await Promise.all([answer(asked, 1), answer(asked, 1)])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  })

  it('is refused with an old version, by viewers and for other companies', async () => {
    const asked = await createAsked()
    await save(asked, 1, { mark_type: 'word', mark_name: 'Sari', is_foreign: false })
    expect(await answer(asked, 1)).toMatchObject({ ok: false, reason: 'conflict' })
    const viewer = await createColleague(db, asked.applicant, 'viewer')
    expect((await answer(asked, 2, newId(), viewer)).ok).toBe(false)
    expect(await answer(asked, 2, newId(), await createApplicant(db))).toEqual({
      ok: false,
      reason: 'notFound',
    })
  })
})

describe('merging', () => {
  const definition = { sections: [{ fields: [{ key: 'a' }, { key: 'b' }] }], documents: [{ key: 'd' }] }
  const scope = { fields: new Set(['a']), documents: new Set(['d']) }
  const before = { answers: { a: 'old', b: 'kept' }, documents: { d: ['x'] } }
  it.each([
    ['nothing saved', undefined, before],
    [
      'something put right',
      { answers: { a: 'new', b: 'not asked' }, documents: { d: ['y'] } },
      { answers: { a: 'new', b: 'kept' }, documents: { d: ['y'] } },
    ],
    ['everything taken out', { answers: {}, documents: {} }, { answers: { b: 'kept' }, documents: {} }],
  ])('%s', (_, draft, expected) => {
    expect(mergeRevision(definition as never, before, draft as never, scope)).toEqual(expected)
  })
})
