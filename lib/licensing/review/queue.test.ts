import '@/db/testing'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { db, type Trx } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { takeCase, takeNextCase } from './holding'
import { escalateCase } from './pausing'
import { countQueue, listQueue, QUEUE_PAGE } from './queries'
import { showCount } from './queue-count'
import { parseQueueFilter, queueHref } from './queue-filter'
import type { Reviewer } from './reviewer'
import { createLicenseType, createReviewer, createSubmitted, getApplication } from './testing-case'

let type: { id: string; version_id: string }
let rina: Reviewer

beforeEach(async () => {
  await db.deleteFrom('applications').execute()
  type = await createLicenseType(db)
  rina = await createReviewer(db)
})
afterAll(stopSender)

const trx = <Result>(run: (tx: Trx) => Promise<Result>) => db.transaction().execute(run)
const idOf = (outcome: Awaited<ReturnType<typeof takeNextCase>>) =>
  outcome.ok ? outcome.application.id : outcome.reason

describe('taking the next case', () => {
  test('ten reviewers at once get ten different cases', async () => {
    const reviewers = await Promise.all(Array.from({ length: 10 }, () => createReviewer(db)))
    for (let index = 0; index < 10; index++) await createSubmitted(db, type)
    const outcomes = await Promise.all(reviewers.map((who) => trx((tx) => takeNextCase(tx, who, newId()))))
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    expect(new Set(outcomes.map(idOf)).size).toBe(10)
    expect(await trx((tx) => takeNextCase(tx, rina, newId()))).toEqual({ ok: false, reason: 'empty' })
  })

  test('priority comes first, then the deadline', async () => {
    const later = new Date(Date.now() + 20 * 86_400_000)
    const calm = await createSubmitted(db, type)
    const urgentLater = await createSubmitted(db, type, { priority: 'urgent', now: later })
    const urgent = await createSubmitted(db, type, { priority: 'urgent' })
    const order = []
    for (let index = 0; index < 3; index++)
      order.push(idOf(await trx((tx) => takeNextCase(tx, rina, newId()))))
    expect(order).toEqual([urgent.id, urgentLater.id, calm.id])
  })

  test('a double click takes one case', async () => {
    await createSubmitted(db, type)
    await createSubmitted(db, type)
    const once = newId()
    const outcomes = await Promise.all([1, 2].map(() => trx((tx) => takeNextCase(tx, rina, once))))
    expect(new Set(outcomes.map(idOf)).size).toBe(1)
    expect(await countQueue(db, rina)).toMatchObject({ mine: 1, unassigned: 1 })
  })

  test('a supervisor gets what only supervisors may do first', async () => {
    const dewi = await createReviewer(db, 'supervisor')
    await createSubmitted(db, type, { priority: 'urgent' })
    const { id } = await createSubmitted(db, type)
    await trx((tx) => takeCase(tx, rina, { application_id: id, transaction_id: newId() }))
    const reason = 'Perlu keputusan'
    await trx((tx) => escalateCase(tx, rina, { application_id: id, transaction_id: newId(), reason }))
    expect(idOf(await trx((tx) => takeNextCase(tx, dewi, newId())))).toBe(id)
  })

  test('a transaction that dies leaves nothing behind', async () => {
    const { id } = await createSubmitted(db, type)
    const dying = trx(async (tx) => {
      await takeNextCase(tx, rina, newId())
      throw new Error('killed')
    })
    await expect(dying).rejects.toThrow('killed')
    expect(await getApplication(db, id)).toMatchObject({ status: 'submitted', assignee_id: null, version: 1 })
    expect(
      await db.selectFrom('application_events').select('id').where('application_id', '=', id).execute(),
    ).toEqual([])
  })
})

