import '@/db/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { approveStage } from '../review/decisions'
import { createReviewer } from '../review/testing-case'
import { cancelVisit, missVisit } from './answering'
import { visitOutcome } from './outcome'
import { listOwnerVisits } from './owner-queries'
import { recordVisit } from './recording'
import { reportVisit } from './reporting'
import type { RecordInput, ReportInput } from './schema'
import { createAgreed, createVisitCase, getVisit, propose, type TestCase, WEDNESDAY } from './testing-visit'

afterAll(stopSender)

const THERE = new Date('2026-11-24T09:05:00+07:00')
const yes = { answer: 'yes' as const, note: '' }
const DONE = { complete: yes, readable: { answer: 'no' as const, note: 'Papan nama pudar' } }

function send(one: TestCase, visit_id: string, part: Partial<ReportInput>, now = THERE) {
  const input = {
    visit_id,
    transaction_id: newId(),
    version: 2,
    checklist: {},
    notes: '',
    result: null,
    ...part,
  }
  return db.transaction().execute((trx) => reportVisit(trx, one.inspector, input, now))
}

describe('reporting from the field', () => {
  test('begins the visit on its day, keeps what is sent, completes it with a result', async () => {
    const one = await createVisitCase()
    const id = await createAgreed(one)
    const early = new Date('2026-11-23T20:00:00+07:00')
    expect(await send(one, id, { checklist: { complete: yes } }, early)).toMatchObject({ reason: 'tooEarly' })
    expect(await send(one, id, { checklist: { complete: yes, forged: yes } })).toMatchObject({
      state: 'saved',
      version: 4,
    })
    expect(await getVisit(id)).toMatchObject({ status: 'under_way', checklist: { complete: yes } })
    expect(await visitOutcome(db, one.stage_id)).toBeUndefined()
    const done = await send(one, id, { version: 4, checklist: DONE, notes: 'Bersih.', result: 'passed' })
    expect(done).toMatchObject({ state: 'completed' })
    expect(await visitOutcome(db, one.stage_id)).toBe('passed')
    const kinds = await db
      .selectFrom('application_events')
      .select('kind')
      .where('application_id', '=', one.application_id)
      .where('kind', 'like', 'visit_%')
      .orderBy('created_at')
      .execute()
    expect(kinds.map((event) => event.kind)).toEqual([
      'visit_proposed',
      'visit_confirmed',
      'visit_started',
      'visit_completed',
    ])
  })

  test('needs every answer, and words for anything but a clean result', async () => {
    const one = await createVisitCase()
    const id = await createAgreed(one)
    expect(await send(one, id, { checklist: { complete: yes }, result: 'passed' })).toMatchObject({
      reason: 'unanswered',
    })
    expect(await send(one, id, { checklist: DONE, result: 'failed' })).toMatchObject({
      reason: 'notesMissing',
    })
    expect((await getVisit(id)).status).toBe('confirmed')
  })

  test('is for the inspector and the holder', async () => {
    const one = await createVisitCase()
    const id = await createAgreed(one)
    const stranger = { ...one, inspector: await createReviewer(db) }
    expect(await send(stranger, id, {})).toMatchObject({ reason: 'notYours' })
    expect(await send(one, newId(), {})).toMatchObject({ reason: 'notFound' })
  })

  test('repeated under its id counts once, also when both arrive together', async () => {
    const one = await createVisitCase()
    const id = await createAgreed(one)
    const part = { transaction_id: newId(), checklist: DONE, notes: 'Baik.', result: 'passed' as const }
    const outcomes = await Promise.all([1, 2, 3].map(() => send(one, id, part)))
    expect(outcomes).toEqual([1, 2, 3].map(() => ({ ok: true, state: 'completed', version: 4 })))
    const completed = await db
      .selectFrom('application_events')
      .select('id')
      .where('application_id', '=', one.application_id)
      .where('kind', '=', 'visit_completed')
      .execute()
    expect(completed).toHaveLength(1)
  })

  test('from two devices: the later one is shown what is stored and overwrites nothing', async () => {
    const one = await createVisitCase()
    const id = await createAgreed(one)
    const outcomes = await Promise.all([
      send(one, id, { notes: 'dari HP' }),
      send(one, id, { notes: 'dari tablet' }),
    ])
    expect(outcomes.map((outcome) => outcome.ok && outcome.state).sort()).toEqual(['conflict', 'saved'])
    const { notes } = await getVisit(id)
    expect(outcomes.find((outcome) => outcome.ok && outcome.state === 'conflict')).toMatchObject({
      stored: { version: 4, notes, saved_by_name: one.inspector.actor.name },
    })
  })

  test('after the visit was called off or moved says so', async () => {
    const one = await createVisitCase()
    const id = await createAgreed(one)
    await propose(one, [WEDNESDAY])
    expect(await send(one, id, { notes: 'x' })).toEqual({ ok: true, state: 'closed', status: 'proposed' })
    const cancel = { visit_id: id, reason: 'Tidak perlu lagi', transaction_id: newId() }
    await db.transaction().execute((trx) => cancelVisit(trx, one.inspector, cancel))
    expect(await send(one, id, { notes: 'x' })).toMatchObject({ state: 'closed', status: 'cancelled' })
  })

  test('an owner sees the findings once the visit is completed', async () => {
    const one = await createVisitCase()
    const id = await createAgreed(one)
    await send(one, id, { checklist: DONE, notes: 'Rahasia dulu' })
    const read = async () =>
      (await listOwnerVisits(db, one.applicant.company.id, one.application_id, THERE))[0]
    expect(await read()).toMatchObject({ checklist: {}, notes: '' })
    await send(one, id, { version: 4, checklist: DONE, notes: 'Baik.', result: 'passed_with_notes' })
    expect(await read()).toMatchObject({ result: 'passed_with_notes', notes: 'Baik.', checklist: DONE })
  })
})

