import '@/db/testing'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import { holidayDifference, parseHolidayFile } from './holidays-import'
import { addHoliday, changeHoliday, importHolidays, lockHolidays, removeHoliday } from './holidays-mutations'
import { countDeadlinesByYear, listCalendarYears, missingCalendars } from './holidays-queries'
import { findHolidays } from './queries'

const CSV = `tanggal;nama;nama_inggris;jenis
01/01/2027;Tahun Baru 2027;New Year's Day;Libur Nasional
2027-02-05;Cuti Bersama Imlek;;cuti bersama
2027-02-06;"Tahun Baru Imlek; 2578";Chinese New Year;`

function taken(text: string, year = 2027) {
  const file = parseHolidayFile(text, year)
  if (!file.ok) throw new Error(JSON.stringify(file.problems))
  return file
}

async function admin(): Promise<Actor> {
  const user = await createUser(db, { staff_role: 'admin' })
  return { kind: 'staff', user_id: user.id, name: user.name }
}

describe('reading a file', () => {
  test('CSV as a spreadsheet set to Indonesian writes it', () => {
    expect(taken(CSV).holidays).toEqual([
      { holiday_on: '2027-01-01', name_id: 'Tahun Baru 2027', name_en: "New Year's Day", kind: 'national' },
      {
        holiday_on: '2027-02-05',
        name_id: 'Cuti Bersama Imlek',
        name_en: 'Cuti Bersama Imlek',
        kind: 'collective_leave',
      },
      {
        holiday_on: '2027-02-06',
        name_id: 'Tahun Baru Imlek; 2578',
        name_en: 'Chinese New Year',
        kind: 'national',
      },
    ])
  })

  test('JSON as the export writes it, and only its list', () => {
    const { holidays } = taken(CSV)
    expect(taken(JSON.stringify({ source: 'SKB', holidays }))).toEqual({ ok: true, source: 'SKB', holidays })
    expect(taken(JSON.stringify(holidays))).toEqual({ ok: true, source: null, holidays })
  })

  test.each([
    ['', 'shape', undefined],
    ['{', 'shape', undefined],
    ['{"holidays":"many"}', 'shape', undefined],
    ['a,b\n1,2', 'shape', undefined],
    ['tanggal,nama', 'empty', undefined],
    ['tanggal,nama\n31/02/2027,Salah', 'date', 2],
    ['tanggal,nama\n2027-13-01,Salah', 'date', 2],
    ['tanggal,nama\n\n1 Januari 2027,Salah', 'date', 3],
    ['tanggal,nama\n2026-01-01,Tahun lalu', 'otherYear', 2],
    ['tanggal,nama\n2027-01-01,Satu\n01/01/2027,Lagi', 'duplicate', 3],
    ['tanggal,nama\n2027-01-01,  ', 'name', 2],
    ['tanggal,nama,jenis\n2027-01-01,Libur,minggu', 'kind', 2],
    ['[{"holiday_on":"2027-01-01","name_id":"A","kind":"x"}]', 'kind', 1],
  ])('%j is refused: %s in line %s', (text, reason, line) => {
    const file = parseHolidayFile(text, 2027)
    expect(file.ok === false && file.problems[0]).toMatchObject(line ? { reason, line } : { reason })
  })

  test('a hostile file is read to its end in no time', () => {
    const long = `tanggal,nama\n${'x,y\n'.repeat(10_000)}`
    const file = parseHolidayFile(long, 2027)
    expect(file.ok).toBe(false)
    expect(parseHolidayFile(`[${'['.repeat(5000)}`, 2027).ok).toBe(false)
  })
})

describe('applying a year', () => {
  test('adds, changes and, when it replaces, removes; the rest of the calendar stays', async () => {
    const actor = await admin()
    const before2026 = await findHolidays(db, 2026)
    const apply = (text: string, replace: boolean) =>
      db.transaction().execute(async (trx) => {
        const differences = holidayDifference(await lockHolidays(trx, 2027), taken(text).holidays, replace)
        await importHolidays(trx, actor, { year: 2027, source: 'SKB 2027', differences })
        return differences.map((difference) => difference.kind)
      })
    expect(await apply(CSV, true)).toEqual(['added', 'added', 'added'])
    expect(await apply(CSV, true)).toEqual([])
    const fewer = 'tanggal,nama\n2027-01-01,Tahun Baru Masehi'
    expect(await apply(fewer, false)).toEqual(['changed'])
    expect(await apply(fewer, true)).toEqual(['removed', 'removed'])
    expect(await findHolidays(db, 2027)).toEqual([
      {
        holiday_on: '2027-01-01',
        name_id: 'Tahun Baru Masehi',
        name_en: 'Tahun Baru Masehi',
        kind: 'national',
        source: 'SKB 2027',
      },
    ])
    expect(await findHolidays(db, 2026)).toEqual(before2026)
    const audit = await db
      .selectFrom('audit_log')
      .select(['action', 'entity_id'])
      .where('actor_user_id', '=', actor.user_id)
      .execute()
    expect(audit).toContainEqual({ action: 'holidays.imported', entity_id: '2027' })
  })

  test('one day at a time: taken days are named, removing twice is no failure', async () => {
    const actor = await admin()
    const day = { name_id: 'Libur', name_en: 'Holiday', kind: 'national' as const, source: '' }
    const run = <T>(write: (trx: Parameters<typeof addHoliday>[0]) => Promise<T>) =>
      db.transaction().execute(write)
    expect(await run((trx) => addHoliday(trx, actor, { ...day, holiday_on: '2031-01-01' }))).toMatchObject({
      ok: true,
    })
    expect(await run((trx) => addHoliday(trx, actor, { ...day, holiday_on: '2031-01-01' }))).toMatchObject({
      reason: 'dayTaken',
    })
    await run((trx) => addHoliday(trx, actor, { ...day, holiday_on: '2031-01-02' }))
    const change = (to: string) =>
      run((trx) => changeHoliday(trx, actor, '2031-01-02', { ...day, holiday_on: to }))
    expect(await change('2031-01-01')).toMatchObject({ reason: 'dayTaken' })
    expect(await change('2031-01-03')).toMatchObject({ ok: true })
    expect(await change('2031-01-04')).toMatchObject({ reason: 'notFound' })
    for (const date of ['2031-01-01', '2031-01-01', '2031-01-03'])
      expect(await run((trx) => removeHoliday(trx, actor, date))).toMatchObject({ ok: true })
    expect(await findHolidays(db, 2031)).toEqual([])
  })
})

test('years without holidays that matter are named', async () => {
  const years = await listCalendarYears(db)
  expect(years.find((year) => year.year === 2026)?.national).toBeGreaterThan(10)
  expect(await countDeadlinesByYear(db)).toEqual(new Map())
  const known = [{ year: 2026, national: 17, collective_leave: 8 }]
  const half = [...known, { year: 2027, national: 0, collective_leave: 3 }]
  expect(missingCalendars(known, new Map(), '2026-09-30')).toEqual([])
  expect(missingCalendars(known, new Map(), '2026-10-01')).toEqual([{ year: 2027, deadlines: 0 }])
  expect(missingCalendars(half, new Map([[2027, 4]]), '2026-05-01')).toEqual([{ year: 2027, deadlines: 4 }])
  expect(missingCalendars(known, new Map([[2025, 2]]), '2026-05-01')).toEqual([])
})
