import '@/db/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { assignCase, takeCase, takeNextCase } from '@/lib/licensing/review/holding'
import type { Reviewer } from '@/lib/licensing/review/reviewer'
import {
  createLicenseType,
  createReviewer,
  createSubmitted,
  getApplication,
} from '@/lib/licensing/review/testing-case'
import { dayOf } from '@/lib/time'
import { enterAbsence } from './absences'
import { assignFreeCases } from './assign'
import { assignMany } from './assign-many'
import { createTeam, listHeldBy, setSetting } from './testing-team'

let type: { id: string; version_id: string }

beforeAll(async () => {
  type = await createLicenseType(db)
  await setSetting(db, 'assignment.automatic', 'boolean', true)
})
beforeEach(async () => {
  await db.updateTable('applications').set({ status: 'withdrawn' }).execute()
  await db.updateTable('users').set({ disabled_at: new Date() }).where('staff_role', 'is not', null).execute()
})
afterAll(stopSender)

const now = () => new Date()
const skill = (user_id: string, license_type_id: string | null, region_prefix: string | null) =>
  db.insertInto('staff_skills').values({ id: newId(), user_id, license_type_id, region_prefix }).execute()

async function createCases(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let made = 0; made < count; made++) ids.push((await createSubmitted(db, type)).id)
  return ids
}

describe('assigning by itself', () => {
  test('two jobs at once over 50 cases and 7 reviewers: each case to one of them, loads even', async () => {
    const team = await createTeam(db, 7)
    const ids = await createCases(50)
    const runs = await Promise.all([assignFreeCases(db, now()), assignFreeCases(db, now())])
    expect(runs.reduce((sum, run) => sum + run.given, 0)).toBe(50)
    expect(runs.every((run) => run.failed === 0)).toBe(true)
    const held = await listHeldBy(db, ids)
    expect([...held.keys()].toSorted()).toEqual(team.map((one) => one.staff_id).toSorted())
    const counts = [...held.values()].map((cases) => cases.length)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    const events = await db
      .selectFrom('application_events')
      .select(['application_id', 'actor_kind'])
      .where('application_id', 'in', ids)
      .where('kind', '=', 'assign')
      .execute()
    expect(events).toHaveLength(50)
    expect(new Set(events.map((event) => event.application_id)).size).toBe(50)
    const told = await db
      .selectFrom('staff_notifications')
      .select(['user_id', 'application_id'])
      .where('application_id', 'in', ids)
      .where('kind', '=', 'assigned')
      .execute()
    expect(told).toHaveLength(50)
    for (const { user_id, application_id } of told) expect(held.get(user_id)).toContain(application_id)
  })

  test('does nothing while the setting is off', async () => {
    await createTeam(db, 1)
    const [id = ''] = await createCases(1)
    await db
      .updateTable('config_settings')
      .set({ value: 'false' })
      .where('key', '=', 'assignment.automatic')
      .execute()
    expect(await assignFreeCases(db, now())).toEqual({ given: 0, unfit: 0, failed: 0 })
    expect((await getApplication(db, id)).assignee_id).toBeNull()
    await db
      .updateTable('config_settings')
      .set({ value: 'true' })
      .where('key', '=', 'assignment.automatic')
      .execute()
  })

  test('each case goes to whoever has the skill; what nobody can do stays free and keeps no other', async () => {
    const [bandung, jakarta] = await createTeam(db, 2)
    if (!bandung || !jakarta) throw new Error('No team')
    await skill(bandung.staff_id, type.id, '32.73')
    await skill(jakarta.staff_id, null, '31')
    const ids = await createCases(4)
    const codes = ['32.73.01.1001', '31.71.01.1001', '11.01.01.2001', '32.73.02.1001']
    for (const [index, id] of ids.entries())
      await db.updateTable('applications').set({ region_code: codes[index] }).where('id', '=', id).execute()
    expect(await assignFreeCases(db, now())).toEqual({ given: 3, unfit: 1, failed: 0 })
    const held = await listHeldBy(db, ids)
    expect(held.get(bandung.staff_id)?.toSorted()).toEqual([ids[0], ids[3]].toSorted())
    expect(held.get(jakarta.staff_id)).toEqual([ids[1]])
    expect(held.get('nobody')).toEqual([ids[2]])
  })

  test('nobody gets more than they can carry, and a case that fails blocks nobody', async () => {
    const [one] = await createTeam(db, 1)
    if (!one) throw new Error('No team')
    await db.insertInto('staff_capacity').values({ user_id: one.staff_id, max_open: 2 }).execute()
    const [broken = '', ...others] = await createCases(4)
    // Its stage is not in its definition: reading it throws.
    await db
      .updateTable('application_stages')
      .set({ key: 'gone' })
      .where('application_id', '=', broken)
      .execute()
    await db.updateTable('applications').set({ priority: 'urgent' }).where('id', '=', broken).execute()
    expect(await assignFreeCases(db, now())).toMatchObject({ given: 2, failed: 1 })
    expect((await listHeldBy(db, others)).get(one.staff_id)).toHaveLength(2)
    expect((await getApplication(db, broken)).assignee_id).toBeNull()
  })

  test('four eyes: not to whoever checked before', async () => {
    const [checker, other] = await createTeam(db, 2)
    if (!checker || !other) throw new Error('No team')
    const [id = ''] = await createCases(1)
    const stages = await db
      .selectFrom('application_stages')
      .select(['id', 'key'])
      .where('application_id', '=', id)
      .orderBy('position')
      .execute()
    const second = stages[1]?.id ?? ''
    await db
      .updateTable('application_stages')
      .set({ status: 'completed', completed_by: checker.staff_id, completed_at: now() })
      .where('id', '=', stages[0]?.id ?? '')
      .execute()
    await db
      .updateTable('application_stages')
      .set({ status: 'active', separate_from: ['intake'] })
      .where('id', '=', second)
      .execute()
    await db.updateTable('applications').set({ current_stage_id: second }).where('id', '=', id).execute()
    await assignFreeCases(db, now())
    expect((await getApplication(db, id)).assignee_id).toBe(other.staff_id)
  })
})

