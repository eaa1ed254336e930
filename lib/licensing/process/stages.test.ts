import '@/db/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { deadlineAt, lastDayOf, type WorkingCalendar } from '@/lib/working-days'
import { createLicenseType, createSubmitted, getApplication } from '../review/testing-case'
import { daysLeft, usedDays } from './clocks'
import { mayHold } from './roles'
import { pauseStage, resumeStage } from './stages'

const calendar: WorkingCalendar = {
  daysOff: new Set(['2026-12-24', '2026-12-25']),
  years: new Set([2026, 2027]),
}
const at = (text: string) => new Date(`${text}+07:00`)

/** Until when our clock runs again, after it stood from `pausedAt` to `now`. */
function resumed(start: Date, days: number, pausedAt: Date, now: Date): Date {
  const left = daysLeft(days, [{ started_at: start, stopped_at: pausedAt }], calendar, now)
  return deadlineAt(now, left, calendar).at
}

describe('a clock that was stopped', () => {
  test('gives back the working days that were left', () => {
    expect(lastDayOf(deadlineAt(at('2026-11-23T09:00'), 5, calendar).at)).toBe('2026-11-30')
    // Stopped with three days left, answered a week later.
    const due = resumed(at('2026-11-23T09:00'), 5, at('2026-11-25T15:00'), at('2026-12-02T10:00'))
    expect(lastDayOf(due)).toBe('2026-12-07')
  })

  test('leaves a day at least, also when it was late already', () => {
    const due = resumed(at('2026-11-02T09:00'), 1, at('2026-11-10T15:00'), at('2026-11-20T23:00'))
    expect(lastDayOf(due)).toBe('2026-11-23')
  })

  test('steps over holidays', () => {
    const due = resumed(at('2026-12-21T09:00'), 3, at('2026-12-21T10:00'), at('2026-12-22T10:00'))
    expect(lastDayOf(due)).toBe('2026-12-29')
  })

  test('neither gives nor takes days, however often it stops and goes on', () => {
    const hours = fc.integer({ min: 0, max: 24 * 60 })
    const stretches = fc.array(fc.tuple(hours, hours), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 60 }), stretches, (start, days, list) => {
        let now = at('2026-01-05T00:00').getTime() + start * 3_600_000
        const segments = list.map(([ours, theirs]) => {
          const started_at = new Date(now)
          const stopped_at = new Date(now + ours * 3_600_000)
          now = stopped_at.getTime() + theirs * 3_600_000
          return { started_at, stopped_at }
        })
        const used = usedDays(segments, calendar, new Date(now))
        expect(daysLeft(days, segments, calendar, new Date(now))).toBe(Math.max(1, days - used))
      }),
    )
  })
})

test('who may hold a stage', () => {
  expect(mayHold('reviewer', 'reviewer')).toBe(true)
  expect(mayHold('supervisor', 'reviewer')).toBe(true)
  expect(mayHold('reviewer', 'supervisor')).toBe(false)
  expect(mayHold('finance', 'reviewer')).toBe(false)
})

test('submission makes every stage and starts the first, with the days of the definition or of the settings', async () => {
  const type = await createLicenseType(db)
  const { id } = await createSubmitted(db, type, { now: at('2026-11-23T09:00') })
  const stages = await db
    .selectFrom('application_stages')
    .select(['position', 'key', 'role', 'status', 'working_days'])
    .where('application_id', '=', id)
    .orderBy('position')
    .execute()
  expect(stages).toEqual([
    { position: 1, key: 'intake', role: 'reviewer', status: 'active', working_days: 1 },
    { position: 2, key: 'check', role: 'reviewer', status: 'pending', working_days: 3 },
    { position: 3, key: 'decision', role: 'supervisor', status: 'pending', working_days: 2 },
    { position: 4, key: 'issue', role: 'reviewer', status: 'pending', working_days: 1 },
  ])
  const row = await getApplication(db, id)
  expect(row).toMatchObject({ stage_kind: 'intake', stage_role: 'reviewer', assignee_id: null })
  expect(row.due_at?.toISOString()).toBe('2026-11-24T17:00:00.000Z')
})

test('pausing and resuming an application', async () => {
  const type = await createLicenseType(db)
  const { id } = await createSubmitted(db, type, { now: at('2026-11-23T09:00') })
  await db.transaction().execute(async (trx) => {
    const paused = await pauseStage(trx, id, { side: 'applicant' }, at('2026-11-23T11:00'))
    expect(lastDayOf(paused.due_at)).toBe('2026-12-07')
    const goesOn = await resumeStage(trx, id, at('2026-12-01T08:00'))
    expect(lastDayOf(goesOn.due_at)).toBe('2026-12-02')
  })
  const stage = await db
    .selectFrom('application_stages')
    .select('due_at')
    .where('application_id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow()
  expect(stage.due_at?.toISOString()).toBe('2026-12-02T17:00:00.000Z')
})
