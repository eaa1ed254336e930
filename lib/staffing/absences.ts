import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { exclusionViolation } from '@/db/errors'
import { recordAudit } from '@/lib/audit/mutations'
import type { GrantedStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { newId } from '@/lib/ids'
import { enqueue } from '@/lib/jobs/boss'
import { addDays, dayOf } from '@/lib/time'
import { lockAssigning } from './assigning-lock'
import { notifyStaff } from './notify'
import type { AbsenceInput } from './schema'

/** The member of staff who edits, as `requireStaff` grants it. */
export type Editor = Pick<GrantedStaff, 'staff_id' | 'role' | 'actor'>

/** Everybody edits their own absences; those of others need the permission. */
export function mayEnterFor(editor: Editor, userId: string): boolean {
  return editor.staff_id === userId || can(editor.role, 'staffing.edit')
}

/** How many open cases an absence concerns: held, of those due before the return, and with the applicant or on hold. */
export type Concerned = { open: number; due: number; waiting: number }

/** What an absence over these days would concern as things stand. */
export async function countConcerned(db: Db, userId: string, endsOn: string): Promise<Concerned> {
  const { rows } = await sql<Concerned>`
    select count(*) filter (where status in ('submitted', 'in_review'))::int as open,
      count(*) filter (where status in ('submitted', 'in_review')
        and due_at <= (${endsOn}::date + 1)::timestamp at time zone 'Asia/Jakarta')::int as due,
      count(*) filter (where status in ('revision_requested', 'on_hold'))::int as waiting
    from applications where assignee_id = ${userId}`.execute(db)
  return rows[0] ?? { open: 0, due: 0, waiting: 0 }
}

export type AbsenceOutcome =
  | { ok: true; id: string }
  | { ok: false; reason: 'notFound' | 'overlaps' | 'past' | 'coverUnfit' }

/**
 * Enters an absence. From the day it begins nothing is given to this person by itself, and what is due before their return
 * goes to the cover; today's at once. The person and the cover are told, unless they entered it themselves.
 */
export async function enterAbsence(
  trx: Trx,
  editor: Editor,
  input: AbsenceInput,
  now = new Date(),
): Promise<AbsenceOutcome> {
  if (!mayEnterFor(editor, input.user_id)) return { ok: false, reason: 'notFound' }
  if (input.ends_on < dayOf(now)) return { ok: false, reason: 'past' }
  const cover = input.cover_user_id === '' ? null : input.cover_user_id
  const people = await trx
    .selectFrom('users')
    .select(['id', 'name'])
    .where('id', 'in', [input.user_id, ...(cover ? [cover] : [])])
    .where('staff_role', 'in', ['reviewer', 'supervisor'])
    .where('disabled_at', 'is', null)
    .execute()
  const person = people.find(({ id }) => id === input.user_id)
  if (!person) return { ok: false, reason: 'notFound' }
  if (cover !== null && (cover === input.user_id || !people.some(({ id }) => id === cover)))
    return { ok: false, reason: 'coverUnfit' }
  // Whoever is away from now on gets nothing that is just being given out.
  await lockAssigning(trx)
  const id = newId()
  const { starts_on, ends_on, kind } = input
  const values = { id, user_id: input.user_id, starts_on, ends_on, kind, cover_user_id: cover }
  await trx
    .insertInto('staff_absences')
    .values({ ...values, entered_by: editor.staff_id })
    .execute()
  await recordAudit(trx, editor.actor, {
    action: 'absence.entered',
    entity_type: 'staff_absence',
    entity_id: id,
    after: values,
  })
  if (cover !== null && cover !== editor.staff_id) {
    const data = { name: person.name, starts_on, ends_on }
    await notifyStaff(trx, [cover], { kind: 'covering', data })
  }
  if (starts_on <= dayOf(now)) await enqueue(trx, 'licensing.assign', {})
  return { ok: true, id }
}

/** Whether an error is the rule that nobody is away twice on one day. */
export function isOverlap(error: unknown): boolean {
  return exclusionViolation(error) === 'staff_absences_once'
}

/** Takes an absence that has not begun off the calendar; one that has begun ended yesterday. False when there is none to end. */
export async function endAbsence(
  trx: Trx,
  editor: Editor,
  absenceId: string,
  now = new Date(),
): Promise<boolean> {
  const today = dayOf(now)
  const absence = await trx
    .selectFrom('staff_absences')
    .selectAll()
    .where('id', '=', absenceId)
    .forUpdate()
    .executeTakeFirst()
  if (!absence || !mayEnterFor(editor, absence.user_id) || absence.ends_on < today) return false
  const yesterday = addDays(today, -1)
  if (absence.starts_on < today) {
    await trx.updateTable('staff_absences').set({ ends_on: yesterday }).where('id', '=', absenceId).execute()
  } else {
    await forgetAbsence(trx, absence, yesterday)
  }
  await recordAudit(trx, editor.actor, {
    action: 'absence.ended',
    entity_type: 'staff_absence',
    entity_id: absenceId,
    before: { starts_on: absence.starts_on, ends_on: absence.ends_on },
    after: absence.starts_on < today ? { ends_on: yesterday } : null,
  })
  await enqueue(trx, 'licensing.assign', {})
  return true
}

/**
 * Takes an absence off the calendar on its first day or before it. What changed hands today stays known as moved, of the
 * absence that ended yesterday where there is one: the cover gives it back.
 */
async function forgetAbsence(
  trx: Trx,
  absence: { id: string; user_id: string },
  yesterday: string,
): Promise<void> {
  const moved = await trx
    .selectFrom('staff_absence_cases')
    .select('application_id')
    .where('absence_id', '=', absence.id)
    .limit(1)
    .executeTakeFirst()
  const earlier = await trx
    .selectFrom('staff_absences')
    .select('id')
    .where('user_id', '=', absence.user_id)
    .where('ends_on', '=', yesterday)
    .executeTakeFirst()
  if (moved && !earlier) {
    await trx
      .updateTable('staff_absences')
      .set({ starts_on: yesterday, ends_on: yesterday })
      .where('id', '=', absence.id)
      .execute()
    return
  }
  if (moved && earlier) {
    await sql`insert into staff_absence_cases
      select ${earlier.id}, application_id, to_user_id, moved_at, given_back_at from staff_absence_cases
      where absence_id = ${absence.id}
      on conflict (absence_id, application_id) do update set to_user_id = excluded.to_user_id,
        moved_at = excluded.moved_at, given_back_at = excluded.given_back_at`.execute(trx)
  }
  await trx.deleteFrom('staff_absences').where('id', '=', absence.id).execute()
}
