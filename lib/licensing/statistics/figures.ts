import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { addDays, dayOf } from '@/lib/time'
import { APPLICATION_STATUSES, type ApplicationStatus } from '../process/status'
import { ALL_PRIORITIES, ALL_TYPES } from './sums'

const ALL = sql`license_type_id = ${ALL_TYPES} and priority = ${ALL_PRIORITIES}`

// Figures across all companies: for staff only, whose brand each function asks for.

/**
 * How many applications are in each status; every status is there. Drafts are counted as they are now, all others as of the
 * last count of the figures. What was withdrawn before it was ever sent is not among them.
 */
export async function countByStatus(db: Db, _staff: StaffId): Promise<Record<ApplicationStatus, number>> {
  const { rows } = await sql<{ status: ApplicationStatus; count: number }>`
    select 'draft' as status, count(*)::int as count from applications where status = 'draft'
    union all
    select status, count(*)::int from process_facts where outcome is null group by status
    union all
    select ended.status, coalesce(sum(case ended.status when 'approved' then approved + deemed
      when 'rejected' then rejected else withdrawn end), 0)::int
    from (values ('approved'), ('rejected'), ('withdrawn')) as ended(status)
    left join case_figures on level = 0 and grain = 'month' and ${ALL}
    group by ended.status`.execute(db)
  const counts = new Map(rows.map((row) => [row.status, row.count]))
  return Object.fromEntries(
    APPLICATION_STATUSES.map((status) => [status, counts.get(status) ?? 0]),
  ) as Record<ApplicationStatus, number>
}

/** Submitted and decided per calendar day of Jakarta, oldest first, for the last `days` days; days without any are there too. */
export async function countByDay(db: Db, _staff: StaffId, now: Date, days = 30) {
  const today = dayOf(now)
  const { rows } = await sql<{ day: string; submitted: number; decided: number }>`
    select day::date as day, coalesce(sum(submitted), 0)::int as submitted,
      coalesce(sum(approved + deemed + rejected), 0)::int as decided
    from generate_series(${addDays(today, 1 - days)}::timestamp, ${today}::timestamp, interval '1 day') as day
    left join case_figures on level = 0 and grain = 'day' and on_day = day::date and ${ALL}
    group by 1 order by 1`.execute(db)
  return rows
}
