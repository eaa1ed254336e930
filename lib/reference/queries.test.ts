import '@/db/testing'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { seedReference } from '@/db/seed/reference/seed'
import { addWorkingDays } from '../working-days'
import { findHolidays, getRegionPath, getWorkingCalendar, listKbli, listRegions, searchKbli } from './queries'
import { zoneOfRegion } from './zones'

const codes = async (text: string) => (await searchKbli(db, { version: '2025', text })).map((row) => row.code)

describe('searchKbli on the starter list', () => {
  test.each([
    ['seblak', '56102'],
    ['cilok', '56102'],
    ['warteg', '56101'],
    ['gado-gado', '56101'],
    ['keripik', '10794'],
    ['kue kering', '10710'],
    ['katering', '56210'],
    ['kopi keliling', '56306'],
    ['galon', '11052'],
    ['tukang jahit', '14120'],
    ['menjahit baju', '14120'],
    ['permak', '95291'],
    ['hijab', '14131'],
    ['batik', '13133'],
    ['mebel', '31011'],
    ['tambal ban', '95311'],
    ['bengkel motor', '95320'],
    ['laundry', '96100'],
    ['barbershop', '96210'],
    ['jualan online', '47192'],
    ['warung kelontong', '47112'],
    ['ternak lele', '03221'],
    ['ojol', '49296'],
    ['pulsa', '61209'],
    ['bikin website', '62199'],
    ['street food', '56102'],
    ['sebak', '56102'],
    ['laundri', '96100'],
    ['servis laptpo', '95101'],
    ['saya jualan nasi goreng', '56102'],
    ['5622', undefined],
    ['56210', '56210'],
    ['zzzzqqq', undefined],
    ['', undefined],
    ["'); zzqq --", undefined],
    ['& | ! :*', undefined],
  ])('%j leads to %s', async (text, expected) => {
    expect((await codes(text))[0]).toBe(expected)
  })

  test('says what answered', async () => {
    const [first] = await searchKbli(db, { version: '2025', text: 'tambal ban', limit: 1 })
    expect(first?.match).toEqual({ field: 'word', text: 'tambal ban' })
  })

  test('a code finds all that begin with it, in order, within the limit', async () => {
    expect(await codes('563')).toEqual(['56303', '56304', '56305', '56306'])
    expect(await searchKbli(db, { version: '2025', text: '56', limit: 3 })).toHaveLength(3)
  })

  test('the other version has nothing of it', async () => {
    expect(await searchKbli(db, { version: '2020', text: 'seblak' })).toEqual([])
  })

  test('classes by code', async () => {
    expect((await listKbli(db, '2025', ['56210', '00000', '10794'])).map((row) => row.code)).toEqual([
      '10794',
      '56210',
    ])
    expect(await listKbli(db, '2025', [])).toEqual([])
  })
})

describe('regions', () => {
  test('all of Indonesia is there', async () => {
    const counts = await db
      .selectFrom('regions')
      .select((eb) => ['level', eb.fn.countAll<bigint>().as('count')])
      .groupBy('level')
      .orderBy('level')
      .execute()
    expect(counts.map((row) => Number(row.count))).toEqual([38, 514, 7285, 83_762])
  })

  test('each level by name', async () => {
    const provinces = await listRegions(db, null)
    expect(provinces).toHaveLength(38)
    expect(provinces[0]).toEqual({ code: '11', level: 1, name: 'Aceh', kind: null })
    const regencies = await listRegions(db, '32')
    expect(regencies.map((row) => row.name)).toContain('Kota Bandung')
    expect(regencies.find((row) => row.code === '32.73')?.kind).toBe('Kota')
    expect(await listRegions(db, '11.01.01.2001')).toEqual([])
    expect(await listRegions(db, 'nowhere')).toEqual([])
  })

  test('the way up from a village', async () => {
    const path = await getRegionPath(db, '11.01.01.2001')
    expect(path.map((row) => row.name)).toEqual([
      'Aceh',
      'Kabupaten Aceh Selatan',
      'Bakongan',
      'Keude Bakongan',
    ])
    expect(path[3]?.kind).toBe('Desa')
    expect(await getRegionPath(db, '11.01.01.9999')).toEqual([])
  })

  test('every province keeps the zone that the map gives', async () => {
    const provinces = await db
      .selectFrom('regions')
      .select(['code', 'time_zone'])
      .where('level', '=', 1)
      .execute()
    for (const { code, time_zone } of provinces) expect(time_zone).toBe(zoneOfRegion(code))
    expect(['31', '51', '91'].map(zoneOfRegion)).toEqual(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])
  })

  test('lists and paths come from an index', async () => {
    for (const where of [sql`parent_code = '32.73.01'`, sql`level = 1`, sql`code in ('32', '32.73')`]) {
      const plan = await sql<{
        'QUERY PLAN': string
      }>`explain select code, name from regions where ${where} order by name`.execute(db)
      expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan')
    }
  })
})

describe('the calendar', () => {
  test('a year of holidays, in order', async () => {
    const days = await findHolidays(db, 2026)
    expect(days).toHaveLength(25)
    expect(days[0]).toMatchObject({ holiday_on: '2026-01-01', kind: 'national', name_en: "New Year's Day" })
    expect(days.filter((day) => day.kind === 'collective_leave')).toHaveLength(8)
    expect(await findHolidays(db, 1999)).toEqual([])
  })

  test('counts with it, and shows the year that nobody has decreed yet', async () => {
    const calendar = await getWorkingCalendar(db)
    expect([...calendar.years]).toEqual([2025, 2026])
    expect(addWorkingDays('2026-03-17', 1, calendar)).toEqual({ day: '2026-03-25', missingYears: [] })
    expect(addWorkingDays('2026-12-31', 1, calendar)).toEqual({ day: '2027-01-01', missingYears: [2027] })
  })
})

test('seeding again leaves what staff changed', async () => {
  await db.updateTable('kbli_codes').set({ risk: 'high' }).where('code', '=', '10794').execute()
  await db.updateTable('holidays').set({ name_id: 'Diubah' }).where('holiday_on', '=', '2026-01-01').execute()
  await seedReference(db)
  expect(await listKbli(db, '2025', ['10794'])).toMatchObject([{ risk: 'high' }])
  expect((await findHolidays(db, 2026))[0]?.name_id).toBe('Diubah')
})
