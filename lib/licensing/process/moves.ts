import type { Trx } from '@/db'
import type { JsonObject } from '@/db/types'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { type ApplicationStatus, isAllowed, type Move, type MoveActor, nextStatus } from './status'

export type LockedApplication = Awaited<ReturnType<typeof lockApplication>> & object

export type MoveRequest = {
  application_id: string
  /** Set for an applicant's move: the row must belong to this company. */
  company_id?: string
  /** Made by the client, once per intention: repeating it changes nothing. */
  transaction_id: string
  move: Move
  by: MoveActor
  actor: Actor
  /** The stage the actor decided on. Another one now is a conflict: nobody decides what they have not seen. */
  stage_id?: string
  comment?: string | null
  is_internal?: boolean
  data?: JsonObject
}

export type MoveRefusal = 'notFound' | 'notAllowed' | 'conflict'

export type MoveOutcome =
  | { ok: true; repeated: boolean; application: LockedApplication }
  | { ok: false; reason: MoveRefusal; status?: ApplicationStatus; assignee_id?: string | null }

/** The columns a move sets beside `status`; `status` itself only where the last stage ends otherwise than the table says. */
export type MoveChanges = {
  status?: ApplicationStatus
  current_stage_id?: string | null
  stage_kind?: string | null
  stage_role?: string | null
  assignee_id?: string | null
  due_at?: Date | null
  escalated_at?: Date | null
  submitted_at?: Date
  decided_at?: Date
  priority?: string
  data?: JsonObject
}

/** Locks an application's row until the transaction ends. */
export async function lockApplication(trx: Trx, applicationId: string, companyId?: string) {
  return trx
    .selectFrom('applications')
    .selectAll()
    .where('id', '=', applicationId)
    .$if(companyId !== undefined, (query) => query.where('company_id', '=', companyId ?? ''))
    .forUpdate()
    .executeTakeFirst()
}

/**
 * One move: lock → check → the caller's changes → update → event → audit, all in the caller's transaction.
 * `change` gets the locked row and answers what to set (it may write stages, licences and jobs of its own on the way).
 * A repeated transaction id answers `repeated: true` and changes nothing. `conflict` means that somebody was faster:
 * the row is no longer in a state, or in the hands, in which this move is possible.
 */
export async function makeMove(
  trx: Trx,
  request: MoveRequest,
  change: (application: LockedApplication) => Promise<MoveChanges>,
): Promise<MoveOutcome> {
  const application = await lockApplication(trx, request.application_id, request.company_id)
  if (!application) return { ok: false, reason: 'notFound' }

  const earlier = await trx
    .selectFrom('application_events')
    .select('kind')
    .where('application_id', '=', application.id)
    .where('transaction_id', '=', request.transaction_id)
    .executeTakeFirst()
  if (earlier) {
    // A transaction id names one intention: the same id for another move is a forgery or a bug.
    return earlier.kind === request.move
      ? { ok: true, repeated: true, application }
      : { ok: false, reason: 'notAllowed', status: application.status as ApplicationStatus }
  }

  const from = application.status as ApplicationStatus
  const row = { status: from, assignee_id: application.assignee_id, stage_role: application.stage_role }
  const planned = nextStatus(from, request.move)
  const isAnotherStage = request.stage_id !== undefined && request.stage_id !== application.current_stage_id
  if (planned === undefined || isAnotherStage || !isAllowed(row, request.by, request.move)) {
    return { ok: false, reason: 'conflict', status: from, assignee_id: application.assignee_id }
  }

  const changes = await change(application)
  const to = changes.status ?? planned
  await trx
    .updateTable('applications')
    .set({ ...changes, status: to, version: application.version + 1 })
    .where('id', '=', application.id)
    .execute()
  await trx
    .insertInto('application_events')
    .values({
      id: newId(),
      application_id: application.id,
      transaction_id: request.transaction_id,
      kind: request.move,
      from_status: from,
      to_status: to,
      stage_id: application.current_stage_id,
      actor_kind: request.by.kind,
      actor_user_id: request.actor.user_id,
      comment: request.comment ?? null,
      is_internal: request.is_internal ?? false,
      data: request.data ?? {},
    })
    .execute()
  await recordAudit(trx, request.actor, {
    action: `application.${request.move}`,
    entity_type: 'application',
    entity_id: application.id,
    company_id: application.company_id,
    before: { status: from, assignee_id: application.assignee_id, priority: application.priority },
    after: { ...changes, data: undefined, status: to },
  })
  return { ok: true, repeated: false, application: { ...application, ...changes, status: to } }
}
