import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import { getSetting } from '@/lib/config/queries'
import { fireOverdue } from '@/lib/licensing/deadlines/fire'
import { applyMove } from '@/lib/licensing/process/apply'
import { type LockedApplication, lockApplication } from '@/lib/licensing/process/lock'
import { mayHold } from '@/lib/licensing/process/roles'
import { findAssignable, findStage, setStageHolder } from '@/lib/licensing/review/case'
import { log } from '@/lib/log'
import { dayOf } from '@/lib/time'
import { hasSkill } from './choose'
import { listColleagues } from './colleagues'
import { listSupervisorIds, notifyStaff } from './notify'

export type Covered = { moved: number; failed: number }

type Uncovered = {
  application_id: string
  absence_id: string
  user_id: string
  user_name: string
  cover_user_id: string | null
}

/**
 * Whoever is away loses nothing: what they hold and what is due before they are back, and what the applicant answered
 * meanwhile, goes to the cover they named; where there is none who fits, back to those that are free. What is with the
 * applicant or on hold stays. A case that somebody gave them by hand during the absence stays too. Safe to repeat.
 */
export async function coverAbsences(database: Db, now: Date): Promise<Covered> {
  const covered: Covered = { moved: 0, failed: 0 }
  for (const found of await listUncovered(database, now)) {
    try {
      const isMoved = await database.transaction().execute((trx) => coverOne(trx, found, now))
      if (isMoved) covered.moved++
    } catch (error) {
      covered.failed++
      log.error({ err: error, application_id: found.application_id }, 'case of an absent reviewer not moved')
    }
  }
  return covered
}

async function listUncovered(db: Db | Trx, now: Date, applicationId?: string): Promise<Uncovered[]> {
  const day = dayOf(now)
  const { rows } = await sql<Uncovered>`
    select a.id as application_id, absence.id as absence_id, person.id as user_id, person.name as user_name,
      absence.cover_user_id
    from staff_absences absence
    join users person on person.id = absence.user_id
    join applications a on a.assignee_id = absence.user_id and a.status in ('submitted', 'in_review')
    cross join lateral (select
      greatest(absence.created_at, absence.starts_on::timestamp at time zone 'Asia/Jakarta') as began_at,
      (absence.ends_on + 1)::timestamp at time zone 'Asia/Jakarta' as back_at) span
    cross join lateral (select
      (select max(e.created_at) from application_events e where e.application_id = a.id
        and e.kind in ('take', 'assign', 'hand_over') and e.actor_kind = 'staff'
        and e.created_at >= span.began_at and e.changes->>'assignee_id' = absence.user_id::text) as given_at,
      (select max(e.created_at) from application_events e where e.application_id = a.id
        and e.kind = 'answer_revision' and e.created_at >= span.began_at) as answered_at) during
    where absence.starts_on <= ${day}::date and absence.ends_on >= ${day}::date
      and ((during.given_at is null and a.due_at <= span.back_at)
        or during.answered_at > coalesce(during.given_at, '-infinity'))
      ${applicationId === undefined ? sql`` : sql`and a.id = ${applicationId}`}
    order by a.due_at, a.id`.execute(db)
  return rows
}

async function coverOne(trx: Trx, found: Uncovered, now: Date): Promise<boolean> {
  const locked = await lockApplication(trx, found.application_id)
  const application = locked && (await fireOverdue(trx, locked, now))
  // Moved, decided or given to somebody since it was listed.
  const [still] = await listUncovered(trx, now, found.application_id)
  if (!application?.current_stage_id || still?.absence_id !== found.absence_id) return false
  const cover = await findCover(trx, application, application.current_stage_id, still.cover_user_id, now)
  const outcome = await applyMove(
    trx,
    application,
    {
      application_id: application.id,
      move: cover ? 'assign' : 'release',
      by: { kind: 'system' },
      actor: SYSTEM,
      is_internal: true,
      data: {
        away_name: still.user_name,
        ...(cover && { assignee_id: cover.user_id, assignee_name: cover.name }),
      },
    },
    async (row, event_id) => {
      await setStageHolder(trx, row.id, cover?.user_id ?? null)
      await tell(trx, row, event_id, still, cover, now)
      return { assignee_id: cover?.user_id ?? null }
    },
    now,
  )
  if (!outcome.ok)
    throw new Error(`${application.number} could not leave who is away: it is ${outcome.status}`)
  const moved = { to_user_id: cover?.user_id ?? null, moved_at: now, given_back_at: null }
  await trx
    .insertInto('staff_absence_cases')
    .values({ absence_id: still.absence_id, application_id: application.id, ...moved })
    .onConflict((conflict) => conflict.columns(['absence_id', 'application_id']).doUpdateSet(moved))
    .execute()
  return true
}

/** The person named, when they are there themselves and role, skills and four eyes let them. Room is not asked: they agreed. */
async function findCover(
  trx: Trx,
  application: LockedApplication,
  stageId: string,
  coverId: string | null,
  now: Date,
) {
  if (coverId === null) return undefined
  const member = (await listColleagues(trx, now)).find((one) => one.user_id === coverId)
  const stage = await findStage(trx, application.id, stageId)
  const assignable = await findAssignable(trx, coverId, stageId)
  if (!member || !stage || !assignable || assignable.is_barred || member.is_away) return undefined
  // A supervisor's stage may be one that was escalated: then its own role is not enough.
  if (!mayHold(member.role, stage.role) || !hasSkill(member.skills, application)) return undefined
  return member
}

async function tell(
  trx: Trx,
  application: LockedApplication,
  event_id: string,
  { user_id, user_name }: Uncovered,
  cover: { user_id: string; name: string } | undefined,
  now: Date,
): Promise<void> {
  const concerning = { application_id: application.id, event_id }
  const { number } = application
  await notifyStaff(trx, [user_id], {
    kind: 'absence',
    ...concerning,
    data: { number, to: cover?.name ?? '' },
  })
  if (cover) {
    await notifyStaff(trx, [cover.user_id], {
      kind: 'handed_over',
      ...concerning,
      data: { number, by: user_name, reason: '', is_away: true },
    })
    return
  }
  // Given out by itself within the minute, it needs nobody's attention.
  if (await getSetting(trx, 'assignment.automatic')) return
  const supervisors = await listSupervisorIds(trx, now)
  await notifyStaff(
    trx,
    supervisors.filter((id) => id !== user_id),
    { kind: 'absence', ...concerning, data: { number, name: user_name, to: '' } },
  )
}
