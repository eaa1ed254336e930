import '@/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { approveStage, requestRevision } from '../review/decisions'
import { takeCase } from '../review/holding'
import { holdCase } from '../review/pausing'
import type { Reviewer } from '../review/reviewer'
import { createLicenseType, createReviewer, createSubmitted, getApplication } from '../review/testing-case'
import { sweepDeadlines } from './sweep'
import { countMails, definitionWith, readTime } from './testing-clock'

process.env.AUTH_SECRET ??= 'x'.repeat(32)
process.env.ENCRYPTION_KEY ??= '0'.repeat(64)
process.env.MIDTRANS_SERVER_KEY ??= 'x'
process.env.MIDTRANS_CLIENT_KEY ??= 'x'
process.env.SENDGRID_API_KEY ??= 'x'
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

const at = (text: string) => new Date(`${text}+07:00`)
const MONDAY = at('2026-11-02T09:00')
/** The first stage has one working day: it ends with Tuesday. */
const DEADLINE = at('2026-11-04T00:00')

let type: { id: string; version_id: string }
let rina: Reviewer
let dewi: Reviewer

beforeAll(async () => {
  type = await createLicenseType(db)
  rina = await createReviewer(db)
  dewi = await createReviewer(db, 'supervisor')
})
afterAll(stopSender)

const sent = (of = type) => createSubmitted(db, of, { now: MONDAY })
const take = (id: string, now = MONDAY) =>
  db.transaction().execute((trx) => takeCase(trx, rina, { application_id: id, transaction_id: newId() }, now))

async function stageOf(id: string): Promise<string> {
  return (await getApplication(db, id)).current_stage_id ?? ''
}

async function askRevision(id: string, now: Date) {
  const stage_id = await stageOf(id)
  const input = {
    application_id: id,
    transaction_id: newId(),
    stage_id,
    message: 'Perbaiki nama',
    items: [{ kind: 'field' as const, key: 'product_name', comment: 'Lengkapi' }],
  }
  return db.transaction().execute((trx) => requestRevision(trx, rina, input, now))
}

const notifications = (id: string, kind: string) =>
  db
    .selectFrom('staff_notifications')
    .select(['user_id', 'created_at'])
    .where('application_id', '=', id)
    .where('kind', '=', kind)
    .execute()

