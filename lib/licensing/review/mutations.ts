import { sql } from 'kysely'
import type { Trx } from '@/db'
import type { JsonObject } from '@/db/types'
import type { GrantedStaff } from '@/lib/auth/gates'
import { getSetting } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { getAttachments } from '../applications/contents'
import { requirementsOf } from '../definitions/visibility'
import { isLicenseNumber, issueLicense } from '../licenses/issue'
import { lockApplication, type MoveOutcome, type MoveRequest, makeMove } from '../process/moves'
import { mayHold, openNextStage, pauseStage, stopStage } from '../process/stages'
import type { Move } from '../process/status'
import { completeStage, findAssignable, findStage, lockNextFree, setStageHolder } from './case'
import { mailIssued, mailRejection, mailRevision } from './mail'
import type {
  ApproveInput,
  AssignInput,
  EscalateInput,
  PriorityInput,
  RejectInput,
  RevisionInput,
  TakeInput,
} from './schema'

/** The member of staff who acts, as `requireStaff` grants it. */
export type Reviewer = Pick<GrantedStaff, 'staff_id' | 'role' | 'actor'>

type Refusal<Reason extends string> = { ok: false; reason: Reason }

/** Takes a free case. `conflict` when somebody holds it already or the stage is not of this reviewer's role. */
export async function takeCase(trx: Trx, reviewer: Reviewer, input: TakeInput): Promise<MoveOutcome> {
  return makeMove(trx, request(reviewer, 'take', input), async (application) => {
    await setStageHolder(trx, application.id, reviewer.staff_id)
    return { assignee_id: reviewer.staff_id }
  })
}

/**
 * Takes the most urgent free case: by priority, then by deadline. Cases that another transaction is just taking are passed
 * over, so any number of reviewers at once get different ones. `empty` when there is none.
 */
export async function takeNextCase(
  trx: Trx,
  reviewer: Reviewer,
  transactionId: string,
): Promise<MoveOutcome | Refusal<'empty'>> {
  // One at a time for one reviewer: a double click would otherwise pass over the case its twin is taking.
  await sql`select pg_advisory_xact_lock(hashtextextended(${reviewer.staff_id}, 1))`.execute(trx)
  const earlier = await trx
    .selectFrom('application_events')
    .select('application_id')
    .where('transaction_id', '=', transactionId)
    .where('actor_user_id', '=', reviewer.staff_id)
    .executeTakeFirst()
  const next = earlier?.application_id ?? (await lockNextFree(trx, reviewer.role))
  if (!next) return { ok: false, reason: 'empty' }
  return takeCase(trx, reviewer, { application_id: next, transaction_id: transactionId })
}

/** Gives a case back: nobody holds it then. */
export async function releaseCase(trx: Trx, reviewer: Reviewer, input: TakeInput): Promise<MoveOutcome> {
  return makeMove(trx, { ...request(reviewer, 'release', input), is_internal: true }, async (application) => {
    await setStageHolder(trx, application.id, null)
    return { assignee_id: null }
  })
}

/**
 * Completes the stage. What is left unticked of its checklist needs a note. The next stage stays with the holder where the
 * role fits; after the last one the licence is issued. Throws NumberTaken when another licence has the number.
 */
export async function approveStage(
  trx: Trx,
  reviewer: Reviewer,
  input: ApproveInput,
  now = new Date(),
): Promise<MoveOutcome | Refusal<'checklistIncomplete' | 'numberInvalid'>> {
  const stage = await findStage(trx, input.application_id, input.stage_id)
  if (!stage) return { ok: false, reason: 'notFound' }
  const { definition } = stage
  const checklist = stage.spec.checklist.map((item) => [item.key, input.checked.includes(item.key)] as const)
  if (checklist.some(([, isChecked]) => !isChecked) && !input.note)
    return { ok: false, reason: 'checklistIncomplete' }
  if (stage.is_last && !isLicenseNumber(definition, input.license_number))
    return { ok: false, reason: 'numberInvalid' }

  // Filled by the move itself and read after it: the licence's number exists only once it is issued.
  const data: JsonObject = { stage_key: stage.spec.key }
  return makeMove(
    trx,
    { ...request(reviewer, 'approve_stage', input), stage_id: input.stage_id, data },
    async (application) => {
      await completeStage(trx, stage.id, reviewer.staff_id, now, Object.fromEntries(checklist), input.note)
      const holder = { user_id: reviewer.staff_id, role: reviewer.role }
      const next = await openNextStage(trx, application, holder, now)
      if (next) return next
      const given = { license_number: input.license_number, issued_on: input.issued_on }
      const { actor } = reviewer
      const license = await issueLicense(trx, { application, definition, actor, given, now })
      data.license_number = license.number
      await mailIssued(trx, application, definition, license)
      return { status: 'approved', decided_at: now, due_at: null, escalated_at: null }
    },
  )
}

