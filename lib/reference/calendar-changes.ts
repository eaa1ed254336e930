import type { Db, Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { enqueue } from '@/lib/jobs/boss'

/** Notes a change of the calendar and has the deadlines that stand counted anew, once the change is committed. */
export async function noteCalendarChange(trx: Trx, actor: Actor, reason: string): Promise<void> {
  const id = newId()
  await trx
    .insertInto('calendar_changes')
    .values({ id, reason: reason.slice(0, 300), changed_by: actor.user_id })
    .execute()
  await enqueue(trx, 'licensing.calendar', { change_id: id })
}

/** The latest changes of the calendar, newest first, with how many deadlines each moved. */
export async function listCalendarChanges(db: Db, limit = 10) {
  return db
    .selectFrom('calendar_changes as change')
    .leftJoin('users', 'users.id', 'change.changed_by')
    .select([
      'change.id',
      'change.reason',
      'change.created_at',
      'change.finished_at',
      'change.checked_count',
      'change.moved_count',
      'users.name as changed_by_name',
    ])
    .orderBy('change.created_at', 'desc')
    .orderBy('change.id', 'desc')
    .limit(limit)
    .execute()
}

/** One change of the calendar. */
export async function findCalendarChange(db: Db, id: string) {
  return db
    .selectFrom('calendar_changes')
    .select(['id', 'reason', 'created_at', 'finished_at', 'checked_count', 'moved_count'])
    .where('id', '=', id)
    .executeTakeFirst()
}

const MOVED_PAGE = 50

/** A page of the deadlines that a change moved, in a fixed order; `after` is the `next` of the page before. */
export async function listMovedDeadlines(db: Db, changeId: string, after?: string) {
  const rows = await db
    .selectFrom('deadline_moves as move')
    .innerJoin('applications', 'applications.id', 'move.application_id')
    .select([
      'move.clock_id',
      'move.application_id',
      'move.side',
      'move.old_due_at',
      'move.new_due_at',
      'applications.number',
      'applications.company_name',
    ])
    .where('move.calendar_change_id', '=', changeId)
    .$if(after !== undefined, (query) => query.where('move.clock_id', '>', after ?? ''))
    .orderBy('move.clock_id')
    .limit(MOVED_PAGE + 1)
    .execute()
  const page = rows.slice(0, MOVED_PAGE)
  return { rows: page, next: rows.length > MOVED_PAGE ? page.at(-1)?.clock_id : undefined }
}