test('a visit at which nobody was there is missed, not before its time', async () => {
  const one = await createVisitCase()
  const id = await createAgreed(one)
  const miss = (now: Date) =>
    db.transaction().execute((trx) => {
      const input = { visit_id: id, reason: 'Tempat terkunci', transaction_id: newId() }
      return missVisit(trx, one.inspector, input, now)
    })
  expect(await miss(new Date('2026-11-24T08:00:00+07:00'))).toMatchObject({ reason: 'tooEarly' })
  expect(await miss(THERE)).toMatchObject({ ok: true })
  expect((await getVisit(id)).status).toBe('missed')
})

test('the stage of a visit is approved only once a visit has a result, a poor one too', async () => {
  const one = await createVisitCase()
  const id = await createAgreed(one)
  const approve = () =>
    db.transaction().execute((trx) =>
      approveStage(trx, one.inspector, {
        application_id: one.application_id,
        stage_id: one.stage_id,
        transaction_id: newId(),
        checked: ['complete', 'readable'],
        note: '',
        license_number: '',
        issued_on: '',
      }),
    )
  expect(await approve()).toMatchObject({ ok: false, reason: 'visitMissing' })
  await send(one, id, { checklist: DONE, notes: 'Dapur belum siap.', result: 'failed' })
  expect(await approve()).toMatchObject({ ok: true })
})

test('a visit that others arranged is written down: not while one is arranged here, not for a day to come', async () => {
  const one = await createVisitCase()
  const record = (part: Partial<RecordInput> = {}, transaction_id = newId()) =>
    db.transaction().execute((trx) => {
      const { application_id, stage_id } = one
      const given = { happened_on: '2026-11-23', result: 'passed' as const, notes: 'Dinas, dua orang.' }
      return recordVisit(
        trx,
        one.inspector,
        { application_id, stage_id, transaction_id, ...given, ...part },
        THERE,
      )
    })
  expect(await record({ happened_on: '2026-11-25' })).toMatchObject({ reason: 'future' })
  const proposed = await propose(one)
  expect(await record()).toMatchObject({ reason: 'changed' })
  if (!proposed.ok) throw new Error(proposed.reason)
  const cancel = { visit_id: proposed.visit_id, reason: 'Dinas yang berkunjung', transaction_id: newId() }
  await db.transaction().execute((trx) => cancelVisit(trx, one.inspector, cancel))
  const id = newId()
  expect(await Promise.all([record({}, id), record({}, id)])).toMatchObject([{ ok: true }, { ok: true }])
  expect(await visitOutcome(db, one.stage_id)).toBe('passed')
  const rows = await db
    .selectFrom('visits')
    .select('id')
    .where('stage_id', '=', one.stage_id)
    .where('status', '=', 'completed')
    .execute()
  expect(rows).toHaveLength(1)
})