/** Asks the applicant to put fields or documents right. Our clock stops; theirs runs for `licensing.revision_days`. */
export async function requestRevision(
  trx: Trx,
  reviewer: Reviewer,
  input: RevisionInput,
  now = new Date(),
): Promise<MoveOutcome | Refusal<'itemUnknown'>> {
  const stage = await findStage(trx, input.application_id, input.stage_id)
  if (!stage) return { ok: false, reason: 'notFound' }
  const { definition } = stage
  const fields = definition.sections.flatMap((section) => section.fields.map((field) => field.key))
  const documents = requirementsOf(definition).map((requirement) => requirement.key)
  const known = { field: fields, document: documents }
  if (input.items.some((item) => !known[item.kind].includes(item.key)))
    return { ok: false, reason: 'itemUnknown' }

  const revisionId = newId()
  // With what stood there when it was asked: later the answer is shown beside it. Filled by the move itself.
  const data: JsonObject = {
    stage_key: stage.spec.key,
    items: input.items.length,
    revision_id: revisionId,
  }
  const move = {
    ...request(reviewer, 'request_revision', input),
    stage_id: input.stage_id,
    comment: input.message,
    data,
  }
  return makeMove(trx, move, async (application) => {
    const days = await getSetting(trx, 'licensing.revision_days')
    const { due_at } = await pauseStage(trx, days, now)
    data.before = {
      answers: application.data,
      documents: await getAttachments(trx, application.id),
    }
    await trx
      .insertInto('application_revisions')
      .values({
        id: revisionId,
        application_id: application.id,
        stage_id: stage.id,
        requested_by: reviewer.staff_id,
        message: input.message,
        items: JSON.stringify(input.items),
        due_at,
        created_at: now,
      })
      .execute()
    await mailRevision(trx, application, definition, { ...input, due_at })
    return { due_at }
  })
}

/** Ends the application with a reason that the applicant reads. */
export async function rejectApplication(
  trx: Trx,
  reviewer: Reviewer,
  input: RejectInput,
  now = new Date(),
): Promise<MoveOutcome> {
  const stage = await findStage(trx, input.application_id, input.stage_id)
  if (!stage) return { ok: false, reason: 'notFound' }
  const move = { ...request(reviewer, 'reject', input), stage_id: input.stage_id, comment: input.reason }
  return makeMove(trx, move, async (application) => {
    await stopStage(trx, application.id, now)
    await mailRejection(trx, application, stage.definition, input.reason)
    return { decided_at: now, due_at: null, escalated_at: null }
  })
}

/** Hands a case to the supervisors: nobody holds it, only they may take it, and it comes before the ordinary ones. */
export async function escalateCase(
  trx: Trx,
  reviewer: Reviewer,
  input: EscalateInput,
  now = new Date(),
): Promise<MoveOutcome> {
  const move = { ...request(reviewer, 'escalate', input), comment: input.reason, is_internal: true }
  return makeMove(trx, move, async (application) => {
    await setStageHolder(trx, application.id, null)
    const priority = application.priority === 'urgent' ? 'urgent' : 'high'
    return { assignee_id: null, stage_role: 'supervisor', escalated_at: now, priority }
  })
}

/** A supervisor gives a case, held or not, to someone whose role fits its stage. An escalated case is settled by it. */
export async function assignCase(
  trx: Trx,
  supervisor: Reviewer,
  input: AssignInput,
): Promise<MoveOutcome | Refusal<'assigneeUnfit'>> {
  const application = await lockApplication(trx, input.application_id)
  if (!application?.current_stage_id) return { ok: false, reason: 'notFound' }
  const stage = await findStage(trx, application.id, application.current_stage_id)
  const assignee = await findAssignable(trx, input.assignee_id)
  if (!stage || !assignee || !mayHold(assignee.staff_role, stage.role))
    return { ok: false, reason: 'assigneeUnfit' }
  const move = {
    ...request(supervisor, 'assign', input),
    is_internal: true,
    data: { assignee_id: assignee.id, assignee_name: assignee.name },
  }
  return makeMove(trx, move, async (row) => {
    await setStageHolder(trx, row.id, assignee.id)
    return { assignee_id: assignee.id, stage_role: stage.role, escalated_at: null }
  })
}

/** A supervisor moves a case up or down the queue. */
export async function setPriority(
  trx: Trx,
  supervisor: Reviewer,
  input: PriorityInput,
): Promise<MoveOutcome> {
  const data = { priority: input.priority }
  const move = {
    ...request(supervisor, 'set_priority', input),
    comment: input.reason,
    is_internal: true,
    data,
  }
  return makeMove(trx, move, async () => data)
}

function request(reviewer: Reviewer, move: Move, input: TakeInput): MoveRequest {
  return {
    application_id: input.application_id,
    transaction_id: input.transaction_id,
    move,
    by: { kind: 'staff', user_id: reviewer.staff_id, role: reviewer.role },
    actor: reviewer.actor,
  }
}
