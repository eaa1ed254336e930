import type { Db, Trx } from '@/db'
import { dayOf } from '@/lib/time'

/** Whether this person is entered as away on the day of `now`. */
export async function isAway(db: Db | Trx, userId: string, now: Date): Promise<boolean> {
  return (await listAway(db, now, [userId])).has(userId)
}

/** Who is away on the day of `now`, and until when (inclusive): everybody, or of these people. */
export async function listAway(
  db: Db | Trx,
  now: Date,
  userIds?: readonly string[],
): Promise<Map<string, string>> {
  const day = dayOf(now)
  const rows = await db
    .selectFrom('staff_absences')
    .select(['user_id', 'ends_on'])
    .where('starts_on', '<=', day)
    .where('ends_on', '>=', day)
    .$if(userIds !== undefined, (query) => query.where('user_id', 'in', [...(userIds ?? [])]))
    .execute()
  return new Map(rows.map((row) => [row.user_id, row.ends_on]))
}
