import type { Db } from '@/db'
import type { WorkingCalendar } from '../working-days'

export type Region = {
  code: string
  /** 1 province, 2 regency or city, 3 district, 4 village. */
  level: number
  /** In full: `Kota Bandung` and `Kabupaten Bandung` are two places. */
  name: string
  kind: string | null
}

const REGION_COLUMNS = ['code', 'level', 'name', 'kind'] as const

/** The regions directly below one, by name; the provinces below none. */
export async function listRegions(db: Db, parentCode: string | null): Promise<Region[]> {
  const regions = db.selectFrom('regions').select(REGION_COLUMNS).orderBy('name')
  return parentCode === null
    ? regions.where('level', '=', 1).execute()
    : regions.where('parent_code', '=', parentCode).execute()
}

/** A region with all above it, from the province down. Empty when there is no such region. */
export async function getRegionPath(db: Db, code: string): Promise<Region[]> {
  // A code begins with the codes above it, so one look-up by key finds them all.
  const parts = code.split('.')
  const codes = parts.map((_, index) => parts.slice(0, index + 1).join('.'))
  const path = await db
    .selectFrom('regions')
    .select(REGION_COLUMNS)
    .where('code', 'in', codes)
    .orderBy('level')
    .execute()
  return path.at(-1)?.code === code ? path : []
}

export type Holiday = {
  holiday_on: string
  name_id: string
  name_en: string
  kind: 'national' | 'collective_leave'
  source: string | null
}

/** The holidays and days of collective leave of a year, in order. */
export async function findHolidays(db: Db, year: number): Promise<Holiday[]> {
  const rows = await db
    .selectFrom('holidays')
    .select(['holiday_on', 'name_id', 'name_en', 'kind', 'source'])
    .where('holiday_on', '>=', `${year}-01-01`)
    .where('holiday_on', '<=', `${year}-12-31`)
    .orderBy('holiday_on')
    .execute()
  return rows as Holiday[]
}

/** All days off that are known. A year counts as known once it has a national holiday: collective leave alone is half a decree. */
export async function getWorkingCalendar(db: Db): Promise<WorkingCalendar> {
  const rows = await db.selectFrom('holidays').select(['holiday_on', 'kind']).orderBy('holiday_on').execute()
  return {
    daysOff: new Set(rows.map((row) => row.holiday_on)),
    years: new Set(
      rows.filter((row) => row.kind === 'national').map((row) => Number(row.holiday_on.slice(0, 4))),
    ),
  }
}
