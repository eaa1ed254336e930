import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  OPEN_STATUSES,
  STAGE_KINDS,
  type StageKind,
} from '../process/status'

// Figures across all companies: for staff only, whose brand each function asks for.

/** How many applications are in each status; every status is there. */
export async function countByStatus(db: Db, _staff: StaffId): Promise<Record<ApplicationStatus, number>> {
  const rows = await db
    .selectFrom('applications')
    .select(['status', (eb) => eb.fn.countAll<bigint>().as('count')])
    .groupBy('status')
    .execute()
  const counts = Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]))
  return Object.fromEntries(APPLICATION_STATUSES.map((status) => [status, counts[status] ?? 0])) as Record<
    ApplicationStatus,
    number
  >
}

export type StageLoad = {
  stage_kind: StageKind
  open: number
  late: number
  /** Due within a day. */
  due_today: number
  unassigned: number
}

/** The cases with us by stage, in the order of the stages, with how many are late. */
export async function countByStage(db: Db, _staff: StaffId, now: Date): Promise<StageLoad[]> {
  const rows = await db
    .selectFrom('applications')
    .select((eb) => [
      'stage_kind',
      eb.fn.countAll<bigint>().as('open'),
      eb.fn.countAll<bigint>().filterWhere('due_at', '<=', now).as('late'),
      eb.fn
        .countAll<bigint>()
        .filterWhere('due_at', '>', now)
        .filterWhere('due_at', '<=', new Date(now.getTime() + 86_400_000))
        .as('due_today'),
      eb.fn.countAll<bigint>().filterWhere('assignee_id', 'is', null).as('unassigned'),
    ])
    .where('status', 'in', [...OPEN_STATUSES])
    .groupBy('stage_kind')
    .execute()
  return STAGE_KINDS.map((stage_kind) => {
    const row = rows.find((candidate) => candidate.stage_kind === stage_kind)
    return {
      stage_kind,
      open: Number(row?.open ?? 0),
      late: Number(row?.late ?? 0),
      due_today: Number(row?.due_today ?? 0),
      unassigned: Number(row?.unassigned ?? 0),
    }
  })
}

/** Submitted and decided per calendar day of Jakarta, oldest first, for the last `days` days; days without any are there too. */
export async function countByDay(db: Db, _staff: StaffId, now: Date, days = 30) {
  const { rows } = await sql<{ day: string; submitted: bigint; decided: bigint }>`
    select day::date as day,
      (select count(*) from applications where submitted_at >= day at time zone 'Asia/Jakarta'
        and submitted_at < (day + interval '1 day') at time zone 'Asia/Jakarta') as submitted,
      (select count(*) from applications where decided_at >= day at time zone 'Asia/Jakarta'
        and decided_at < (day + interval '1 day') at time zone 'Asia/Jakarta') as decided
    from generate_series(
      date_trunc('day', ${now}::timestamptz at time zone 'Asia/Jakarta') - make_interval(days => ${days - 1}),
      date_trunc('day', ${now}::timestamptz at time zone 'Asia/Jakarta'), interval '1 day') as day
    order by day`.execute(db)
  return rows.map((row) => ({
    day: row.day,
    submitted: Number(row.submitted),
    decided: Number(row.decided),
  }))
}

/** The median time from sending to decision, in days, over what was decided in the last `days` days; null when nothing was. */
export async function medianDaysToDecision(
  db: Db,
  _staff: StaffId,
  now: Date,
  days = 30,
): Promise<number | null> {
  const row = await db
    .selectFrom('applications')
    .select(
      sql<number | null>`percentile_cont(0.5) within group (
        order by extract(epoch from decided_at - submitted_at) / 86400.0)`.as('median'),
    )
    .where('decided_at', '>', new Date(now.getTime() - days * 86_400_000))
    .where('submitted_at', 'is not', null)
    .executeTakeFirst()
  return row?.median ?? null
}
