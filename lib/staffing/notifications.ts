import { sql } from 'kysely'
import type { Db } from '@/db'
import { beyondCursor, cutPage, type Page } from '@/lib/keyset'

export const NOTIFICATION_PAGE = 30
/** Above it the bell says no number. */
export const MOST_COUNTED = 99

export type NotificationRow = Awaited<ReturnType<typeof listNotifications>>['rows'][number]

/** One page of what a member of staff was told, newest first; `unread` leaves out what they have seen. */
export async function listNotifications(db: Db, userId: string, page: Page & { unread?: boolean }) {
  const isBackwards = page.before !== undefined
  const rows = await db
    .selectFrom('staff_notifications as note')
    .leftJoin('applications', 'applications.id', 'note.application_id')
    .select([
      'note.id',
      'note.kind',
      'note.data',
      'note.application_id',
      'note.read_at',
      'note.created_at',
      'applications.number',
      'applications.company_name',
      sql<string>`note.created_at::text`.as('sort_key'),
    ])
    .where('note.user_id', '=', userId)
    .$if(page.unread === true, (query) => query.where('note.read_at', 'is', null))
    .where(beyondCursor(page, 'note.created_at', 'note.id'))
    .orderBy('note.created_at', isBackwards ? 'asc' : 'desc')
    .orderBy('note.id', isBackwards ? 'asc' : 'desc')
    .limit(NOTIFICATION_PAGE + 1)
    .execute()
  return cutPage(rows, NOTIFICATION_PAGE, page)
}

/** How much of it is unread: up to one more than is ever shown, however much there is. */
export async function countUnread(db: Db, userId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from staff_notifications
      where user_id = ${userId} and read_at is null limit ${MOST_COUNTED + 1}) unread`.execute(db)
  return rows[0]?.count ?? 0
}

/** Marks one as read and answers where it leads; undefined when it is not this person's. */
export async function readNotification(
  db: Db,
  userId: string,
  id: string,
  now = new Date(),
): Promise<{ application_id: string | null } | undefined> {
  return db
    .updateTable('staff_notifications')
    .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(now)) }))
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('application_id')
    .executeTakeFirst()
}

/** Marks everything as read that came up to `now`: what arrives while one presses stays new. */
export async function readAllNotifications(db: Db, userId: string, now = new Date()): Promise<void> {
  await db
    .updateTable('staff_notifications')
    .set({ read_at: now })
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .where('created_at', '<=', now)
    .execute()
}
