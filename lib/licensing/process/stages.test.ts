import '@/db/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { dayOf } from '@/lib/time'
import { deadlineAt, lastDayOf, type WorkingCalendar, workingDaysBetween } from '@/lib/working-days'
import { createLicenseType, createSubmitted, getApplication } from '../review/testing-case'
import { mayHold, pauseStage, resumedDeadline, resumeStage } from './stages'

const calendar: WorkingCalendar = {
  daysOff: new Set(['2026-12-24', '2026-12-25']),
  years: new Set([2026, 2027]),
}
const at = (text: string) => new Date(`${text}+07:00`)

describe('a clock that was stopped', () => {
  test('gives back the working days that were left', () => {
    const due = deadlineAt(at('2026-11-23T09:00'), 5, calendar).at
    expect(lastDayOf(due)).toBe('2026-11-30')
    // Stopped with three days left, answered a week later.
    const resumed = resumedDeadline(due, at('2026-11-25T15:00'), at('2026-12-02T10:00'), calendar)
    expect(lastDayOf(resumed)).toBe('2026-12-07')
  })

  test('leaves a day at least, also when it was late already', () => {
    const due = deadlineAt(at('2026-11-02T09:00'), 1, calendar).at
    const resumed = resumedDeadline(due, at('2026-11-10T15:00'), at('2026-11-20T23:00'), calendar)
    expect(lastDayOf(resumed)).toBe('2026-11-23')
  })

  test('steps over holidays', () => {
    const due = deadlineAt(at('2026-12-21T09:00'), 3, calendar).at
    expect(lastDayOf(due)).toBe('2026-12-28')
    const resumed = resumedDeadline(due, at('2026-12-21T10:00'), at('2026-12-22T10:00'), calendar)
    expect(lastDayOf(resumed)).toBe('2026-12-29')
  })

  test('neither gives nor takes days, whenever it stops and goes on', () => {
    const hours = fc.integer({ min: 0, max: 24 * 200 })
    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 30 }), hours, hours, (start, days, toPause, toAnswer) => {
        const begin = new Date(at('2026-01-05T00:00').getTime() + start * 3_600_000)
        const due = deadlineAt(begin, days, calendar).at
        const paused = new Date(begin.getTime() + toPause * 3_600_000)
        const now = new Date(paused.getTime() + toAnswer * 3_600_000)
        const left = workingDaysBetween(dayOf(paused), lastDayOf(due), calendar)
        const resumed = resumedDeadline(due, paused, now, calendar)
        expect(workingDaysBetween(dayOf(now), lastDayOf(resumed), calendar)).toBe(Math.max(1, left))
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
    const paused = await pauseStage(trx, 10, at('2026-11-23T11:00'))
    expect(lastDayOf(paused.due_at)).toBe('2026-12-07')
    const row = await getApplication(trx, id)
    const resumed = await resumeStage(trx, row, at('2026-11-23T11:00'), at('2026-12-01T08:00'))
    expect(lastDayOf(resumed.due_at)).toBe('2026-12-02')
  })
  const stage = await db
    .selectFrom('application_stages')
    .select('due_at')
    .where('application_id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow()
  expect(stage.due_at?.toISOString()).toBe('2026-12-02T17:00:00.000Z')
})
