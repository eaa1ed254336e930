import '@/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, type Trx } from '@/db'
import { seedSettings } from '@/db/seed/defaults/settings'
import type { CompanyId } from '@/lib/ids'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { withdrawApplication } from '../applications/mutations'
import type { LicenseDefinition } from '../definitions/definition'
import { approveStage, rejectApplication, requestRevision, skipStage } from './decisions'
import { handOver, takeCase } from './holding'
import { addNote } from './notes'
import { holdCase, resumeCase, sendBack } from './pausing'
import type { Reviewer } from './reviewer'
import {
  createLicenseType,
  createReviewer,
  createSubmitted,
  getApplication,
  TEST_DEFINITION,
} from './testing-case'

process.env.APP_URL ??= 'http://localhost:3000'
process.env.AUTH_SECRET ??= 'x'.repeat(32)
process.env.ENCRYPTION_KEY ??= '0'.repeat(64)
process.env.MIDTRANS_SERVER_KEY ??= 'x'
process.env.MIDTRANS_CLIENT_KEY ??= 'x'
process.env.SENDGRID_API_KEY ??= 'x'
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

/** The second stage is kept apart from the first, and may be left out for products named so. */
const STRICT: LicenseDefinition = {
  ...TEST_DEFINITION,
  stages: TEST_DEFINITION.stages.map((stage) =>
    stage.key === 'check'
      ? {
          ...stage,
          separate_from: ['intake'],
          skip: {
            when: { all: [{ field: 'product_name', is: 'equals', value: 'Keripik tempe' }] } as const,
            automatic: false,
          },
        }
      : stage,
  ),
}

let type: { id: string; version_id: string }
let strict: { id: string; version_id: string }
let rina: Reviewer
let agus: Reviewer
let dewi: Reviewer
let fajar: Reviewer

beforeAll(async () => {
  await seedSettings(db)
  type = await createLicenseType(db)
  strict = await createLicenseType(db, STRICT)
  rina = await createReviewer(db)
  agus = await createReviewer(db)
  dewi = await createReviewer(db, 'supervisor')
  fajar = await createReviewer(db, 'finance')
})
afterAll(stopSender)

const trx = <Result>(run: (tx: Trx) => Promise<Result>) => db.transaction().execute(run)
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const reason = 'Alasan yang cukup panjang'

async function held(of = type, definition = TEST_DEFINITION) {
  const { id, company, owner } = await createSubmitted(db, of, { definition })
  await trx((tx) => takeCase(tx, rina, { application_id: id, transaction_id: newId() }))
  return { id, company, owner }
}

async function decision(id: string) {
  const { current_stage_id } = await getApplication(db, id)
  return { application_id: id, transaction_id: newId(), stage_id: current_stage_id ?? '' }
}
const approval = { checked: [], note: 'ya', license_number: '', issued_on: '' }

describe('on hold', () => {
  test('nobody’s clock of work runs, and resuming goes on with what was left', async () => {
    const { id } = await held()
    const before = await getApplication(db, id)
    const hold = { ...(await decision(id)), reason, until: dayIn(7) }
    expect(await trx((tx) => holdCase(tx, rina, hold))).toMatchObject({ ok: true, repeated: false })
    expect(await trx((tx) => holdCase(tx, rina, hold))).toMatchObject({ ok: true, repeated: true })
    expect(await getApplication(db, id)).toMatchObject({ status: 'on_hold', assignee_id: rina.staff_id })
    const resume = { application_id: id, transaction_id: newId(), reason: '' }
    expect(await trx((tx) => resumeCase(tx, agus, resume))).toMatchObject({
      reason: 'conflict',
      allowed: ['undo'],
    })
    expect(await trx((tx) => resumeCase(tx, dewi, resume))).toMatchObject({ ok: true })
    expect(await getApplication(db, id)).toMatchObject({ status: 'in_review', due_at: before.due_at })
  })

  test('only the holder, and only until a day that can be kept', async () => {
    const { id } = await held()
    const hold = async (who: Reviewer, until: string) =>
      trx(async (tx) => holdCase(tx, who, { ...(await decision(id)), reason, until }))
    expect(await hold(agus, dayIn(3))).toMatchObject({ reason: 'conflict', assignee_id: rina.staff_id })
    expect(await hold(fajar, dayIn(3))).toMatchObject({ reason: 'conflict', allowed: [] })
    expect(await hold(rina, dayIn(-1))).toEqual({ ok: false, reason: 'untilPast' })
    expect(await hold(rina, dayIn(4000))).toEqual({ ok: false, reason: 'untilTooLate' })
  })
})

