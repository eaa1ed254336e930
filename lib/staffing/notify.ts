import type { Db, Trx } from '@/db'
import type { JsonObject } from '@/db/types'
import { newId } from '@/lib/ids'
import { dayOf } from '@/lib/time'

export const NOTIFICATION_KINDS = [
  'reminder',
  'escalated',
  'deemed',
  'assigned',
  'handed_over',
  'mentioned',
  'answered',
  'visit',
  'withdrawn',
  'absence',
  'covering',
  'returned',
  'imbalance',
] as const
/** What staff are told of in the app; some of it by mail too, gathered into one mail for each reader. */
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

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

/** The supervisors who hear of what is late: those whose accounts are open and who are there today; all, when none of them is. */
export async function listSupervisorIds(db: Db | Trx, now = new Date()): Promise<string[]> {
  const rows = await db
    .selectFrom('users')
    .leftJoin('staff_absences as absence', (join) =>
      join
        .onRef('absence.user_id', '=', 'users.id')
        .on('absence.starts_on', '<=', dayOf(now))
        .on('absence.ends_on', '>=', dayOf(now)),
    )
    .select(['users.id', 'absence.id as absence_id'])
    .where('users.staff_role', '=', 'supervisor')
    .where('users.disabled_at', 'is', null)
    .execute()
  const present = rows.filter((row) => row.absence_id === null)
  return (present.length > 0 ? present : rows).map((row) => row.id)
}

/** Who answers for a case today: its holder; while they are away their cover, else the supervisors, as for what nobody holds. */
export async function listResponsibleIds(
  db: Db | Trx,
  holderId: string | null,
  now = new Date(),
): Promise<string[]> {
  if (holderId === null) return listSupervisorIds(db, now)
  const day = dayOf(now)
  const absence = await db
    .selectFrom('staff_absences as absence')
    .leftJoin('users as cover', (join) =>
      join.onRef('cover.id', '=', 'absence.cover_user_id').on('cover.disabled_at', 'is', null),
    )
    .leftJoin('staff_absences as its', (join) =>
      join.onRef('its.user_id', '=', 'cover.id').on('its.starts_on', '<=', day).on('its.ends_on', '>=', day),
    )
    .select(['cover.id as cover_id', 'its.id as cover_absence_id'])
    .where('absence.user_id', '=', holderId)
    .where('absence.starts_on', '<=', day)
    .where('absence.ends_on', '>=', day)
    .executeTakeFirst()
  if (!absence) return [holderId]
  return absence.cover_id && absence.cover_absence_id === null
    ? [absence.cover_id]
    : listSupervisorIds(db, now)
}