describe('our deadline', () => {
  test('reminds the holder before, then escalates at its instant, however late the job runs', async () => {
    const { id } = await sent()
    await take(id)
    await sweepDeadlines(db, at('2026-11-20T10:17'))
    const { events, timers } = await readTime(db, id)
    expect(timers).toEqual([])
    // A stage of one day: its reminder would come on the morning before it began, so there is none.
    expect(events.map((event) => event.kind)).toEqual(['take', 'escalate'])
    expect(events.at(-1)).toMatchObject({ actor_kind: 'system', created_at: DEADLINE })
    const row = await getApplication(db, id)
    expect(row).toMatchObject({
      status: 'in_review',
      priority: 'high',
      escalated_at: DEADLINE,
      assignee_id: rina.staff_id,
      stage_role: 'reviewer',
    })
    const told = await notifications(id, 'escalated')
    expect(new Set(told.map((row) => row.user_id))).toEqual(new Set([rina.staff_id, dewi.staff_id]))
  })

  test('of a case that nobody holds hands it to the supervisors', async () => {
    const { id } = await sent()
    await sweepDeadlines(db, DEADLINE)
    expect(await getApplication(db, id)).toMatchObject({
      status: 'submitted',
      assignee_id: null,
      stage_role: 'supervisor',
    })
  })

  test('is not a minute early', async () => {
    const { id } = await sent()
    await sweepDeadlines(db, new Date(DEADLINE.getTime() - 60_000))
    expect((await getApplication(db, id)).escalated_at).toBeNull()
    expect((await readTime(db, id)).timers).toEqual([{ kind: 'office_deadline', fire_at: DEADLINE }])
  })

  test('of a longer stage is preceded by a reminder on the morning of the day before the last', async () => {
    const days = await createLicenseType(db, definitionWith({ intake: { working_days: 3 } }))
    const { id } = await createSubmitted(db, days, {
      now: MONDAY,
      definition: definitionWith({ intake: { working_days: 3 } }),
    })
    await take(id)
    await sweepDeadlines(db, at('2026-11-04T08:00'))
    expect(await notifications(id, 'reminder')).toEqual([
      { user_id: rina.staff_id, created_at: at('2026-11-04T08:00') },
    ])
    expect((await getApplication(db, id)).escalated_at).toBeNull()
  })

  test('two sweeps at once fire nothing twice', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, () => sent()))
    await Promise.all([
      sweepDeadlines(db, DEADLINE),
      sweepDeadlines(db, DEADLINE),
      sweepDeadlines(db, DEADLINE),
    ])
    await sweepDeadlines(db, DEADLINE)
    for (const { id } of cases) {
      const { events } = await readTime(db, id)
      expect(events.filter((event) => event.kind === 'escalate')).toHaveLength(1)
      expect(await notifications(id, 'escalated')).toHaveLength(1)
    }
  })

  test('a case that fails keeps no other waiting, and is tried again later', async () => {
    const [broken, fine] = [await sent(), await sent()]
    const definition = await db
      .selectFrom('license_type_versions')
      .select('definition')
      .where('id', '=', type.version_id)
      .executeTakeFirstOrThrow()
    const ruined = await createLicenseType(db)
    await db
      .updateTable('license_type_versions')
      .set({ definition: JSON.stringify({ broken: true }) })
      .where('id', '=', ruined.version_id)
      .execute()
    const setVersion = (version: string) =>
      db
        .updateTable('applications')
        .set({ license_type_version_id: version })
        .where('id', '=', broken.id)
        .execute()
    await setVersion(ruined.version_id)
    const swept = await sweepDeadlines(db, DEADLINE)
    expect(swept.failed).toBe(1)
    expect((await getApplication(db, fine.id)).escalated_at).toEqual(DEADLINE)
    const timer = await db
      .selectFrom('application_timers')
      .select(['attempts', 'error', 'fired_at', 'next_attempt_at'])
      .where('application_id', '=', broken.id)
      .executeTakeFirstOrThrow()
    expect(timer).toMatchObject({ attempts: 1, fired_at: null })
    expect(timer.error).not.toBeNull()
    // Not before its time, then as of the instant it was due.
    await setVersion(type.version_id)
    expect(definition.definition).toBeTruthy()
    expect((await sweepDeadlines(db, DEADLINE)).applications).toBe(0)
    await sweepDeadlines(db, new Date(DEADLINE.getTime() + 3_600_000))
    expect((await getApplication(db, broken.id)).escalated_at).toEqual(DEADLINE)
  })

  test("comes before a person's move that was made after it", async () => {
    const { id } = await sent()
    await take(id)
    const stage_id = await stageOf(id)
    const late = at('2026-11-05T10:00')
    const input = {
      application_id: id,
      transaction_id: newId(),
      stage_id,
      checked: ['complete', 'readable'],
      note: '',
      license_number: '',
      issued_on: '' as const,
    }
    await db.transaction().execute((trx) => approveStage(trx, rina, input, late))
    const { events, clocks } = await readTime(db, id)
    expect(events.map((event) => event.kind)).toEqual(['take', 'escalate', 'approve_stage'])
    expect(events[1]?.created_at).toEqual(DEADLINE)
    expect(clocks.map((clock) => [clock.started_at, clock.stopped_at])).toEqual([
      [MONDAY, late],
      [late, null],
    ])
    // The next stage begins with its own time, and nothing of the lateness.
    expect((await getApplication(db, id)).escalated_at).toBeNull()
  })
})

