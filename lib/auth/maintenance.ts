import type { Db } from '@/db'

const DAY = 86_400_000

/** Removes what opens nothing any more: sessions and proofs a week after their end, counted tries a day after. */
export async function cleanExpired(db: Db, now: Date): Promise<void> {
  const lastWeek = new Date(now.getTime() - 7 * DAY)
  await db.deleteFrom('sessions').where('expires_at', '<', lastWeek).execute()
  await db.deleteFrom('verifications').where('expires_at', '<', lastWeek).execute()
  await db
    .deleteFrom('rate_limits')
    .where('expire', '<', BigInt(now.getTime() - DAY))
    .execute()
}
