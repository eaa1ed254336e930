import { sql } from 'kysely'
import type { Db } from '@/db'
import { addDays, dayOf } from '@/lib/time'
import { chooseReviewer, type Obstacle, type WantedCase } from './choose'
import type { StaffMember } from './colleagues'
import { type FreeCase, listFreeCases } from './free-cases'
import { MOST_MOVED, type Which } from './schema'

export type AbsenceRow = Awaited<ReturnType<typeof listAbsences>>[number]

/** Absences that touch these days, in order; everybody's, or one person's. */
export async function listAbsences(db: Db, range: { from: string; until: string; user_id?: string }) {
  return db
    .selectFrom('staff_absences as absence')
    .innerJoin('users as person', 'person.id', 'absence.user_id')
    .leftJoin('users as cover', 'cover.id', 'absence.cover_user_id')
    .select(['absence.id', 'absence.user_id', 'absence.starts_on', 'absence.ends_on', 'absence.kind'])
    .select(['absence.cover_user_id', 'person.name', 'cover.name as cover_name'])
    .where('absence.ends_on', '>=', range.from)
    .where('absence.starts_on', '<=', range.until)
    .where('person.disabled_at', 'is', null)
    .$if(range.user_id !== undefined, (query) => query.where('absence.user_id', '=', range.user_id ?? ''))
    .orderBy('absence.starts_on')
    .orderBy('person.name')
    .execute()
}

/** Who of these people is away on a day of the range. */
export async function isAwayDuring(db: Db, userId: string, from: string, until: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff_absences')
    .select('id')
    .where('user_id', '=', userId)
    .where('ends_on', '>=', from)
    .where('starts_on', '<=', until)
    .executeTakeFirst()
  return row !== undefined
}

export type UnfitCase = FreeCase & { because: Obstacle }

/** The first free cases that would find nobody, each with why. Looks at the first few hundred: the rest comes up as they go. */
export async function listUnfit(db: Db, team: readonly StaffMember[]): Promise<UnfitCase[]> {
  const free = await listFreeCases(db, 300)
  return free
    .flatMap((work) => {
      const choice = chooseReviewer(work, team)
      return 'because' in choice ? [{ ...work, because: choice.because }] : []
    })
    .slice(0, 30)
}

export type HeldCase = WantedCase & {
  id: string
  number: string
  company_name: string
  status: string
  due_at: Date | null
  name_id: string
  name_en: string
}

/** The cases somebody holds, the nearest deadline first: all, the late ones, or those of one licence type. */
export async function listHeld(
  db: Db,
  userId: string,
  which: { which: Which; type?: string | undefined },
  now: Date,
): Promise<{ rows: HeldCase[]; has_more: boolean }> {
  const { rows } = await sql<HeldCase>`
    select a.id, a.number, a.company_name, a.status, a.due_at, a.license_type_id, a.region_code,
      stage.role as stage_role, type.name_id, type.name_en,
      array(select distinct earlier.completed_by from application_stages earlier
        where earlier.application_id = a.id and earlier.key = any(stage.separate_from)
          and earlier.completed_by is not null) as barred_user_ids
    from applications a
    join license_types type on type.id = a.license_type_id
    join application_stages stage on stage.id = a.current_stage_id
    where a.assignee_id = ${userId}
      ${
        which.which === 'late'
          ? sql`and a.status in ('submitted', 'in_review') and a.due_at <= ${now}`
          : sql`and a.status in ('submitted', 'in_review', 'revision_requested', 'on_hold')`
      }
      ${which.which === 'type' ? sql`and a.license_type_id = ${which.type ?? null}` : sql``}
    order by a.due_at, a.id limit ${MOST_MOVED + 1}`.execute(db)
  return { rows: rows.slice(0, MOST_MOVED), has_more: rows.length > MOST_MOVED }
}

export type AwayCase = {
  application_id: string
  number: string
  company_name: string
  status: string
  holder_id: string | null
  holder_name: string | null
}

/** The absence somebody is in or came back from within two weeks, with the cases that changed hands for it. */
export async function findAwaySummary(db: Db, userId: string, now: Date) {
  const today = dayOf(now)
  const absence = await db
    .selectFrom('staff_absences')
    .select(['id', 'starts_on', 'ends_on'])
    .where('user_id', '=', userId)
    .where('starts_on', '<=', today)
    .where('ends_on', '>=', addDays(today, -14))
    .orderBy('starts_on', 'desc')
    .executeTakeFirst()
  if (!absence) return undefined
  const cases: AwayCase[] = await db
    .selectFrom('staff_absence_cases as moved')
    .innerJoin('applications as a', 'a.id', 'moved.application_id')
    .leftJoin('users as holder', 'holder.id', 'a.assignee_id')
    .select(['a.id as application_id', 'a.number', 'a.company_name', 'a.status'])
    .select(['a.assignee_id as holder_id', 'holder.name as holder_name'])
    .where('moved.absence_id', '=', absence.id)
    .orderBy('moved.moved_at')
    .limit(100)
    .execute()
  return cases.length === 0 ? undefined : { ...absence, cases }
}
