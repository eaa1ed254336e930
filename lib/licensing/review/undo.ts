import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import type { JsonObject } from '@/db/types'
import { cancelEmails } from '@/lib/email/mutations'
import { type CompanyId, isId } from '@/lib/ids'
import type { MoveChanges, MoveOutcome } from '../process/apply'
import { lockApplication } from '../process/lock'
import { makeMove } from '../process/moves'
import { type Refusal, type Reviewer, requestOf } from './reviewer'
import type { UndoInput } from './schema'

export type UndoRefusal = 'nothingToUndo' | 'undoTooLate' | 'undoSeen'

type Before = { application: Record<string, unknown>; stages: unknown; clocks: unknown; timers: unknown }

/** What went on between the check and the move: the clock had its turn, or a mail left. The transaction is undone as a whole. */
export class UndoOvertaken extends Error {
  constructor() {
    super('The move can no longer be taken back')
    this.name = 'UndoOvertaken'
  }
}

/**
 * Takes back one's own latest decision within a minute, as long as nothing has left the house: no mail was sent and the
 * applicant has not looked at it. The case is put back as it was, clocks and timers included, as if nothing had happened
 * but for the two events in its history. Throws UndoOvertaken when something overtook it at the very moment.
 */
export async function undoMove(
  trx: Trx,
  reviewer: Reviewer,
  input: UndoInput,
  now = new Date(),
): Promise<MoveOutcome | Refusal<UndoRefusal>> {
  const application = await lockApplication(trx, input.application_id)
  if (!application) return { ok: false, reason: 'notFound' }
  const undone = await trx
    .selectFrom('application_events')
    .select(['kind', 'data', 'undone_at'])
    .where('id', '=', input.event_id)
    .where('application_id', '=', application.id)
    .executeTakeFirst()
  const request = {
    ...requestOf(reviewer, 'undo', input),
    is_internal: true,
    data: { event_id: input.event_id, kind: undone?.kind ?? '' },
  }
  const isRepeated = await trx
    .selectFrom('application_events')
    .select('id')
    .where('application_id', '=', application.id)
    .where('transaction_id', '=', input.transaction_id)
    .executeTakeFirst()
  if (!isRepeated) {
    const undo = await findUndo(trx, application.id, input.event_id, reviewer.staff_id)
    if (!undo || !undone) return { ok: false, reason: 'nothingToUndo' }
    if (now.getTime() >= undo.expires_at.getTime()) return { ok: false, reason: 'undoTooLate' }
    if (undo.seen_at !== null) return { ok: false, reason: 'undoSeen' }
  }
  const change = async () => {
    const undo = await findUndo(trx, application.id, input.event_id, reviewer.staff_id)
    if (!undo || undo.seen_at !== null) throw new UndoOvertaken()
    if (!(await cancelEmails(trx, undo.message_ids))) throw new UndoOvertaken()
    const before = undo.before as Before
    await restoreRows(trx, application.id, before)
    const revisionId = (undone?.data as JsonObject | undefined)?.revision_id
    if (typeof revisionId === 'string') {
      await trx.deleteFrom('application_revisions').where('id', '=', revisionId).execute()
    }
    await trx.deleteFrom('staff_notifications').where('event_id', '=', input.event_id).execute()
    await markUndone(trx, application.id, input.event_id, now)
    return columnsOf(before.application)
  }
  return makeMove(trx, request, change, now)
}

/**
 * The latest decision that this person may still take back, of whichever case: they may be looking at the next one already.
 * Undefined when there is none.
 */
export async function findUndoable(db: Db, staffId: string) {
  return db
    .selectFrom('application_undos as undo')
    .innerJoin('application_events as event', 'event.id', 'undo.event_id')
    .innerJoin('applications', 'applications.id', 'undo.application_id')
    .select([
      'undo.application_id',
      'undo.event_id',
      'event.kind',
      'applications.number',
      'applications.company_name',
      sql<number>`ceil(extract(epoch from undo.expires_at - now()))::int`.as('seconds_left'),
    ])
    .where('undo.actor_user_id', '=', staffId)
    .where('undo.seen_at', 'is', null)
    .where(sql<boolean>`undo.expires_at > now()`)
    .orderBy('undo.expires_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * Notes that the applicant opens an application, or a list of all of them, before it is read for them: what they then see
 * is not taken back. Does nothing when there is nothing that could be.
 */
export async function noteSeen(db: Db, companyId: CompanyId, applicationId?: string): Promise<void> {
  if (applicationId !== undefined && !isId(applicationId)) return
  await db
    .updateTable('application_undos')
    .set({ seen_at: sql<Date>`now()` })
    .$if(applicationId !== undefined, (query) => query.where('application_id', '=', applicationId ?? ''))
    .where('seen_at', 'is', null)
    .where(sql<boolean>`expires_at > now()`)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('applications')
          .select('applications.id')
          .whereRef('applications.id', '=', 'application_undos.application_id')
          .where('applications.company_id', '=', companyId),
      ),
    )
    .execute()
}

/** Strikes the event out of the history, and the stages that were left out by themselves because of it. */
async function markUndone(trx: Trx, applicationId: string, eventId: string, now: Date): Promise<void> {
  await sql`
    update application_events e set undone_at = ${now} from application_events undone
    where undone.id = ${eventId} and e.application_id = ${applicationId}
      and (e.id = undone.id or (e.kind = 'skip_stage' and e.actor_kind = 'system' and e.undone_at is null
        and e.created_at = undone.created_at))`.execute(trx)
}

async function findUndo(trx: Trx, applicationId: string, eventId: string, staffId: string) {
  return trx
    .selectFrom('application_undos')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('event_id', '=', eventId)
    .where('actor_user_id', '=', staffId)
    .forUpdate()
    .executeTakeFirst()
}

async function restoreRows(trx: Trx, applicationId: string, before: Before): Promise<void> {
  await trx.deleteFrom('application_clocks').where('application_id', '=', applicationId).execute()
  for (const table of ['application_clocks', 'application_timers'] as const) {
    const rows = table === 'application_clocks' ? before.clocks : before.timers
    await sql`insert into ${sql.table(table)}
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
      trx,
    )
  }
  // The column `updated_at` is left to its trigger. One active stage at a time: first what ends, then what begins again.
  await sql`update application_stages set status = 'pending' where application_id = ${applicationId} and status = 'active'`.execute(
    trx,
  )
  await sql`
    update application_stages s set status = b.status, outcome = b.outcome, checklist = b.checklist, note = b.note,
      assignee_id = b.assignee_id, round = b.round, started_at = b.started_at, due_at = b.due_at,
      completed_at = b.completed_at, completed_by = b.completed_by
    from jsonb_populate_recordset(null::application_stages, ${JSON.stringify(before.stages)}::jsonb) b
    where s.id = b.id`.execute(trx)
}

function columnsOf(application: Record<string, unknown>): MoveChanges {
  const date = (value: unknown) => (typeof value === 'string' ? new Date(value) : null)
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    current_stage_id: text(application.current_stage_id),
    stage_kind: text(application.stage_kind),
    stage_role: text(application.stage_role),
    assignee_id: text(application.assignee_id),
    due_at: date(application.due_at),
    escalated_at: date(application.escalated_at),
    decided_at: date(application.decided_at),
    priority: text(application.priority) ?? 'normal',
  }
}
