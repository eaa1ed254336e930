import '@/db/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import { newId, type StaffId } from '@/lib/ids'
import { listCases } from './cases'
import { parseCaseListFilter, parseStatisticsFilter } from './filter'
import { percentileOf } from './percentiles'
import { refreshFigures } from './refresh'
import { isEmpty, readReport } from './report'
import { createCase, createType, noon } from './testing-figures'

// Six cases of March 2026, a month without holidays in this database; every figure below is counted by hand.
const staff = newId() as StaffId
const now = noon('2026-03-20')
const march = { period: 'own', from: '2026-03-01', to: '2026-03-20' }
let first: { id: string; version_id: string }
let second: { id: string; version_id: string }
let rina: string
let dewi: string

const report = (search: Record<string, string> = {}) =>
  readReport(db, staff, parseStatisticsFilter({ ...march, ...search }), now)
const count = async (search: Record<string, string>) =>
  (await listCases(db, staff, parseCaseListFilter({ ...march, ...search }), now)).count

beforeAll(async () => {
  await db
    .deleteFrom('holidays')
    .where('holiday_on', '>=', '2026-03-01')
    .where('holiday_on', '<=', '2026-03-31')
    .execute()
  first = await createType(db, 'pertama')
  second = await createType(db, 'kedua')
  rina = (await createUser(db, { staff_role: 'reviewer' })).id
  dewi = (await createUser(db, { staff_role: 'supervisor' })).id
  const two = [
    { kind: 'intake', due: '2026-03-12' },
    { kind: 'decision', due: '2026-03-09' },
  ]
  // Two days of intake, then four of decision, one day late.
  await createCase(db, {
    type: first,
    sent: '2026-03-02',
    region: '32.73.01.1001',
    stages: two,
    steps: [
      { move: 'approve_stage', on: '2026-03-04', by: rina },
      { move: 'approve_stage', on: '2026-03-10', by: dewi },
    ],
  })
  // Two days, three with the applicant, one day more; then two and rejected.
  await createCase(db, {
    type: first,
    sent: '2026-03-03',
    region: '32.04.01.2001',
    stages: [two[0] as { kind: string; due: string }, { kind: 'decision', due: '2026-03-20' }],
    steps: [
      {
        move: 'request_revision',
        on: '2026-03-05',
        by: rina,
        items: [{ key: 'nik', codes: ['blurred', 'old'] }, { key: 'name' }],
      },
      { move: 'answer_revision', on: '2026-03-10' },
      { move: 'approve_stage', on: '2026-03-11', by: rina },
      { move: 'reject', on: '2026-03-13', by: dewi, codes: ['zoning'] },
    ],
  })
  await createCase(db, {
    type: second,
    sent: '2026-03-04',
    priority: 'urgent',
    stages: two,
    steps: [{ move: 'withdraw', on: '2026-03-06' }],
  })
  // Three days, and the deadline gave the answer.
  await createCase(db, {
    type: second,
    sent: '2026-03-09',
    region: '31.71.01.1001',
    stages: [{ kind: 'authority_processing', due: '2026-03-11' }],
    steps: [{ move: 'deem_approved', on: '2026-03-12' }],
  })
  // Open for six working days, and late; and one that came yesterday.
  const intake = (due: string) => [{ kind: 'intake', due }]
  await createCase(db, {
    type: first,
    sent: '2026-03-12',
    assignee: rina,
    stages: intake('2026-03-17'),
    steps: [],
  })
  await createCase(db, { type: first, sent: '2026-03-19', stages: intake('2026-03-24'), steps: [] })
  await refreshFigures()
})