describe('deemed approval', () => {
  const ground = { id: 'UU 30/2014 Pasal 53', en: 'Law 30/2014 Article 53' }
  const rule = { at_deadline: { action: 'deem_approved', legal_ground: ground } }

  test('passes the stage at its instant with its legal ground, and the next one starts then', async () => {
    const definition = definitionWith({ intake: rule })
    const { id } = await createSubmitted(db, await createLicenseType(db, definition), {
      now: MONDAY,
      definition,
    })
    await sweepDeadlines(db, at('2026-11-04T09:30'))
    const { events, clocks } = await readTime(db, id)
    const event = events.find(({ kind }) => kind === 'deem_approved')
    expect(event).toMatchObject({
      actor_kind: 'system',
      created_at: DEADLINE,
      data: { stage_key: 'intake', legal_ground: ground },
    })
    expect(clocks.at(-1)).toMatchObject({ started_at: DEADLINE, stopped_at: null, working_days: 3 })
    const row = await getApplication(db, id)
    expect(row).toMatchObject({ status: 'submitted', stage_kind: 'document_check' })
    const stages = await db
      .selectFrom('application_stages')
      .select(['key', 'status', 'outcome', 'completed_by'])
      .where('application_id', '=', id)
      .orderBy('position')
      .execute()
    expect(stages[0]).toEqual({ key: 'intake', status: 'completed', outcome: 'deemed', completed_by: null })
  })

  test('goes through several stages in one sweep, each dated by its own deadline, up to the licence', async () => {
    const number = { source: 'series', template: 'UJI-{year}-{sequence}' }
    const definition = definitionWith(
      { intake: rule, check: rule, decision: rule, issue: rule },
      { certificate: { ...definitionWith({}).certificate, number } },
    )
    const { id } = await createSubmitted(db, await createLicenseType(db, definition), {
      now: MONDAY,
      definition,
    })
    await sweepDeadlines(db, at('2026-12-31T09:00'))
    const row = await getApplication(db, id)
    expect(row.status).toBe('approved')
    const { clocks, timers, events } = await readTime(db, id)
    expect(timers).toEqual([])
    for (const clock of clocks) expect(clock.stopped_at).toEqual(clock.due_at)
    expect(row.decided_at).toEqual(clocks.at(-1)?.due_at)
    expect(events.filter(({ kind }) => kind === 'deem_approved')).toHaveLength(4)
    const license = await db
      .selectFrom('licenses')
      .select(['number', 'issued_by'])
      .where('application_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(license).toMatchObject({ issued_by: null, number: expect.stringMatching(/^UJI-2026-/) })
  })

  test('nothing happens where the definition says so', async () => {
    const definition = definitionWith({ intake: { at_deadline: { action: 'none' } } })
    const { id } = await createSubmitted(db, await createLicenseType(db, definition), {
      now: MONDAY,
      definition,
    })
    await sweepDeadlines(db, at('2026-11-30T09:30'))
    expect(await getApplication(db, id)).toMatchObject({ status: 'submitted', escalated_at: null })
    expect((await readTime(db, id)).timers).toEqual([])
  })
})

describe("the applicant's deadline", () => {
  test('is reminded of, warned about, and ends in withdrawal, each once and at its instant', async () => {
    const { id } = await sent()
    await take(id)
    await askRevision(id, at('2026-11-03T10:00'))
    const due = (await getApplication(db, id)).due_at as Date
    expect(due).toEqual(at('2026-11-18T00:00'))
    const { timers } = await readTime(db, id)
    expect(timers).toEqual([
      { kind: 'remind_applicant', fire_at: at('2026-11-12T08:00') },
      { kind: 'applicant_deadline', fire_at: due },
    ])
    for (const day of ['2026-11-12T08:00', '2026-11-18T00:00', '2026-11-25T00:00']) {
      await sweepDeadlines(db, at(day))
      await sweepDeadlines(db, at(day))
    }
    expect(await countMails(db, id, 'revision_reminder')).toBe(1)
    expect(await countMails(db, id, 'revision_overdue')).toBe(1)
    expect(await countMails(db, id, 'decided')).toBe(1)
    const { events, clocks } = await readTime(db, id)
    expect(events.map(({ kind, created_at }) => [kind, created_at]).slice(-3)).toEqual([
      ['remind_applicant', at('2026-11-12T08:00')],
      ['warn_applicant', due],
      ['auto_withdraw', at('2026-11-25T00:00')],
    ])
    expect(clocks.at(-1)?.stopped_at).toEqual(at('2026-11-25T00:00'))
    expect(await getApplication(db, id)).toMatchObject({ status: 'withdrawn', due_at: null })
    const open = await db
      .selectFrom('application_revisions')
      .select('id')
      .where('application_id', '=', id)
      .where('answered_at', 'is', null)
      .execute()
    expect(open).toEqual([])
  })
})

describe('a hold', () => {
  test('ends by itself on its day, with the days that were left', async () => {
    const definition = definitionWith({ intake: { working_days: 5 } })
    const { id } = await createSubmitted(db, await createLicenseType(db, definition), {
      now: MONDAY,
      definition,
    })
    await take(id)
    const input = {
      application_id: id,
      transaction_id: newId(),
      stage_id: await stageOf(id),
      reason: 'Sistem instansi sedang mati',
      until: '2026-11-16',
    }
    const held = await db.transaction().execute((trx) => holdCase(trx, rina, input, at('2026-11-04T10:00')))
    expect(held.ok).toBe(true)
    expect(await getApplication(db, id)).toMatchObject({ status: 'on_hold', due_at: at('2026-11-16T00:00') })
    await sweepDeadlines(db, at('2026-11-16T00:03'))
    const row = await getApplication(db, id)
    // Two of five days were used before it; the day it goes on is not counted.
    expect(row).toMatchObject({
      status: 'in_review',
      assignee_id: rina.staff_id,
      due_at: at('2026-11-20T00:00'),
    })
    const { events } = await readTime(db, id)
    expect(events.at(-1)).toMatchObject({ kind: 'resume', created_at: at('2026-11-16T00:00') })
  })
})
