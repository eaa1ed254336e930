import type { Trx } from '@/db'
import { getSetting } from '@/lib/config/queries'
import { listSupervisorIds, notifyStaff } from '@/lib/staffing/notify'
import { dayOf } from '@/lib/time'
import { startOfDay } from '@/lib/working-days'
import type { MoveOutcome } from '../process/apply'
import { makeMove } from '../process/moves'
import { mayHold } from '../process/roles'
import { pauseStage, resumeStage, startStage } from '../process/stages'
import { findAssignable, findStage, setStageHolder } from './case'
import { type Refusal, type Reviewer, requestOf } from './reviewer'
import type { EscalateInput, HoldInput, ResumeInput, SendBackInput } from './schema'

const MS_PER_DAY = 86_400_000

/** Lets a case rest until a day, on which it goes on by itself. Nobody's clock runs; the applicant reads why. */
export async function holdCase(
  trx: Trx,
  reviewer: Reviewer,
  input: HoldInput,
  now = new Date(),
): Promise<MoveOutcome | Refusal<'untilPast' | 'untilTooLate'>> {
  const until = startOfDay(input.until)
  const longest = await getSetting(trx, 'licensing.hold_days')
  if (input.until <= dayOf(now)) return { ok: false, reason: 'untilPast' }
  if (until.getTime() > now.getTime() + longest * MS_PER_DAY) return { ok: false, reason: 'untilTooLate' }
  const request = {
    ...requestOf(reviewer, 'hold', input),
    stage_id: input.stage_id,
    is_undoable: true,
    comment: input.reason,
    data: { until: input.until },
  }
  const change = async (application: { id: string }) =>
    pauseStage(trx, application.id, { side: 'hold', until }, now)
  return makeMove(trx, request, change, now)
}

/** Goes on with a case on hold, with the working days that were left. */
export async function resumeCase(
  trx: Trx,
  reviewer: Reviewer,
  input: ResumeInput,
  now = new Date(),
): Promise<MoveOutcome> {
  const request = { ...requestOf(reviewer, 'resume', input), comment: input.reason || null }
  return makeMove(trx, request, async (application) => resumeStage(trx, application.id, now), now)
}

/** Hands a case to the supervisors: nobody holds it, only they may take it, and it comes before the ordinary ones. */
export async function escalateCase(
  trx: Trx,
  reviewer: Reviewer,
  input: EscalateInput,
  now = new Date(),
): Promise<MoveOutcome> {
  const request = {
    ...requestOf(reviewer, 'escalate', input),
    comment: input.reason,
    is_internal: true,
    is_undoable: true,
    data: { reason: 'by_hand' },
  }
  const supervisors = await listSupervisorIds(trx)
  return makeMove(
    trx,
    request,
    async (application, event_id) => {
      await setStageHolder(trx, application.id, null)
      await notifyStaff(
        trx,
        supervisors.filter((id) => id !== reviewer.staff_id),
        {
          kind: 'escalated',
          application_id: application.id,
          event_id,
          data: { number: application.number, reason: input.reason, by: reviewer.actor.name ?? '' },
          wants_mail: true,
        },
      )
      const priority = application.priority === 'urgent' ? 'urgent' : 'high'
      return { assignee_id: null, stage_role: 'supervisor', escalated_at: now, priority }
    },
    now,
  )
}

/**
 * Sends a case back to an earlier stage, which begins anew with all of its time, as do those after it when their turn comes.
 * Whoever completed it before gets it again, if they still may.
 */
export async function sendBack(
  trx: Trx,
  reviewer: Reviewer,
  input: SendBackInput,
  now = new Date(),
): Promise<MoveOutcome | Refusal<'stageNotEarlier'>> {
  const [from, to] = [
    await findStage(trx, input.application_id, input.stage_id),
    await findStage(trx, input.application_id, input.to_stage_id),
  ]
  if (!from || !to) return { ok: false, reason: 'notFound' }
  if (to.position >= from.position) return { ok: false, reason: 'stageNotEarlier' }
  const request = {
    ...requestOf(reviewer, 'send_back', input),
    stage_id: input.stage_id,
    is_undoable: true,
    comment: input.reason,
    is_internal: true,
    data: { stage_key: from.key, to_stage_key: to.key },
  }
  const change = async (application: { id: string; number: string }, event_id: string) => {
    const before = to.completed_by ? await findAssignable(trx, to.completed_by, to.id) : undefined
    const assignee = before && !before.is_barred && mayHold(before.staff_role, to.role) ? before.id : null
    await trx
      .updateTable('application_stages')
      .set((eb) => ({
        status: 'pending',
        outcome: null,
        round: eb('round', '+', 1),
        assignee_id: null,
        started_at: null,
        due_at: null,
        completed_at: null,
        completed_by: null,
      }))
      .where('application_id', '=', application.id)
      .where('position', '>=', to.position)
      .where('position', '<=', from.position)
      .execute()
    if (assignee !== null && assignee !== reviewer.staff_id) {
      await notifyStaff(trx, [assignee], {
        kind: 'assigned',
        application_id: application.id,
        event_id,
        data: { number: application.number, by: reviewer.actor.name ?? '', reason: input.reason },
      })
    }
    return startStage(trx, application.id, { ...to, round: to.round + 1 }, assignee, now)
  }
  return makeMove(trx, request, change, now)
}
