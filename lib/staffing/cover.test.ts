import '@/db/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db, type Trx } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { assignCase, takeCase } from '@/lib/licensing/review/holding'
import type { Reviewer } from '@/lib/licensing/review/reviewer'
import {
  createLicenseType,
  createReviewer,
  createSubmitted,
  getApplication,
} from '@/lib/licensing/review/testing-case'
import { addDays, dayOf } from '@/lib/time'
import { startOfDay } from '@/lib/working-days'
import { countConcerned, endAbsence, enterAbsence, isOverlap } from './absences'
import { coverAbsences } from './cover'
import { listResponsibleIds, listSupervisorIds } from './notify'
import { announceReturns, giveBack, listReturnable } from './returns'

let type: { id: string; version_id: string }
let rina: Reviewer
let agus: Reviewer
let dewi: Reviewer
const now = new Date()
const today = dayOf(now)

beforeAll(async () => {
  type = await createLicenseType(db)
})
beforeEach(async () => {
  await db.updateTable('users').set({ disabled_at: now }).where('staff_role', 'is not', null).execute()
  ;[rina, agus, dewi] = await Promise.all([
    createReviewer(db),
    createReviewer(db),
    createReviewer(db, 'supervisor'),
  ])
})
afterAll(stopSender)

const trx = <Result>(run: (tx: Trx) => Promise<Result>) => db.transaction().execute(run)

async function heldBy(reviewer: Reviewer, due_on = today) {
  const { id } = await createSubmitted(db, type)
  await trx((tx) => takeCase(tx, reviewer, { application_id: id, transaction_id: newId() }))
  await db
    .updateTable('applications')
    .set({ due_at: startOfDay(addDays(due_on, 1)) })
    .where('id', '=', id)
    .execute()
  return id
}

function absence(days: number, cover = '', from = today) {
  return {
    user_id: rina.staff_id,
    starts_on: from,
    ends_on: addDays(from, days - 1),
    kind: 'sick' as const,
    cover_user_id: cover,
  }
}
const enter = (input: ReturnType<typeof absence>, editor = rina) =>
  trx((tx) => enterAbsence(tx, editor, input))
const holderOf = async (id: string) => (await getApplication(db, id)).assignee_id
const kindsFor = async (userId: string) =>
  (await db.selectFrom('staff_notifications').select('kind').where('user_id', '=', userId).execute()).map(
    (row) => row.kind,
  )

describe('whoever is away loses nothing', () => {
  test('what is due before the return goes to the cover, once; what is due later stays', async () => {
    const due = await heldBy(rina, addDays(today, 1))
    const later = await heldBy(rina, addDays(today, 10))
    await enter(absence(3, agus.staff_id))
    const runs = await Promise.all([coverAbsences(db, now), coverAbsences(db, now)])
    expect(runs.map((run) => run.moved).toSorted()).toEqual([0, 1])
    expect(await holderOf(due)).toBe(agus.staff_id)
    expect(await holderOf(later)).toBe(rina.staff_id)
    expect(await coverAbsences(db, now)).toEqual({ moved: 0, failed: 0 })
    expect((await kindsFor(agus.staff_id)).toSorted()).toEqual(['covering', 'handed_over'])
    expect(await kindsFor(rina.staff_id)).toEqual(['absence'])
    const events = await db
      .selectFrom('application_events')
      .select(['kind', 'actor_kind', 'changes'])
      .where('application_id', '=', due)
      .where('kind', '=', 'assign')
      .execute()
    expect(events).toMatchObject([{ actor_kind: 'system', changes: { assignee_id: agus.staff_id } }])
  })

  test('without a cover, or where the cover is away too, it is free again and supervisors hear of it', async () => {
    const id = await heldBy(rina)
    await trx((tx) => enterAbsence(tx, dewi, { ...absence(1), user_id: agus.staff_id }))
    await enter(absence(1, agus.staff_id))
    await coverAbsences(db, now)
    expect(await getApplication(db, id)).toMatchObject({ assignee_id: null, status: 'in_review' })
    expect(await kindsFor(dewi.staff_id)).toEqual(['absence'])
  })

  test('a cover whom skills or four eyes keep from it does not get it', async () => {
    const id = await heldBy(rina)
    const other = await createLicenseType(db)
    await db
      .insertInto('staff_skills')
      .values({ id: newId(), user_id: agus.staff_id, license_type_id: other.id })
      .execute()
    await enter(absence(1, agus.staff_id))
    await coverAbsences(db, now)
    expect(await holderOf(id)).toBeNull()
  })

  test('what waits for the applicant stays; their answer brings it to the cover', async () => {
    const id = await heldBy(rina, addDays(today, 20))
    await db.updateTable('applications').set({ status: 'revision_requested' }).where('id', '=', id).execute()
    await enter(absence(2, agus.staff_id))
    await coverAbsences(db, now)
    expect(await holderOf(id)).toBe(rina.staff_id)
    await db.updateTable('applications').set({ status: 'in_review' }).where('id', '=', id).execute()
    await db
      .insertInto('application_events')
      .values({
        id: newId(),
        application_id: id,
        kind: 'answer_revision',
        actor_kind: 'applicant',
        created_at: new Date(),
      })
      .execute()
    await coverAbsences(db, now)
    expect(await holderOf(id)).toBe(agus.staff_id)
  })

  test('what somebody gives them by hand during the absence stays with them', async () => {
    const id = await heldBy(agus)
    await enter(absence(2, agus.staff_id))
    const input = { application_id: id, assignee_id: rina.staff_id, transaction_id: newId() }
    await trx((tx) => assignCase(tx, dewi, input))
    expect(await coverAbsences(db, now)).toEqual({ moved: 0, failed: 0 })
    expect(await holderOf(id)).toBe(rina.staff_id)
  })

  test('after the return the cover is told once and gives back with one press', async () => {
    const kept = await heldBy(rina)
    const given = await heldBy(rina)
    await enter(absence(1, agus.staff_id))
    await coverAbsences(db, now)
    await trx((tx) =>
      assignCase(tx, dewi, { application_id: kept, assignee_id: dewi.staff_id, transaction_id: newId() }),
    )
    expect(await listReturnable(db, agus.staff_id, now)).toEqual([])
    const tomorrow = new Date(now.getTime() + 86_400_000)
    await Promise.all([announceReturns(db, tomorrow), announceReturns(db, tomorrow)])
    expect((await kindsFor(agus.staff_id)).filter((kind) => kind === 'returned')).toHaveLength(1)
    const [back] = await listReturnable(db, agus.staff_id, tomorrow)
    expect(back).toMatchObject({ user_id: rina.staff_id, case_count: 1 })
    const press = () => giveBack(db, agus, back?.absence_id ?? '', 'Kembali', tomorrow)
    expect(await press()).toEqual({ given: 1, kept: 0 })
    expect(await press()).toEqual({ given: 0, kept: 0 })
    expect(await holderOf(given)).toBe(rina.staff_id)
    expect(await holderOf(kept)).toBe(dewi.staff_id)
  })
})

