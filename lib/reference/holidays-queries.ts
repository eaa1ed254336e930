import { sql } from 'kysely'
import type { Db } from '@/db'

export type CalendarYear = { year: number; national: number; collective_leave: number }

/** The years that have days off, with how many of each kind; a year without national holidays is not known yet. */
export async function listCalendarYears(db: Db): Promise<CalendarYear[]> {
  const { rows } = await sql<CalendarYear>`
    select extract(year from holiday_on)::int as year,
      (count(*) filter (where kind = 'national'))::int as national,
      (count(*) filter (where kind = 'collective_leave'))::int as collective_leave
    from holidays group by 1 order by 1`.execute(db)
  return rows
}

/** How many open deadlines lie in each year, Jakarta's. Reads the queue's index alone. */
export async function countDeadlinesByYear(db: Db): Promise<Map<number, number>> {
  const { rows } = await sql<{ year: number; count: number }>`
    select extract(year from (due_at - interval '1 second') at time zone 'Asia/Jakarta')::int as year,
      count(*)::int as count
    from applications where status in ('submitted', 'in_review') and due_at is not null
    group by 1`.execute(db)
  return new Map(rows.map((row) => [row.year, row.count]))
}

/** The years that matter and whose holidays are not known: those of open deadlines, this one, and from October the next. */
export function missingCalendars(
  years: readonly CalendarYear[],
  deadlines: ReadonlyMap<number, number>,
  today: string,
): { year: number; deadlines: number }[] {
  const known = new Set(years.filter((year) => year.national > 0).map((year) => year.year))
  const thisYear = Number(today.slice(0, 4))
  const wanted = new Set([...deadlines.keys(), thisYear])
  if (today.slice(5) >= '10-01') wanted.add(thisYear + 1)
  return [...wanted]
    .filter((year) => year >= thisYear && !known.has(year))
    .sort((a, b) => a - b)
    .map((year) => ({ year, deadlines: deadlines.get(year) ?? 0 }))
}
