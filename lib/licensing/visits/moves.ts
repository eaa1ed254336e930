import { sql, type Updateable } from 'kysely'
import type { Trx } from '@/db'
import type { JsonObject, Visits } from '@/db/types'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import type { Zone } from '@/lib/time'
import { type LockedApplication, lockApplication } from '../process/lock'
import { COUNTED_STATUSES } from '../process/status'
import {
  nextVisitStatus,
  refusalOf,
  VISIT_EVENTS,
  type VisitMove,
  type VisitSide,
  type VisitStatus,
} from './status'

export type LockedVisit = NonNullable<Awaited<ReturnType<typeof lockVisit>>>
export type VisitActor = { side: VisitSide; actor: Actor }

export type VisitRefusal =
  | 'notFound'
  | 'notAllowed'
  | 'changed'
  | 'stageOver'
  | 'tooLate'
  | 'tooEarly'
  | 'slotGone'
  | 'slotTaken'
  | 'reasonMissing'
export type VisitOutcome =
  | { ok: true; repeated: boolean; visit_id: string }
  | { ok: false; reason: VisitRefusal }

/**
 * Locks an application and its visit, in this order, until the transaction ends: whoever decides the case and whoever moves
 * the visit wait for one another. Undefined when there is no such visit, or not of this company.
 */
export async function lockVisit(trx: Trx, visitId: string, companyId?: string) {
  const known = await trx
    .selectFrom('visits')
    .select('application_id')
    .where('id', '=', visitId)
    .executeTakeFirst()
  const application = known && (await lockApplication(trx, known.application_id, companyId))
  if (!application) return undefined
  const visit = await trx
    .selectFrom('visits')
    .selectAll()
    .where('id', '=', visitId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return {
    application,
    visit: { ...visit, status: visit.status as VisitStatus, time_zone: visit.time_zone as Zone },
  }
}

/** Nobody is given two times at once: whoever confirms a visit of this inspector waits here for the others. */
export async function holdInspector(trx: Trx, inspectorId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${inspectorId}, 2))`.execute(trx)
}

/** Whether the stage of a visit is the one the application is in, and the application not over. */
export function isStageOpen(application: LockedApplication, stageId: string): boolean {
  return (
    application.current_stage_id === stageId &&
    (COUNTED_STATUSES as readonly string[]).includes(application.status)
  )
}

/** What an earlier use of a transaction id was: this very move, or another one, for which it was not made. */
export async function findEarlier(
  trx: Trx,
  applicationId: string,
  transactionId: string,
  move: VisitMove,
): Promise<VisitOutcome | undefined> {
  const earlier = await trx
    .selectFrom('application_events')
    .select(['kind', 'data'])
    .where('application_id', '=', applicationId)
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst()
  if (!earlier) return undefined
  const visitId = (earlier.data as { visit_id?: string }).visit_id
  if (earlier.kind !== VISIT_EVENTS[move] || !visitId) return { ok: false, reason: 'notAllowed' }
  return { ok: true, repeated: true, visit_id: visitId }
}

type VisitMoveRequest = {
  move: VisitMove
  by: VisitActor
  transaction_id?: string
  comment?: string | null
  data?: JsonObject
  changes?: Updateable<Visits>
}

/**
 * Moves a locked visit: check → update → event of the application → audit. The event changes nothing of the application
 * itself. Returns the event's id, or why the move is not possible.
 */
export async function moveVisit(
  trx: Trx,
  { application, visit }: LockedVisit,
  request: VisitMoveRequest,
  now: Date,
): Promise<{ ok: true; event_id: string } | { ok: false; reason: 'changed' | 'tooLate' | 'tooEarly' }> {
  const { move, by } = request
  const to = nextVisitStatus(visit.status, move)
  const refusal = refusalOf(visit, by.side, move, now)
  if (refusal || !to) return { ok: false, reason: refusal ?? 'changed' }
  await trx
    .updateTable('visits')
    .set({ ...request.changes, status: to, version: visit.version + 1 })
    .where('id', '=', visit.id)
    .execute()
  const eventId = await recordVisitEvent(trx, application, visit, request, now)
  await recordAudit(trx, by.actor, {
    action: `visit.${VISIT_EVENTS[move].slice('visit_'.length)}`,
    entity_type: 'visit',
    entity_id: visit.id,
    company_id: application.company_id,
    before: { status: visit.status, starts_at: visit.starts_at },
    after: { status: to, starts_at: request.changes?.starts_at, result: request.changes?.result },
  })
  return { ok: true, event_id: eventId }
}

/** Writes what happened to a visit into the history of its application. */
export async function recordVisitEvent(
  trx: Trx,
  application: Pick<LockedApplication, 'id'>,
  visit: { id: string; stage_id: string },
  request: Pick<VisitMoveRequest, 'move' | 'by' | 'transaction_id' | 'comment' | 'data'>,
  now: Date,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('application_events')
    .values({
      id,
      application_id: application.id,
      transaction_id: request.transaction_id ?? null,
      kind: VISIT_EVENTS[request.move],
      stage_id: visit.stage_id,
      actor_kind: request.by.side,
      actor_user_id: request.by.actor.user_id,
      comment: request.comment || null,
      is_internal: request.move === 'start',
      data: { ...request.data, visit_id: visit.id },
      created_at: now,
    })
    .execute()
  return id
}