describe('handing over', () => {
  test('the colleague holds it and is told why; only once', async () => {
    const { id } = await held()
    const give = { application_id: id, transaction_id: newId(), assignee_id: agus.staff_id, reason }
    expect(await trx((tx) => handOver(tx, agus, give))).toMatchObject({ reason: 'conflict' })
    expect(await trx((tx) => handOver(tx, rina, give))).toMatchObject({ ok: true })
    expect(await trx((tx) => handOver(tx, rina, give))).toMatchObject({ ok: true, repeated: true })
    expect((await getApplication(db, id)).assignee_id).toBe(agus.staff_id)
    const told = await db
      .selectFrom('staff_notifications')
      .select('kind')
      .where('application_id', '=', id)
      .where('user_id', '=', agus.staff_id)
      .execute()
    expect(told).toEqual([{ kind: 'handed_over' }])
  })

  test('not to somebody whose role does not fit', async () => {
    const { id } = await held()
    const give = { application_id: id, transaction_id: newId(), assignee_id: fajar.staff_id, reason }
    expect(await trx((tx) => handOver(tx, rina, give))).toEqual({ ok: false, reason: 'assigneeUnfit' })
  })
})

describe('stages', () => {
  test('a stage is left out only where the definition lets a person do so', async () => {
    const plain = await held()
    expect(await trx(async (tx) => skipStage(tx, rina, { ...(await decision(plain.id)), reason }))).toEqual({
      ok: false,
      reason: 'skipNotAllowed',
    })
    const { id } = await held(strict, STRICT)
    await trx(async (tx) => approveStage(tx, rina, { ...(await decision(id)), ...approval }))
    await trx((tx) => takeCase(tx, agus, { application_id: id, transaction_id: newId() }))
    const skip = { ...(await decision(id)), reason }
    expect(await trx((tx) => skipStage(tx, rina, skip))).toMatchObject({ reason: 'conflict' })
    expect(await trx((tx) => skipStage(tx, agus, skip))).toMatchObject({ ok: true })
    expect(await trx((tx) => skipStage(tx, agus, skip))).toMatchObject({ ok: true, repeated: true })
    expect(await getApplication(db, id)).toMatchObject({ stage_kind: 'decision', stage_role: 'supervisor' })
  })

  test('four eyes: whoever did the one does not take the other, and is told what is left to them', async () => {
    const { id } = await held(strict, STRICT)
    await trx(async (tx) => approveStage(tx, rina, { ...(await decision(id)), ...approval }))
    expect((await getApplication(db, id)).assignee_id).toBeNull()
    const take = (who: Reviewer) =>
      trx((tx) => takeCase(tx, who, { application_id: id, transaction_id: newId() }))
    expect(await take(rina)).toMatchObject({ reason: 'conflict' })
    expect(await take(agus)).toMatchObject({ ok: true })
    const give = { application_id: id, transaction_id: newId(), assignee_id: rina.staff_id, reason }
    expect(await trx((tx) => handOver(tx, agus, give))).toEqual({ ok: false, reason: 'assigneeUnfit' })
  })

  test('sent back, a stage begins anew; an earlier one only', async () => {
    const { id } = await held()
    const first = await decision(id)
    await trx((tx) => approveStage(tx, rina, { ...first, ...approval }))
    const second = await decision(id)
    const back = { ...second, to_stage_id: first.stage_id, reason }
    expect(await trx((tx) => sendBack(tx, agus, back))).toMatchObject({ reason: 'conflict' })
    expect(await trx((tx) => sendBack(tx, rina, { ...back, to_stage_id: second.stage_id }))).toEqual({
      ok: false,
      reason: 'stageNotEarlier',
    })
    expect(await trx((tx) => sendBack(tx, rina, back))).toMatchObject({ ok: true })
    expect(await getApplication(db, id)).toMatchObject({
      current_stage_id: first.stage_id,
      assignee_id: rina.staff_id,
    })
    const stage = await db
      .selectFrom('application_stages')
      .select(['round', 'status'])
      .where('id', '=', first.stage_id)
      .executeTakeFirst()
    expect(stage).toEqual({ round: 2, status: 'active' })
  })
})

