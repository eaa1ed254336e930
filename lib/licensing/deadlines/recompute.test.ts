import '@/db/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { listCalendarChanges, listMovedDeadlines } from '@/lib/reference/calendar-changes'
import { addHoliday, removeHoliday } from '@/lib/reference/holidays-mutations'
import { findViolations } from '../process/testing-invariants'
import { requestRevision } from '../review/decisions'
import { takeCase } from '../review/holding'
import type { Reviewer } from '../review/reviewer'
import { createLicenseType, createReviewer, createSubmitted, getApplication } from '../review/testing-case'
import { recompute } from './recompute'
import { sweepDeadlines } from './sweep'
import { definitionWith, readTime } from './testing-clock'

process.env.AUTH_SECRET ??= 'x'.repeat(32)
process.env.ENCRYPTION_KEY ??= '0'.repeat(64)
process.env.MIDTRANS_SERVER_KEY ??= 'x'
process.env.MIDTRANS_CLIENT_KEY ??= 'x'
process.env.SENDGRID_API_KEY ??= 'x'
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

const at = (text: string) => new Date(`${text}+07:00`)
const MONDAY = at('2026-11-02T09:00')
const definition = definitionWith({ intake: { working_days: 5 } })
const DAY_OFF = '2026-11-05'

let type: { id: string; version_id: string }
let rina: Reviewer

beforeAll(async () => {
  type = await createLicenseType(db, definition)
  rina = await createReviewer(db)
})
beforeEach(async () => {
  await db
    .deleteFrom('holidays')
    .where('holiday_on', '>=', '2026-11-01')
    .where('holiday_on', '<=', '2026-11-30')
    .execute()
  await db.deleteFrom('applications').execute()
})
afterAll(stopSender)

const sent = () => createSubmitted(db, type, { now: MONDAY, definition })

async function addDayOff(day: string): Promise<string> {
  await db.transaction().execute((trx) =>
    addHoliday(trx, SYSTEM, {
      holiday_on: day,
      name_id: 'Hari tambahan',
      name_en: 'Extra day',
      kind: 'national',
      source: '',
    }),
  )
  return newest()
}

async function newest(): Promise<string> {
  const [change] = await listCalendarChanges(db, 1)
  return change?.id ?? ''
}

describe('a day off put into the calendar', () => {
  test('moves our deadline, the reminder with it, and says so', async () => {
    const { id } = await sent()
    const change = await addDayOff(DAY_OFF)
    expect(await recompute(db, change, at('2026-11-03T10:00'))).toEqual({ checked: 1, moved: 1 })
    expect((await getApplication(db, id)).due_at).toEqual(at('2026-11-11T00:00'))
    const { timers, events } = await readTime(db, id)
    expect(timers).toEqual([
      { kind: 'remind_office', fire_at: at('2026-11-09T08:00') },
      { kind: 'office_deadline', fire_at: at('2026-11-11T00:00') },
    ])
    expect(events.at(-1)).toMatchObject({ kind: 'deadline_moved', actor_kind: 'system' })
    const moved = await listMovedDeadlines(db, change)
    expect(moved.rows).toMatchObject([
      { application_id: id, old_due_at: at('2026-11-10T00:00'), new_due_at: at('2026-11-11T00:00') },
    ])
    expect(await listCalendarChanges(db, 1)).toMatchObject([{ checked_count: 1, moved_count: 1 }])
    expect(await findViolations(db, id)).toEqual([])
  })

  test("moves the applicant's deadline and the open request", async () => {
    const { id } = await sent()
    const move = { application_id: id, transaction_id: newId() }
    await db.transaction().execute((trx) => takeCase(trx, rina, move, MONDAY))
    const stage_id = (await getApplication(db, id)).current_stage_id ?? ''
    const items = [{ kind: 'field' as const, key: 'product_name', comment: 'Lengkapi' }]
    const input = { ...move, transaction_id: newId(), stage_id, message: 'Perbaiki', items }
    await db.transaction().execute((trx) => requestRevision(trx, rina, input, at('2026-11-03T10:00')))
    const change = await addDayOff(DAY_OFF)
    await recompute(db, change, at('2026-11-04T10:00'))
    const revision = await db
      .selectFrom('application_revisions')
      .select('due_at')
      .where('application_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(revision.due_at).toEqual(at('2026-11-19T00:00'))
    expect((await getApplication(db, id)).due_at).toEqual(revision.due_at)
    expect(await findViolations(db, id)).toEqual([])
  })

  test('before the case began, or after its end, moves nothing', async () => {
    const { id } = await sent()
    const change = await addDayOff('2026-11-20')
    expect(await recompute(db, change, at('2026-11-03T10:00'))).toEqual({ checked: 1, moved: 0 })
    expect((await getApplication(db, id)).due_at).toEqual(at('2026-11-10T00:00'))
  })

  test('moves no deadline that had passed', async () => {
    const { id } = await sent()
    await sweepDeadlines(db, at('2026-11-12T08:00'))
    const change = await addDayOff(DAY_OFF)
    expect(await recompute(db, change, at('2026-11-12T09:00'))).toMatchObject({ moved: 0 })
    expect((await getApplication(db, id)).escalated_at).toEqual(at('2026-11-10T00:00'))
  })
})

describe('a day off taken out', () => {
  test('brings deadlines nearer, never into the past: there is the rest of the day', async () => {
    await addDayOff(DAY_OFF)
    const { id } = await sent()
    expect((await getApplication(db, id)).due_at).toEqual(at('2026-11-11T00:00'))
    await db.transaction().execute((trx) => removeHoliday(trx, SYSTEM, DAY_OFF))
    await recompute(db, await newest(), at('2026-11-10T10:00'))
    expect((await getApplication(db, id)).due_at).toEqual(at('2026-11-11T00:00'))
    expect((await getApplication(db, id)).escalated_at).toBeNull()
  })
})

describe('the job', () => {
  test('that was cut off goes on, and runs once for a change', async () => {
    const cases = await Promise.all(Array.from({ length: 5 }, sent))
    const change = await addDayOff(DAY_OFF)
    const now = at('2026-11-03T10:00')
    const twice = await Promise.all([recompute(db, change, now), recompute(db, change, now)])
    expect(twice.map(({ moved }) => moved)).toContain(5)
    expect(await recompute(db, change, now)).toEqual({ checked: 0, moved: 0 })
    for (const { id } of cases) {
      const { events } = await readTime(db, id)
      expect(events.filter(({ kind }) => kind === 'deadline_moved')).toHaveLength(1)
      expect(await findViolations(db, id)).toEqual([])
    }
  })
})