describe('the calendar of absences', () => {
  test('nobody is away twice on one day', async () => {
    await enter(absence(3))
    const again = enter(absence(1, '', addDays(today, 2)))
    await expect(again).rejects.toSatisfy(isOverlap)
    expect(await enter(absence(1, '', addDays(today, 3)))).toMatchObject({ ok: true })
  })

  test('one enters one’s own; those of others need the permission', async () => {
    expect(await enter(absence(1), agus)).toEqual({ ok: false, reason: 'notFound' })
    expect(await enter(absence(1), dewi)).toMatchObject({ ok: true })
    expect(await enter(absence(1, rina.staff_id))).toEqual({ ok: false, reason: 'coverUnfit' })
    expect(await enter(absence(1, '', addDays(today, -3)))).toEqual({ ok: false, reason: 'past' })
  })

  test('what is ended before it began is gone; what had begun ended yesterday and can be given back', async () => {
    const coming = await enter(absence(2, '', addDays(today, 5)))
    if (!coming.ok) throw new Error('Not entered')
    expect(await trx((tx) => endAbsence(tx, agus, coming.id))).toBe(false)
    expect(await trx((tx) => endAbsence(tx, rina, coming.id))).toBe(true)
    expect(await trx((tx) => endAbsence(tx, rina, coming.id))).toBe(false)
    const id = await heldBy(rina)
    const begun = await enter(absence(2, agus.staff_id))
    if (!begun.ok) throw new Error('Not entered')
    await coverAbsences(db, now)
    expect(await trx((tx) => endAbsence(tx, rina, begun.id))).toBe(true)
    expect(await listReturnable(db, agus.staff_id, now)).toMatchObject([{ case_count: 1 }])
    expect(await giveBack(db, agus, begun.id, 'Kembali', now)).toEqual({ given: 1, kept: 0 })
    expect(await holderOf(id)).toBe(rina.staff_id)
  })

  test('counts what an absence would concern', async () => {
    await heldBy(rina, today)
    await heldBy(rina, addDays(today, 9))
    const waiting = await heldBy(rina)
    await db.updateTable('applications').set({ status: 'on_hold' }).where('id', '=', waiting).execute()
    expect(await countConcerned(db, rina.staff_id, addDays(today, 1))).toEqual({
      open: 2,
      due: 1,
      waiting: 1,
    })
  })
})

test('who answers for a case: the holder, their cover, else the supervisors who are there', async () => {
  expect(await listResponsibleIds(db, rina.staff_id)).toEqual([rina.staff_id])
  await enter(absence(1, agus.staff_id))
  expect(await listResponsibleIds(db, rina.staff_id)).toEqual([agus.staff_id])
  await trx((tx) => enterAbsence(tx, agus, { ...absence(1), user_id: agus.staff_id }))
  expect(await listResponsibleIds(db, rina.staff_id)).toEqual([dewi.staff_id])
  const second = await createReviewer(db, 'supervisor')
  await trx((tx) => enterAbsence(tx, dewi, { ...absence(1), user_id: dewi.staff_id }))
  expect(await listSupervisorIds(db)).toEqual([second.staff_id])
  await trx((tx) => enterAbsence(tx, second, { ...absence(1), user_id: second.staff_id }))
  expect((await listSupervisorIds(db)).toSorted()).toEqual([dewi.staff_id, second.staff_id].toSorted())
})