describe('reasons', () => {
  test('those of another kind, or of nobody, are refused', async () => {
    await db
      .insertInto('decision_reasons')
      .values([
        { key: 'blurred', kind: 'revision', name_id: 'Kabur', name_en: 'Blurred' },
        { key: 'twice', kind: 'reject', name_id: 'Ganda', name_en: 'Twice' },
      ])
      .execute()
    const { id } = await held()
    const reject = async (reason_codes: string[]) =>
      trx(async (tx) => rejectApplication(tx, rina, { ...(await decision(id)), reason, reason_codes }))
    const ask = async (reason_code: string) =>
      trx(async (tx) => {
        const items = [{ kind: 'field' as const, key: 'product_name', comment: '', reason_code }]
        return requestRevision(tx, rina, { ...(await decision(id)), message: reason, items })
      })
    expect(await reject(['blurred'])).toEqual({ ok: false, reason: 'reasonUnknown' })
    expect(await ask('twice')).toEqual({ ok: false, reason: 'reasonUnknown' })
    expect(await ask('blurred')).toMatchObject({ ok: true })
    const event = await db
      .selectFrom('application_events')
      .select('data')
      .where('application_id', '=', id)
      .where('kind', '=', 'request_revision')
      .executeTakeFirstOrThrow()
    expect(event.data).toMatchObject({ reason_codes: ['blurred'] })
  })
})

describe('at the same moment', () => {
  test('the reviewer decides and the applicant withdraws: exactly one wins', async () => {
    for (let round = 0; round < 4; round++) {
      const { id, company, owner } = await held()
      const applicant = {
        role: 'owner' as const,
        company: {
          id: company.id as CompanyId,
          slug: company.slug,
          trade_name: company.trade_name,
          legal_name: company.legal_name,
          time_zone: 'Asia/Jakarta' as const,
        },
        actor: { kind: 'user' as const, user_id: owner.id, name: owner.name },
      }
      const reject = { ...(await decision(id)), reason }
      const withdraw = { application_id: id, transaction_id: newId(), reason: '' }
      const outcomes = await Promise.all([
        trx((tx) => rejectApplication(tx, rina, reject)),
        trx((tx) => withdrawApplication(tx, applicant, withdraw)),
      ])
      expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true])
      const { status } = await getApplication(db, id)
      expect(status).toBe(outcomes[0].ok ? 'rejected' : 'withdrawn')
    }
  })
})

describe('notes', () => {
  test('whoever is mentioned is told once; only those who see cases can be', async () => {
    const { id } = await held()
    const note = {
      application_id: id,
      transaction_id: newId(),
      text: 'Tolong lihat',
      mentions: [agus.staff_id],
    }
    expect(await trx((tx) => addNote(tx, rina, { ...note, mentions: [fajar.staff_id] }))).toEqual({
      ok: false,
      reason: 'mentionUnfit',
    })
    for (let time = 0; time < 2; time++)
      expect(await trx((tx) => addNote(tx, rina, note))).toEqual({ ok: true })
    const told = await db
      .selectFrom('staff_notifications')
      .select(['kind', 'user_id'])
      .where('application_id', '=', id)
      .execute()
    expect(told).toEqual([{ kind: 'mentioned', user_id: agus.staff_id }])
  })
})
