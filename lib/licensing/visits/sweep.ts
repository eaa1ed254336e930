import { type Db, db, type Trx } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import { log } from '@/lib/log'
import { notifyStaff } from '@/lib/staffing/notify'
import { mailCancelled, mailConfirmed } from './mail'
import { type LockedVisit, lockVisit, moveVisit } from './moves'
import { reminderAt } from './slots'
import { LIVE_STATUSES } from './status'

const BATCH = 500
const HOUR_MS = 3_600_000
/** How long after its end a visit that nobody has reported on is asked for. */
const CHASE_HOURS = 24

export type Swept = { missed: number; ended: number; reminded: number; chased: number; failed: number }

/** The job `visits.sweep`: what time does to visits. */
export async function runVisitSweep(): Promise<void> {
  const swept = await sweepVisits(db, new Date())
  if (Object.values(swept).some((count) => count > 0)) log.info(swept, 'visits swept')
}

/**
 * What is due at `now`: offers whose last time passed unanswered are missed, visits of stages that are over end, visits of
 * tomorrow are reminded of, past ones without a report asked for. Each visit in a transaction of its own that looks again
 * under its lock: run twice, or after a downtime, everything happens once; one that fails keeps no other from its turn.
 */
export async function sweepVisits(db: Db, now: Date): Promise<Swept> {
  const swept: Swept = { missed: 0, ended: 0, reminded: 0, chased: 0, failed: 0 }
  const each = async (name: Exclude<keyof Swept, 'failed'>, ids: string[], act: Act) => {
    for (const id of ids) {
      try {
        const done = await db.transaction().execute(async (trx) => {
          const locked = await lockVisit(trx, id)
          return locked !== undefined && (await act(trx, locked, now))
        })
        if (done) swept[name] += 1
      } catch (error) {
        swept.failed += 1
        log.error({ err: error, visit_id: id }, 'visit not swept')
      }
    }
  }
  await each('ended', await listOfEndedStages(db), endWithStage)
  await each('missed', await listExpired(db, now), missUnanswered)
  await each('reminded', await listUnreminded(db, now), remind)
  await each('chased', await listUnreported(db, now), chase)
  return swept
}

type Act = (trx: Trx, locked: LockedVisit, now: Date) => Promise<boolean>

const endWithStage: Act = async (trx, locked, now) => {
  const { visit, application } = locked
  const had = visit.status
  const moved = await moveVisit(
    trx,
    locked,
    {
      move: 'cancel',
      by: { side: 'system', actor: SYSTEM },
      data: { why: 'stage_over' },
      changes: { expires_at: null },
    },
    now,
  )
  if (!moved.ok) return false
  if (had === 'confirmed') await mailCancelled(trx, application, visit, 'cancelled', '')
  await notifyStaff(trx, [visit.inspector_id], {
    kind: 'visit',
    application_id: application.id,
    event_id: moved.event_id,
    data: { visit_id: visit.id, what: 'stage_over' },
  })
  return true
}

const missUnanswered: Act = async (trx, locked, now) => {
  const { visit, application } = locked
  if (visit.status !== 'proposed' || !visit.expires_at || visit.expires_at > now) return false
  const moved = await moveVisit(
    trx,
    locked,
    {
      move: 'miss',
      by: { side: 'system', actor: SYSTEM },
      data: { why: 'unanswered' },
      changes: { expires_at: null },
    },
    now,
  )
  if (!moved.ok) return false
  await mailCancelled(trx, application, visit, 'missed', '')
  await notifyStaff(
    trx,
    [visit.inspector_id, ...(application.assignee_id ? [application.assignee_id] : [])],
    {
      kind: 'visit',
      application_id: application.id,
      event_id: moved.event_id,
      data: { visit_id: visit.id, what: 'unanswered' },
      wants_mail: true,
    },
  )
  return true
}

const remind: Act = async (trx, { visit, application }, now) => {
  if (visit.status !== 'confirmed' || visit.reminded_at || !isReminderDue(visit, now)) return false
  await trx.updateTable('visits').set({ reminded_at: now }).where('id', '=', visit.id).execute()
  await mailConfirmed(trx, 'visit_reminder', application, visit)
  return true
}

const chase: Act = async (trx, { visit, application }, now) => {
  if (visit.chased_at || (visit.status !== 'confirmed' && visit.status !== 'under_way')) return false
  await trx.updateTable('visits').set({ chased_at: now }).where('id', '=', visit.id).execute()
  await notifyStaff(trx, [visit.inspector_id], {
    kind: 'visit',
    application_id: application.id,
    data: { visit_id: visit.id, what: 'unreported' },
    wants_mail: true,
  })
  return true
}

function isReminderDue(
  visit: Pick<LockedVisit['visit'], 'starts_at' | 'confirmed_at' | 'time_zone'>,
  now: Date,
): boolean {
  const { starts_at, confirmed_at, time_zone } = visit
  if (!starts_at || !confirmed_at || starts_at <= now) return false
  const due = reminderAt(starts_at, confirmed_at, time_zone)
  return due !== undefined && due <= now
}

async function listOfEndedStages(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('visits')
    .innerJoin('application_stages as stage', 'stage.id', 'visits.stage_id')
    .innerJoin('applications', 'applications.id', 'visits.application_id')
    .select('visits.id')
    .where(
      'visits.status',
      'in',
      [...LIVE_STATUSES].filter((status) => status !== 'under_way'),
    )
    .where((eb) =>
      eb.or([
        eb('stage.status', '<>', 'active'),
        eb('applications.status', 'in', ['approved', 'rejected', 'withdrawn']),
      ]),
    )
    .limit(BATCH)
    .execute()
  return rows.map((row) => row.id)
}

async function listExpired(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('visits')
    .select('id')
    .where('status', '=', 'proposed')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(BATCH)
    .execute()
  return rows.map((row) => row.id)
}

async function listUnreminded(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('visits')
    .select(['id', 'starts_at', 'confirmed_at', 'time_zone'])
    .where('status', '=', 'confirmed')
    .where('reminded_at', 'is', null)
    .where('starts_at', '>', now)
    .where('starts_at', '<=', new Date(now.getTime() + 48 * HOUR_MS))
    .orderBy('starts_at')
    .execute()
  return rows
    .filter((row) =>
      isReminderDue({ ...row, time_zone: row.time_zone as LockedVisit['visit']['time_zone'] }, now),
    )
    .map((row) => row.id)
}

async function listUnreported(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('visits')
    .select('id')
    .where('status', 'in', ['confirmed', 'under_way'])
    .where('chased_at', 'is', null)
    .where('ends_at', '<=', new Date(now.getTime() - CHASE_HOURS * HOUR_MS))
    .orderBy('ends_at')
    .limit(BATCH)
    .execute()
  return rows.map((row) => row.id)
}
