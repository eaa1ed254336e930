import type { Db, Trx } from '@/db'
import type { UserId } from '@/lib/ids'

/** The onboarding a user has under way; at most one. */
export async function findOpenWorkflowId(db: Db | Trx, userId: UserId): Promise<string | undefined> {
  const row = await db
    .selectFrom('onboarding_workflows')
    .select('id')
    .where('user_id', '=', userId)
    .where('status', '=', 'in_progress')
    .executeTakeFirst()
  return row?.id
}