describe('the queue', () => {
  test('tabs hold what they say and the counts agree', async () => {
    const agus = await createReviewer(db)
    const monthAgo = new Date(Date.now() - 30 * 86_400_000)
    const late = await createSubmitted(db, type, { now: monthAgo })
    const mine = await createSubmitted(db, type)
    const theirs = await createSubmitted(db, type)
    await trx((tx) => takeCase(tx, rina, { application_id: mine.id, transaction_id: newId() }))
    await trx((tx) => takeCase(tx, agus, { application_id: theirs.id, transaction_id: newId() }))
    const idsIn = async (tab: string) =>
      (await listQueue(db, rina, parseQueueFilter({ tab }))).rows.map((row) => row.id).sort()
    expect(await idsIn('mine')).toEqual([mine.id])
    expect(await idsIn('unassigned')).toEqual([late.id])
    expect(await idsIn('late')).toEqual([late.id])
    expect(await idsIn('all')).toEqual([late.id, mine.id, theirs.id].sort())
    expect(await countQueue(db, rina)).toEqual({
      ...{ mine: 1, unassigned: 1, late: 1, escalated: 0, all: 3 },
      ...{ on_hold: 0, with_applicant: 0 },
    })
  })

  test('pages forth and back without a gap or a repetition', async () => {
    for (let index = 0; index < QUEUE_PAGE + 7; index++) await createSubmitted(db, type)
    const all = parseQueueFilter({ tab: 'all' })
    const first = await listQueue(db, rina, all)
    expect(first.rows).toHaveLength(QUEUE_PAGE)
    expect(first.before).toBeUndefined()
    const second = await listQueue(db, rina, { ...all, after: first.after })
    expect(second.rows).toHaveLength(7)
    expect(second.after).toBeUndefined()
    const ids = [...first.rows, ...second.rows].map((row) => row.id)
    expect(new Set(ids).size).toBe(QUEUE_PAGE + 7)
    const back = await listQueue(db, rina, { ...all, before: second.before })
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id))
    expect(back.before).toBeUndefined()
  })

  test('search finds by number and company, whatever the tab, and takes wildcards literally', async () => {
    const { id } = await createSubmitted(db, type, { trade_name: 'Seblak 100% Pedas' })
    await createSubmitted(db, type)
    const { number } = await getApplication(db, id)
    const find = async (q: string) =>
      (await listQueue(db, rina, parseQueueFilter({ tab: 'mine', q }))).rows.map((row) => row.id)
    expect(await find('seblak')).toEqual([id])
    expect(await find('100% ped')).toEqual([id])
    expect(await find(number)).toEqual([id])
    expect(await find('a%z')).toEqual([])
  })

  test('search takes numbers as people say them', async () => {
    const named = async (number: string, trade_name = 'Kedai Nomor') => {
      const { id } = await createSubmitted(db, type, { trade_name })
      await db.updateTable('applications').set({ number }).where('id', '=', id).execute()
      return id
    }
    const early = await named('IZN-2025-000123')
    const late = await named('IZN-2026-000123')
    const long = await named('IZN-2026-123456')
    const longer = await named('IZN-2026-1234567')
    const company = await named('IZN-2026-000999', 'Toko 123 Jaya')
    const find = async (q: string) =>
      (await listQueue(db, rina, parseQueueFilter({ q }))).rows.map((row) => row.id).sort()
    expect(await find('IZN-2026-000123')).toEqual([late])
    expect(await find('izn 2026 123')).toEqual([late, long, longer].sort())
    expect(await find('123')).toEqual([early, late, company].sort())
    expect(await find('1234567')).toEqual([longer])
    expect(await find('IZN-2026')).toEqual([])
  })

  test('counting stops where the exact number helps nobody', () => {
    expect([0, 999, 1000].map(showCount)).toEqual(['0', '999', '999+'])
  })

  test('what is decided is neither late nor to be taken', async () => {
    const { id } = await createSubmitted(db, type)
    await db
      .updateTable('applications')
      .set({ status: 'withdrawn', due_at: null })
      .where('id', '=', id)
      .execute()
    const find = async (tab: string) =>
      (await listQueue(db, rina, parseQueueFilter({ tab, status: 'withdrawn' }))).rows.length
    expect([
      await find('all'),
      await find('late'),
      await find('unassigned'),
      await find('escalated'),
    ]).toEqual([1, 0, 0, 0])
  })

  test('drafts are never shown', async () => {
    const { id } = await createSubmitted(db, type, { trade_name: 'Masih Konsep' })
    await db
      .updateTable('applications')
      .set({ status: 'draft', submitted_at: null })
      .where('id', '=', id)
      .execute()
    for (const search of [{ tab: 'all' }, { q: 'masih konsep' }, { tab: 'all', status: 'draft' }])
      expect((await listQueue(db, rina, parseQueueFilter(search))).rows).toEqual([])
  })
})

test('what an address does not say well counts as not said', () => {
  const filter = parseQueueFilter({ tab: 'nope', type: '1', after: "x'; drop", status: ['a'], q: 'ab' })
  expect(filter).toEqual({ tab: 'mine' })
  expect(queueHref({ tab: 'all', after: 'x' }, { priority: 'urgent' })).toBe(
    '/admin/queue?tab=all&priority=urgent',
  )
})
