import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { QUEUE_COLUMNS, type QueueColumn, USUAL_COLUMNS } from './queue-column-schema'

/** The columns of the queue that this person wants to see. */
export async function findQueueColumns(db: Db, userId: StaffId): Promise<QueueColumn[]> {
  const row = await db
    .selectFrom('queue_preferences')
    .select('columns')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  const chosen = QUEUE_COLUMNS.filter((column) => row?.columns.includes(column))
  return chosen.length > 0 ? chosen : USUAL_COLUMNS
}

/** Keeps them, in the order of the table. */
export async function keepQueueColumns(
  db: Db,
  userId: StaffId,
  columns: readonly QueueColumn[],
): Promise<void> {
  const values = {
    columns: QUEUE_COLUMNS.filter((column) => columns.includes(column)),
    updated_at: sql<Date>`now()`,
  }
  await db
    .insertInto('queue_preferences')
    .values({ user_id: userId, ...values })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values))
    .execute()
}