describe('beside people', () => {
  test('taking the next and assigning at once: every case has one holder', async () => {
    const team = await createTeam(db, 4)
    const ids = await createCases(24)
    const take = (reviewer: Reviewer) =>
      db.transaction().execute((trx) => takeNextCase(trx, reviewer, newId()))
    const [, , ...taken] = await Promise.all([
      assignFreeCases(db, now()),
      assignFreeCases(db, now()),
      ...team.flatMap((one) => [take(one), take(one), take(one)]),
    ])
    const held = await listHeldBy(db, ids)
    expect(held.has('nobody')).toBe(false)
    const events = await db
      .selectFrom('application_events')
      .select('application_id')
      .where('application_id', 'in', ids)
      .where('kind', 'in', ['take', 'assign'])
      .execute()
    expect(events).toHaveLength(24)
    for (const outcome of taken) if (!outcome.ok) expect(outcome.reason).toBe('empty')
  })

  test('whoever goes away while cases are given out gets none after that', async () => {
    const team = await createTeam(db, 3)
    const [leaving] = team
    if (!leaving) throw new Error('No team')
    const ids = await createCases(20)
    const today = dayOf(now())
    const absence = { user_id: leaving.staff_id, starts_on: today, ends_on: today, cover_user_id: '' }
    const entered = db.transaction().execute(async (trx) => {
      await enterAbsence(trx, leaving, { ...absence, kind: 'sick' })
      return (await listHeldBy(trx, ids)).get(leaving.staff_id)?.length ?? 0
    })
    const [before] = await Promise.all([entered, assignFreeCases(db, now())])
    const held = await listHeldBy(db, ids)
    expect(held.get(leaving.staff_id)?.length ?? 0).toBe(before)
    expect(held.has('nobody')).toBe(false)
    expect(await db.transaction().execute((trx) => takeNextCase(trx, leaving, newId()))).toEqual({
      ok: false,
      reason: 'away',
    })
  })

  test('taking the next gives only what one works on', async () => {
    const [one] = await createTeam(db, 1)
    if (!one) throw new Error('No team')
    const another = await createLicenseType(db)
    await skill(one.staff_id, another.id, null)
    await createCases(1)
    const take = () => db.transaction().execute((trx) => takeNextCase(trx, one, newId()))
    expect(await take()).toEqual({ ok: false, reason: 'empty' })
    const fitting = await createSubmitted(db, another, { priority: 'low' })
    expect(await take()).toMatchObject({ ok: true, application: { id: fitting.id } })
  })

  test('many at once: a result for each, and repeated it changes nothing', async () => {
    const [from, to] = await createTeam(db, 2)
    if (!from || !to) throw new Error('No team')
    const dewi = await createReviewer(db, 'supervisor')
    const finance = await createReviewer(db, 'finance')
    const [first = '', second = ''] = await createCases(2)
    for (const application_id of [first, second])
      await db
        .transaction()
        .execute((trx) => takeCase(trx, from, { application_id, transaction_id: newId() }))
    const missing = newId()
    const items = [
      { application_id: first, assignee_id: to.staff_id },
      { application_id: missing, assignee_id: to.staff_id },
      { application_id: second, assignee_id: finance.staff_id },
    ]
    const transactionId = newId()
    const results = await assignMany(db, dewi, items, transactionId)
    expect(results).toEqual([
      { application_id: first, ok: true },
      { application_id: missing, ok: false, reason: 'notFound' },
      { application_id: second, ok: false, reason: 'assigneeUnfit' },
    ])
    await db
      .transaction()
      .execute((trx) =>
        assignCase(trx, dewi, { application_id: first, assignee_id: from.staff_id, transaction_id: newId() }),
      )
    expect(await assignMany(db, dewi, items, transactionId)).toEqual(results)
    expect((await getApplication(db, first)).assignee_id).toBe(from.staff_id)
    expect((await assignMany(db, to, items.slice(2), newId()))[0]).toMatchObject({ ok: false })
  })
})
