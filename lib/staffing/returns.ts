import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { newId } from '@/lib/ids'
import { handOver } from '@/lib/licensing/review/holding'
import type { Reviewer } from '@/lib/licensing/review/reviewer'
import { dayOf } from '@/lib/time'
import { notifyStaff } from './notify'

/** Tells those who still hold cases of somebody who was away that they are back. Once for each absence. */
export async function announceReturns(database: Db, now: Date): Promise<void> {
  const over = await database
    .selectFrom('staff_absences')
    .select('id')
    .where('ends_on', '<', dayOf(now))
    .where('returned_at', 'is', null)
    .orderBy('ends_on')
    .limit(100)
    .execute()
  for (const { id } of over) {
    await database.transaction().execute((trx) => announceReturn(trx, id, now))
  }
}

async function announceReturn(trx: Trx, absenceId: string, now: Date): Promise<void> {
  const absence = await trx
    .updateTable('staff_absences')
    .set({ returned_at: now })
    .from('users')
    .whereRef('users.id', '=', 'staff_absences.user_id')
    .where('staff_absences.id', '=', absenceId)
    .where('returned_at', 'is', null)
    .returning(['staff_absences.id', 'users.name'])
    .executeTakeFirst()
  if (!absence) return
  for (const { cover_id, case_count } of await listHeld(trx, { absence_id: absenceId })) {
    await notifyStaff(trx, [cover_id], {
      kind: 'returned',
      data: { absence_id: absenceId, name: absence.name, count: case_count },
    })
  }
}

export type Returnable = {
  absence_id: string
  cover_id: string
  name: string
  user_id: string
  case_count: number
}

/** Who is back from an absence of the last month, and how many of their cases this person holds. */
export async function listReturnable(db: Db, coverId: string, now: Date): Promise<Returnable[]> {
  return listHeld(db, { cover_id: coverId, day: dayOf(now) })
}

async function listHeld(
  db: Db | Trx,
  wanted: { absence_id: string } | { cover_id: string; day: string },
): Promise<Returnable[]> {
  const { rows } = await sql<Returnable>`
    select absence.id as absence_id, moved.to_user_id as cover_id, person.name, person.id as user_id,
      count(*)::int as case_count
    from staff_absences absence
    join users person on person.id = absence.user_id and person.disabled_at is null
    join staff_absence_cases moved on moved.absence_id = absence.id and moved.given_back_at is null
    join applications a on a.id = moved.application_id and a.assignee_id = moved.to_user_id
      and a.status in ('in_review', 'revision_requested', 'on_hold')
    where ${
      'absence_id' in wanted
        ? sql`absence.id = ${wanted.absence_id}`
        : sql`moved.to_user_id = ${wanted.cover_id} and absence.ends_on < ${wanted.day}::date
            and absence.ends_on >= ${wanted.day}::date - 31
            and not exists (select from staff_absences again where again.user_id = absence.user_id
              and again.starts_on <= ${wanted.day}::date and again.ends_on >= ${wanted.day}::date)`
    }
    group by absence.id, moved.to_user_id, person.name, person.id
    order by absence.ends_on desc, absence.id`.execute(db)
  return rows
}

/**
 * The cover gives back what they still hold for somebody who has returned, case by case as ordinary hand-overs. What may not
 * go back (four eyes, another stage's role) stays with them. Returns how many went.
 */
export async function giveBack(
  database: Db,
  cover: Reviewer,
  absenceId: string,
  reason: string,
  now = new Date(),
): Promise<{ given: number; kept: number }> {
  const result = { given: 0, kept: 0 }
  const back = (await listReturnable(database, cover.staff_id, now)).find(
    (one) => one.absence_id === absenceId,
  )
  if (!back) return result
  const cases = await database
    .selectFrom('staff_absence_cases as moved')
    .innerJoin('applications as a', 'a.id', 'moved.application_id')
    .select('a.id')
    .where('moved.absence_id', '=', absenceId)
    .where('moved.to_user_id', '=', cover.staff_id)
    .where('moved.given_back_at', 'is', null)
    .whereRef('a.assignee_id', '=', 'moved.to_user_id')
    .orderBy('a.due_at')
    .execute()
  for (const { id } of cases) {
    const isGiven = await database.transaction().execute(async (trx) => {
      const input = { application_id: id, transaction_id: newId(), assignee_id: back.user_id, reason }
      const outcome = await handOver(trx, cover, input, now)
      if (!outcome.ok) return false
      await trx
        .updateTable('staff_absence_cases')
        .set({ given_back_at: now })
        .where('absence_id', '=', absenceId)
        .where('application_id', '=', id)
        .execute()
      return true
    })
    result[isGiven ? 'given' : 'kept']++
  }
  return result
}
