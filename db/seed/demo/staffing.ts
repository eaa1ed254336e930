import type { Insertable } from 'kysely'
import type { Db } from '@/db'
import type { StaffNotifications } from '@/db/types'
import { newId } from '@/lib/ids'
import { addDays, dayOf } from '@/lib/time'
import { minutesAfter } from './clock'
import { insertAll } from './insert'
import type { People } from './people'

const DAY_MINUTES = 24 * 60

/** What staff work on, when they were and will be away, and what they were told: what is older than two days was read. */
export async function createStaffing(db: Db, people: People, now: Date): Promise<void> {
  const { rina, agus, dewi } = people.staff
  const today = dayOf(now)
  const trademark = await db
    .selectFrom('license_types')
    .select('id')
    .where('code', '=', 'merek')
    .executeTakeFirst()
  await insertAll(db, 'staff_skills', [
    { id: newId(), user_id: agus.id, region_prefix: '32' },
    ...(trademark ? [{ id: newId(), user_id: agus.id, license_type_id: trademark.id }] : []),
  ])
  await insertAll(db, 'staff_capacity', [{ user_id: agus.id, max_open: 15 }])
  await insertAll(db, 'staff_absences', [
    {
      ...{ id: newId(), user_id: agus.id, kind: 'sick', cover_user_id: rina.id, entered_by: dewi.id },
      starts_on: addDays(today, -20),
      ends_on: addDays(today, -19),
      returned_at: minutesAfter(now, -18 * DAY_MINUTES),
    },
    {
      ...{ id: newId(), user_id: rina.id, kind: 'leave', cover_user_id: agus.id, entered_by: rina.id },
      starts_on: addDays(today, 9),
      ends_on: addDays(today, 13),
    },
    {
      ...{ id: newId(), user_id: dewi.id, kind: 'training', entered_by: dewi.id },
      starts_on: addDays(today, 20),
      ends_on: addDays(today, 20),
    },
  ])
  const told = [
    ...(await tellOfEscalations(db, dewi.id)),
    ...(await tellOfAnswers(db)),
    ...(await remind(db, now)),
    {
      ...{ user_id: agus.id, kind: 'covering', created_at: minutesAfter(now, -3 * DAY_MINUTES) },
      data: { name: rina.name, starts_on: addDays(today, 9), ends_on: addDays(today, 13) },
    },
  ]
  const recent = minutesAfter(now, -2 * DAY_MINUTES)
  await insertAll(
    db,
    'staff_notifications',
    told.map((note) => ({
      ...note,
      id: newId(note.created_at.getTime()),
      read_at: note.created_at < recent ? minutesAfter(note.created_at, 40) : null,
    })),
  )
}

type Note = Omit<Insertable<StaffNotifications>, 'id'> & { created_at: Date }

/** Supervisors hear of every escalation. */
async function tellOfEscalations(db: Db, supervisorId: string): Promise<Note[]> {
  const rows = await db
    .selectFrom('application_events as event')
    .innerJoin('applications', 'applications.id', 'event.application_id')
    .select(['event.id', 'event.application_id', 'event.created_at', 'event.data', 'applications.number'])
    .where('event.kind', '=', 'escalate')
    .orderBy('event.created_at', 'desc')
    .limit(12)
    .execute()
  return rows.map((row) => ({
    ...{ user_id: supervisorId, kind: 'escalated', application_id: row.application_id, event_id: row.id },
    data: { number: row.number, reason: 'deadline' },
    created_at: row.created_at,
  }))
}

/** Who holds a case hears that the applicant answered. */
async function tellOfAnswers(db: Db): Promise<Note[]> {
  const rows = await db
    .selectFrom('application_events as event')
    .innerJoin('applications', 'applications.id', 'event.application_id')
    .select(['event.id', 'event.application_id', 'event.created_at'])
    .select(['applications.number', 'applications.assignee_id'])
    .where('event.kind', '=', 'answer_revision')
    .where('applications.assignee_id', 'is not', null)
    .orderBy('event.created_at', 'desc')
    .limit(12)
    .execute()
  return rows.flatMap(({ id, application_id, assignee_id, created_at, number }) =>
    assignee_id
      ? [
          {
            ...{ user_id: assignee_id, kind: 'answered', application_id, event_id: id },
            data: { number },
            created_at,
          },
        ]
      : [],
  )
}

/** Who holds a case hears when its deadline is near. */
async function remind(db: Db, now: Date): Promise<Note[]> {
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'number', 'assignee_id', 'due_at'])
    .where('status', '=', 'in_review')
    .where('assignee_id', 'is not', null)
    .where('due_at', '>', now)
    .where('due_at', '<=', minutesAfter(now, 3 * DAY_MINUTES))
    .orderBy('due_at')
    .limit(8)
    .execute()
  return rows.flatMap(({ id, number, assignee_id, due_at }, index) =>
    assignee_id && due_at
      ? [
          {
            ...{ user_id: assignee_id, kind: 'reminder', application_id: id },
            data: { number, due_at: due_at.toISOString() },
            created_at: minutesAfter(now, -30 * (index + 1)),
          },
        ]
      : [],
  )
}
