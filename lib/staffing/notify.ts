import type { Db, Trx } from '@/db'
import type { JsonObject } from '@/db/types'
import { newId } from '@/lib/ids'

/** What staff are told of in the app; some of it by mail too, gathered into one mail for each reader. */
export type NotificationKind =
  | 'reminder'
  | 'escalated'
  | 'deemed'
  | 'assigned'
  | 'handed_over'
  | 'mentioned'
  | 'answered'
  | 'visit'
  | 'withdrawn'

type Notification = {
  kind: NotificationKind
  application_id?: string
  /** The event it tells of: taken back, the notification goes with it. */
  event_id?: string
  data?: JsonObject
  wants_mail?: boolean
  created_at?: Date
}

/** Tells these members of staff, in the caller's transaction. Each person once, whoever is named twice. */
export async function notifyStaff(trx: Trx, userIds: string[], notification: Notification): Promise<void> {
  const readers = [...new Set(userIds)]
  if (readers.length === 0) return
  const { application_id, event_id, data, wants_mail, created_at, kind } = notification
  await trx
    .insertInto('staff_notifications')
    .values(
      readers.map((user_id) => ({
        id: newId(),
        user_id,
        kind,
        application_id: application_id ?? null,
        event_id: event_id ?? null,
        data: data ?? {},
        wants_mail: wants_mail ?? false,
        ...(created_at && { created_at }),
      })),
    )
    .execute()
}

/** The supervisors whose accounts are open: who hears of what is late. */
export async function listSupervisorIds(db: Db | Trx): Promise<string[]> {
  const rows = await db
    .selectFrom('users')
    .select('id')
    .where('staff_role', '=', 'supervisor')
    .where('disabled_at', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}
