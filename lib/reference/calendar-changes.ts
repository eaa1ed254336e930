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

/** The deadlines a change moved, in the order of their new day. */
export async function listMovedDeadlines(db: Db, changeId: string, limit = 200) {
  return db
    .selectFrom('deadline_moves as move')
    .innerJoin('applications', 'applications.id', 'move.application_id')
    .select([
      'move.application_id',
      'move.side',
      'move.old_due_at',
      'move.new_due_at',
      'applications.number',
      'applications.company_name',
    ])
    .where('move.calendar_change_id', '=', changeId)
    .orderBy('move.new_due_at')
    .orderBy('move.clock_id')
    .limit(limit)
    .execute()
}