describe('the report', () => {
  it('tells what came in and went out', async () => {
    const { flow, regions, openBefore, trend, aboutStages } = await report()
    expect(flow.total.now).toEqual({
      submitted: 6,
      approved: 1,
      deemed: 1,
      rejected: 1,
      withdrawn: 1,
      late: 2,
      revised: 1,
    })
    expect(flow.total.before.submitted).toBe(0)
    expect(flow.type.get(first.id)?.now).toMatchObject({ submitted: 4, approved: 1, rejected: 1, deemed: 0 })
    expect(flow.priority.get('urgent')?.now).toMatchObject({ submitted: 1, withdrawn: 1 })
    expect([...regions].map(([code, { now }]) => [code, now.submitted]).sort()).toEqual([
      ['', 3],
      ['31', 1],
      ['32', 2],
    ])
    expect(openBefore).toBe(0)
    expect(aboutStages).toBe(false)
    expect(trend).toHaveLength(20)
    expect(trend.find(({ mark }) => mark === '2026-03-09')?.submitted).toBe(1)
  })

  it('tells what is open and how old it is', async () => {
    const { open } = await report()
    expect(open.total).toEqual({ count: 2, late: 1 })
    expect(open.stage.get('intake')).toEqual({ count: 2, late: 1 })
    expect(open.holder.get(rina)).toEqual({ count: 1, late: 1 })
    expect(open.holder.get('')).toEqual({ count: 1, late: 0 })
    expect(open.ages.get('intake')).toEqual([1, 0, 1, 0, 0])
  })

  it('tells what was done in time, by stage and by reviewer', async () => {
    const { work, medians } = await report()
    expect(work.stage.get('intake')).toMatchObject({ finished: 2, late: 0 })
    expect(work.stage.get('decision')).toMatchObject({ finished: 2, late: 1 })
    expect(work.stage.get('authority_processing')).toMatchObject({ finished: 1, late: 1 })
    expect(work.reviewer.get(rina)).toMatchObject({ finished: 2, late: 0 })
    expect(work.reviewer.get(dewi)).toMatchObject({ finished: 2, late: 1 })
    expect(work.reviewer.get('')).toMatchObject({ finished: 1, late: 1 })
    // Intake took 2 and 3 days, the decisions 4 and 2.
    expect(medians.stage.get('intake')).toBe(2)
    expect(medians.reviewer.get(dewi)).toBe(2)
  })

  it('tells how long it took in all, with us and with the applicant', async () => {
    const { durations } = await report()
    expect(durations.total.now.map(({ days }) => days).sort()).toEqual([3, 6, 8])
    expect(percentileOf(durations.total.now, 50)).toBe(6)
    expect(percentileOf(durations.total.now, 90)).toBe(8)
    expect(durations.office.now.map(({ days }) => days).sort()).toEqual([3, 5, 6])
    expect(durations.applicant.now).toEqual([expect.objectContaining({ days: 3, count: 1 })])
  })

  it('tells what was asked for and why applications were rejected', async () => {
    const { reasons } = await report()
    expect(reasons.asked).toEqual([
      { license_type_id: first.id, target: 'field:name', asked: 1, codes: [{ code: '', count: 1 }] },
      {
        license_type_id: first.id,
        target: 'field:nik',
        asked: 1,
        codes: [
          { code: 'blurred', count: 1 },
          { code: 'old', count: 1 },
        ],
      },
    ])
    expect(reasons).toMatchObject({ rejected: 1, rejections: [{ code: 'zoning', count: 1 }] })
  })

  it.each([
    ['a province', { region: '32' }],
    ['a regency', { region: '32.73' }],
    ['a type', { type: 'first' }],
    ['a priority', { priority: 'urgent' }],
    ['a province and a type', { region: '32', type: 'first' }],
  ])('leaves what is of %s', async (_name, asked) => {
    const search = Object.fromEntries(
      Object.entries(asked).map(([key, value]) => [key, key === 'type' ? first.id : value]),
    )
    const { flow, durations, work, open } = await report(search)
    expect(flow.total.now.submitted).toBe(await count({ ...search, show: 'submitted' }))
    const { approved, deemed, rejected, withdrawn } = flow.total.now
    expect(approved + deemed + rejected + withdrawn).toBe(await count({ ...search, show: 'ended' }))
    expect(durations.total.now).toHaveLength(approved + deemed + rejected)
    expect([...work.stage.values()].reduce((sum, { finished }) => sum + finished, 0)).toBe(
      await count({ ...search, show: 'stages' }),
    )
    expect(open.total.count).toBe(await count({ ...search, show: 'open' }))
  })

  it('is about stages once a stage or a reviewer is chosen', async () => {
    const { flow, durations, aboutStages, open } = await report({ stage: 'intake', reviewer: rina })
    expect(aboutStages).toBe(true)
    expect(flow.total.now).toMatchObject({ submitted: 0, approved: 2 })
    expect(durations.office.now.map(({ days }) => days).sort()).toEqual([2, 3])
    expect(open.total.count).toBe(1)
  })

  it('compares with the time before', async () => {
    const { flow } = await report({ from: '2026-03-08', to: '2026-03-14' })
    expect(flow.total.now).toMatchObject({ submitted: 2, approved: 1 })
    expect(flow.total.before).toMatchObject({ submitted: 3, withdrawn: 1 })
  })

  it('is empty before the first case', async () => {
    expect(isEmpty(await report({ from: '2020-01-01', to: '2020-02-01', priority: 'low' }))).toBe(true)
  })
})

describe('each figure leads to its cases', () => {
  it.each([
    [{ show: 'open', late: '1' }, 1],
    [{ show: 'open', age: '2' }, 1],
    [{ show: 'open', who: 'nobody' }, 1],
    [{ show: 'open', side: 'office' }, 2],
    [{ show: 'ended', outcome: 'deemed' }, 1],
    [{ show: 'ended', late: '1' }, 2],
    [{ show: 'ended', revised: '1' }, 1],
    [{ show: 'stages', stage: 'decision', late: '1' }, 1],
    [{ show: 'stages', who: 'nobody' }, 1],
    [{ show: 'asked' }, 1],
    [{ show: 'asked', target: 'field:nik' }, 1],
    [{ show: 'asked', target: 'field:nik', code: 'old' }, 1],
    [{ show: 'asked', target: 'field:name', code: '' }, 1],
    [{ show: 'rejected', code: 'zoning' }, 1],
    [{ show: 'rejected', code: '' }, 0],
  ])('%o', async (search, expected) => {
    expect(await count(search as Record<string, string>)).toBe(expected)
  })

  it('page by page', async () => {
    const filter = parseCaseListFilter({ ...march, show: 'submitted' })
    const { rows, before, after } = await listCases(db, staff, filter, now)
    expect(rows.map((row) => row.on_day)).toEqual(
      rows
        .map((row) => row.on_day)
        .toSorted()
        .reverse(),
    )
    expect([before, after]).toEqual([undefined, undefined])
    const cursor = `${rows[1]?.on_day}_${rows[1]?.row_id}`
    const next = await listCases(db, staff, { ...filter, after: cursor }, now)
    expect(next.rows.map((row) => row.row_id)).toEqual(rows.slice(2).map((row) => row.row_id))
    const back = await listCases(db, staff, { ...filter, before: cursor }, now)
    expect(back.rows.map((row) => row.row_id)).toEqual(rows.slice(0, 1).map((row) => row.row_id))
  })
})
