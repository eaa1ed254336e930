import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Db } from '@/db'

type HolidayYear = {
  source: string
  holidays: { holiday_on: string; kind: string; name_id: string; name_en: string }[]
}

/** Adds the holidays of the years whose joint decree is known. A day that exists already stays as it is. */
export async function seedHolidays(db: Db): Promise<void> {
  const years = readdirSync(import.meta.dirname)
    .filter((file) => /^holidays-\d{4}\.json$/.test(file))
    .map((file): HolidayYear => JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8')))
  const rows = years.flatMap((year) => year.holidays.map((holiday) => ({ ...holiday, source: year.source })))
  await db
    .insertInto('holidays')
    .values(rows)
    .onConflict((conflict) => conflict.column('holiday_on').doNothing())
    .execute()
}
