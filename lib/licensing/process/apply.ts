import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '@/db'
import type { JsonObject } from '@/db/types'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import type { LockedApplication } from './lock'
import {
  type ApplicationStatus,
  allowedMoves,
  isAllowed,
  type Move,
  type MoveActor,
  type MoveRow,
  nextStatus,
} from './status'

export type MoveRequest = {
  application_id: string
  /** Set for an applicant's move: the row must belong to this company. */
  company_id?: string
  /** Made by the client, once per intention: repeating it changes nothing. Jobs have none; what they do is bound to a timer. */
  transaction_id?: string
  move: Move
  by: MoveActor
  actor: Actor
  /** The stage the actor decided on. Another one now is a conflict: nobody decides what they have not seen. */
  stage_id?: string
  comment?: string | null
  is_internal?: boolean
  /** Whether the same person may take it back within a minute. */
  is_undoable?: boolean
  data?: JsonObject
}

export type MoveRefusal = 'notFound' | 'notAllowed' | 'conflict'

export type MoveOutcome =
  | { ok: true; repeated: boolean; application: LockedApplication; event_id?: string }
  | {
      ok: false
      reason: MoveRefusal
      status?: ApplicationStatus
      assignee_id?: string | null
      /** What this actor may do instead, as the case stands now. */
      allowed?: Move[]
    }

/** The columns a move sets beside `status`; `status` itself only where a move ends otherwise than the table says. */
export type MoveChanges = {
  status?: ApplicationStatus
  current_stage_id?: string | null
  stage_kind?: string | null
  stage_role?: string | null
  assignee_id?: string | null
  due_at?: Date | null
  escalated_at?: Date | null
  submitted_at?: Date
  decided_at?: Date | null
  priority?: string
  priority_reason?: string | null
  region_code?: string | null
  data?: JsonObject
}

/** What a move did: columns to set, and the mails that wait until it can no longer be taken back. */
export type MoveEffect = MoveChanges & { message_ids?: string[] }

/** How long a decision can be taken back, in seconds. Its mails leave a little later. */
export const UNDO_SECONDS = 60
export const MAIL_DELAY_SECONDS = 75

/** The moves from which four eyes keep somebody who completed the stage to be checked. */
const BARRED_MOVES: readonly Move[] = ['take', 'approve_stage', 'reject', 'skip_stage']

/**
 * Makes a move on a row that the caller has locked: check → the caller's changes → update → event → audit. The event keeps
 * what changed on the row: all events replayed in order give the row. `at` dates it: a timer's moves happened at its instant.
 */
export async function applyMove(
  trx: Trx,
  application: LockedApplication,
  request: MoveRequest,
  change: (application: LockedApplication, eventId: string) => Promise<MoveEffect>,
  at: Date,
): Promise<MoveOutcome> {
  const from = application.status as ApplicationStatus
  const row: MoveRow = {
    status: from,
    assignee_id: application.assignee_id,
    stage_role: application.stage_role,
    is_barred: BARRED_MOVES.includes(request.move) && (await isBarred(trx, application, request.by)),
  }
  const planned = nextStatus(from, request.move)
  const isAnotherStage = request.stage_id !== undefined && request.stage_id !== application.current_stage_id
  if (planned === undefined || isAnotherStage || !isAllowed(row, request.by, request.move)) {
    const allowed = allowedMoves(row, request.by)
    return { ok: false, reason: 'conflict', status: from, assignee_id: application.assignee_id, allowed }
  }

  const before = request.is_undoable ? await takeSnapshot(trx, application.id) : undefined
  const eventId = newId()
  const { message_ids, ...changes } = await change(application, eventId)
  const to = changes.status ?? planned
  await trx
    .updateTable('applications')
    .set({ ...changes, status: to, version: application.version + 1 })
    .where('id', '=', application.id)
    .execute()
  const { data: _contents, ...columns } = changes
  await trx
    .insertInto('application_events')
    .values({
      id: eventId,
      application_id: application.id,
      transaction_id: request.transaction_id ?? null,
      kind: request.move,
      from_status: from,
      to_status: to,
      stage_id: application.current_stage_id,
      actor_kind: request.by.kind,
      actor_user_id: request.actor.user_id,
      comment: request.comment ?? null,
      is_internal: request.is_internal ?? false,
      data: request.data ?? {},
      changes: JSON.stringify({ ...columns, status: to }),
      version: application.version + 1,
      created_at: at,
    })
    .execute()
  await keepUndo(trx, application.id, request, {
    before,
    event_id: eventId,
    message_ids: message_ids ?? [],
    at,
  })
  await recordAudit(trx, request.actor, {
    action: `application.${request.move}`,
    entity_type: 'application',
    entity_id: application.id,
    company_id: application.company_id,
    before: { status: from, assignee_id: application.assignee_id, priority: application.priority },
    after: { ...columns, status: to },
  })
  return {
    ok: true,
    repeated: false,
    application: { ...application, ...changes, status: to, version: application.version + 1 },
    event_id: eventId,
  }
}

/** Whether four eyes keep this person from the present stage: they completed one that it is kept apart from. */
export async function isBarred(
  trx: Trx,
  application: { current_stage_id: string | null },
  by: MoveActor,
): Promise<boolean> {
  if (by.kind !== 'staff' || application.current_stage_id === null) return false
  const row = await trx
    .selectFrom('application_stages as stage')
    .innerJoin('application_stages as earlier', 'earlier.application_id', 'stage.application_id')
    .select('earlier.id')
    .where('stage.id', '=', application.current_stage_id)
    .where('earlier.completed_by', '=', by.user_id)
    .where(sql<boolean>`earlier.key = any(stage.separate_from)`)
    .executeTakeFirst()
  return row !== undefined
}

/** Everything a reviewer's move may touch, so that it can be put back as it was. */
async function takeSnapshot(trx: Trx, applicationId: string): Promise<unknown> {
  const rowsOf = (table: string): RawBuilder<unknown> => sql`
    coalesce((select jsonb_agg(to_jsonb(t)) from ${sql.table(table)} t where t.application_id = ${applicationId}), '[]')`
  const { rows } = await sql<{ before: unknown }>`
    select jsonb_build_object(
      'application', (select to_jsonb(a) - 'data' from applications a where a.id = ${applicationId}),
      'stages', ${rowsOf('application_stages')},
      'clocks', ${rowsOf('application_clocks')},
      'timers', ${rowsOf('application_timers')}) as before`.execute(trx)
  return rows[0]?.before
}

/** Only the latest move can be taken back: whatever comes after it ends the minute of the one before. */
async function keepUndo(
  trx: Trx,
  applicationId: string,
  request: MoveRequest,
  undo: { before: unknown; event_id: string; message_ids: string[]; at: Date },
): Promise<void> {
  if (undo.before === undefined || request.actor.user_id === null) {
    await trx.deleteFrom('application_undos').where('application_id', '=', applicationId).execute()
    return
  }
  const values = {
    event_id: undo.event_id,
    actor_user_id: request.actor.user_id,
    before: JSON.stringify(undo.before),
    message_ids: undo.message_ids,
    seen_at: null,
    expires_at: new Date(undo.at.getTime() + UNDO_SECONDS * 1000),
  }
  await trx
    .insertInto('application_undos')
    .values({ application_id: applicationId, ...values })
    .onConflict((conflict) => conflict.column('application_id').doUpdateSet(values))
    .execute()
}
