import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'

export type NextOwn = { id: string; number: string }

/** The case that this person works on next of those they hold: the nearest deadline after the present case's, then from the top. */
export async function findNextOwn(
  db: Db,
  staffId: StaffId,
  present: { id: string; due_at: Date | null },
): Promise<NextOwn | undefined> {
  const isBefore = sql<boolean>`(applications.due_at, applications.id) <= (${present.due_at ?? new Date(0)}, ${present.id}::uuid)`
  return db
    .selectFrom('applications')
    .select(['id', 'number'])
    .where('assignee_id', '=', staffId)
    .where(sql<boolean>`applications.status in ('submitted', 'in_review')`)
    .where('id', '<>', present.id)
    .orderBy(isBefore)
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}
