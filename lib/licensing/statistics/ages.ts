import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { STAGE_KINDS, type StageKind } from '../process/status'

/** How old open cases are, by the time left to their deadline. */
export const AGES = ['late_long', 'late', 'today', 'soon', 'later'] as const
export type Age = (typeof AGES)[number]

export type StageAges = { stage_kind: StageKind } & Record<Age, number>

/**
 * The open cases of each stage by their age: late for more than three days, late, due within a day, within three days,
 * later. Stages without cases are left out.
 */
export async function countAges(db: Db, _staff: StaffId, now: Date): Promise<StageAges[]> {
  const after = (days: number) => new Date(now.getTime() + days * 86_400_000)
  const { rows } = await sql<StageAges>`
    select stage_kind,
      (count(*) filter (where due_at <= ${after(-3)}))::int as late_long,
      (count(*) filter (where due_at > ${after(-3)} and due_at <= ${now}))::int as late,
      (count(*) filter (where due_at > ${now} and due_at <= ${after(1)}))::int as today,
      (count(*) filter (where due_at > ${after(1)} and due_at <= ${after(3)}))::int as soon,
      (count(*) filter (where due_at > ${after(3)} or due_at is null))::int as later
    from applications
    where status in ('submitted', 'in_review') and stage_kind is not null
    group by stage_kind`.execute(db)
  return STAGE_KINDS.flatMap((kind) => rows.filter((row) => row.stage_kind === kind))
}

/** Licences issued in the last seven days of Jakarta, and in the seven before. */
export async function countIssued(db: Db, _staff: StaffId): Promise<{ week: number; before: number }> {
  const { rows } = await sql<{ week: number; before: number }>`
    select (count(*) filter (where issued_on > today - 7))::int as week,
      (count(*) filter (where issued_on <= today - 7))::int as before
    from licenses, (select (now() at time zone 'Asia/Jakarta')::date as today) clock
    where origin = 'issued' and issued_on > today - 14 and issued_on <= today`.execute(db)
  return rows[0] ?? { week: 0, before: 0 }
}

/** How many open cases someone holds. */
export async function countHeld(db: Db, staffId: StaffId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from applications
    where status in ('submitted', 'in_review') and assignee_id = ${staffId}`.execute(db)
  return rows[0]?.count ?? 0
}
