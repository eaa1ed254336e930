import { sql } from 'kysely'
import type { Trx } from '@/db'
import { notifyStaff } from '@/lib/staffing/notify'
import { isAway } from '@/lib/staffing/presence'
import type { MoveOutcome } from '../process/apply'
import { type LockedApplication, lockApplication } from '../process/lock'
import { makeMove } from '../process/moves'
import { mayHold } from '../process/roles'
import { findAssignable, findStage, lockNextFree, setStageHolder } from './case'
import { type Refusal, type Reviewer, requestOf } from './reviewer'
import type { AssignInput, HandOverInput, PriorityInput, TakeInput } from './schema'

/** Takes a free case. `conflict` when somebody holds it already or the stage is not of this reviewer's role. */
export async function takeCase(
  trx: Trx,
  reviewer: Reviewer,
  input: TakeInput,
  now = new Date(),
): Promise<MoveOutcome> {
  const change = async (application: { id: string }) => {
    await setStageHolder(trx, application.id, reviewer.staff_id)
    return { assignee_id: reviewer.staff_id }
  }
  return makeMove(trx, requestOf(reviewer, 'take', input), change, now)
}

/**
 * Takes the most urgent free case: by priority, then by deadline. Cases that another transaction is just taking are passed
 * over, so any number of reviewers at once get different ones. `empty` when there is none, `away` for whoever is away today.
 */
export async function takeNextCase(
  trx: Trx,
  reviewer: Reviewer,
  transactionId: string,
  now = new Date(),
): Promise<MoveOutcome | Refusal<'empty' | 'away'>> {
  // One at a time for one reviewer: a double click would otherwise pass over the case its twin is taking.
  await sql`select pg_advisory_xact_lock(hashtextextended(${reviewer.staff_id}, 1))`.execute(trx)
  const earlier = await trx
    .selectFrom('application_events')
    .select('application_id')
    .where('transaction_id', '=', transactionId)
    .where('actor_user_id', '=', reviewer.staff_id)
    .executeTakeFirst()
  if (!earlier && (await isAway(trx, reviewer.staff_id, now))) return { ok: false, reason: 'away' }
  const next = earlier?.application_id ?? (await lockNextFree(trx, reviewer))
  if (!next) return { ok: false, reason: 'empty' }
  return takeCase(trx, reviewer, { application_id: next, transaction_id: transactionId }, now)
}

/** Gives a case back: nobody holds it then. */
export async function releaseCase(
  trx: Trx,
  reviewer: Reviewer,
  input: TakeInput,
  now = new Date(),
): Promise<MoveOutcome> {
  const request = { ...requestOf(reviewer, 'release', input), is_internal: true }
  const change = async (application: { id: string }) => {
    await setStageHolder(trx, application.id, null)
    return { assignee_id: null }
  }
  return makeMove(trx, request, change, now)
}

/** Gives one's own case to a colleague whose role fits, who is told with the reason. */
export async function handOver(
  trx: Trx,
  reviewer: Reviewer,
  input: HandOverInput,
  now = new Date(),
): Promise<MoveOutcome | Refusal<'assigneeUnfit'>> {
  return give(trx, reviewer, 'hand_over', input, input.reason, now)
}

/** A supervisor gives a case, held or not, to someone whose role fits its stage. An escalated case is settled by it. */
export async function assignCase(
  trx: Trx,
  supervisor: Reviewer,
  input: AssignInput,
  now = new Date(),
): Promise<MoveOutcome | Refusal<'assigneeUnfit'>> {
  return give(trx, supervisor, 'assign', input, null, now)
}

/** A supervisor moves a case up or down the queue. */
export async function setPriority(
  trx: Trx,
  supervisor: Reviewer,
  input: PriorityInput,
  now = new Date(),
): Promise<MoveOutcome> {
  const request = {
    ...requestOf(supervisor, 'set_priority', input),
    comment: input.reason,
    is_internal: true,
    data: { priority: input.priority },
  }
  const change = async () => ({ priority: input.priority, priority_reason: input.reason })
  return makeMove(trx, request, change, now)
}

async function give(
  trx: Trx,
  giver: Reviewer,
  move: 'assign' | 'hand_over',
  input: AssignInput,
  reason: string | null,
  now: Date,
): Promise<MoveOutcome | Refusal<'assigneeUnfit'>> {
  const application = await lockApplication(trx, input.application_id)
  if (!application?.current_stage_id) return { ok: false, reason: 'notFound' }
  const stage = await findStage(trx, application.id, application.current_stage_id)
  const assignee = await findAssignable(trx, input.assignee_id, application.current_stage_id)
  if (!stage || !assignee || assignee.is_barred || !mayHold(assignee.staff_role, stage.role))
    return { ok: false, reason: 'assigneeUnfit' }
  const request = {
    ...requestOf(giver, move, input),
    is_internal: true,
    comment: reason,
    data: { assignee_id: assignee.id, assignee_name: assignee.name },
  }
  const change = async (row: LockedApplication, event_id: string) => {
    await setStageHolder(trx, row.id, assignee.id)
    if (assignee.id !== giver.staff_id) {
      await notifyStaff(trx, [assignee.id], {
        kind: move === 'assign' ? 'assigned' : 'handed_over',
        application_id: row.id,
        event_id,
        data: { number: row.number, by: giver.actor.name ?? '', reason: reason ?? '' },
      })
    }
    return {
      assignee_id: assignee.id,
      stage_role: stage.role,
      ...(move === 'assign' && { escalated_at: null }),
    }
  }
  return makeMove(trx, request, change, now)
}
