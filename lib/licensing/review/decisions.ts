import type { Trx } from '@/db'
import type { JsonObject } from '@/db/types'
import { newId } from '@/lib/ids'
import type { Answers } from '../applications/answer-values'
import { getAttachments } from '../applications/contents'
import { holds, requirementsOf } from '../definitions/visibility'
import { isLicenseNumber } from '../licenses/issue'
import { advance } from '../process/advance'
import type { MoveOutcome } from '../process/apply'
import { makeMove } from '../process/moves'
import { pauseStage, stopStage } from '../process/stages'
import { visitOutcome } from '../visits/outcome'
import { areReasons } from '../wording/queries'
import { completeStage, findStage } from './case'
import { mailRejection, mailRevision } from './mail'
import { type Refusal, type Reviewer, requestOf } from './reviewer'
import type { ApproveInput, RejectInput, RevisionInput, SkipInput } from './schema'

/**
 * Completes the stage. What is left unticked of its checklist needs a note. The next stage stays with the holder where role
 * and four eyes allow; after the last one the licence is issued, which cannot be taken back. Throws NumberTaken when another
 * licence has the number.
 */
export async function approveStage(
  trx: Trx,
  reviewer: Reviewer,
  input: ApproveInput,
  now = new Date(),
): Promise<MoveOutcome | Refusal<'checklistIncomplete' | 'numberInvalid' | 'visitMissing'>> {
  const stage = await findStage(trx, input.application_id, input.stage_id)
  if (!stage) return { ok: false, reason: 'notFound' }
  const { definition } = stage
  const checklist = stage.spec.checklist.map((item) => [item.key, input.checked.includes(item.key)] as const)
  if (checklist.some(([, isChecked]) => !isChecked) && !input.note)
    return { ok: false, reason: 'checklistIncomplete' }
  if (stage.is_last && !isLicenseNumber(definition, input.license_number))
    return { ok: false, reason: 'numberInvalid' }
  if (stage.spec.kind === 'visit' && !(await visitOutcome(trx, stage.id)))
    return { ok: false, reason: 'visitMissing' }

  // Filled by the move itself and read after it: the licence's number exists only once it is issued.
  const data: JsonObject = { stage_key: stage.spec.key }
  const request = {
    ...requestOf(reviewer, 'approve_stage', input),
    stage_id: input.stage_id,
    is_undoable: !stage.is_last,
    data,
  }
  const change = async (application: Parameters<typeof advance>[1]) => {
    await completeStage(trx, stage.id, reviewer.staff_id, now, Object.fromEntries(checklist), input.note)
    const holder = { user_id: reviewer.staff_id, role: reviewer.role }
    const given = { license_number: input.license_number, issued_on: input.issued_on }
    const next = await advance(trx, application, { definition, holder, actor: reviewer.actor, given }, now)
    if (next.license_number) data.license_number = next.license_number
    return next.effect
  }
  return makeMove(trx, request, change, now)
}

/** Leaves a stage out, where the definition lets a person do so for a case like this one. */
export async function skipStage(
  trx: Trx,
  reviewer: Reviewer,
  input: SkipInput,
  now = new Date(),
): Promise<MoveOutcome | Refusal<'skipNotAllowed'>> {
  const stage = await findStage(trx, input.application_id, input.stage_id)
  if (!stage) return { ok: false, reason: 'notFound' }
  const { definition, spec } = stage
  const mayBeSkipped = spec.skip !== null && holds(spec.skip.when, stage.data as Answers)
  if (!mayBeSkipped || stage.is_last) return { ok: false, reason: 'skipNotAllowed' }
  const request = {
    ...requestOf(reviewer, 'skip_stage', input),
    stage_id: input.stage_id,
    is_undoable: true,
    comment: input.reason,
    data: { stage_key: spec.key },
  }
  const change = async (application: Parameters<typeof advance>[1]) => {
    await trx
      .updateTable('application_stages')
      .set({ status: 'skipped', outcome: 'skipped', completed_at: now, completed_by: reviewer.staff_id })
      .where('id', '=', stage.id)
      .execute()
    const holder = { user_id: reviewer.staff_id, role: reviewer.role }
    const given = { license_number: '', issued_on: '' }
    const next = await advance(trx, application, { definition, holder, actor: reviewer.actor, given }, now)
    return next.effect
  }
  return makeMove(trx, request, change, now)
}

/** Asks the applicant to put fields or documents right. Our clock stops; theirs runs for the days that the stage gives. */
export async function requestRevision(
  trx: Trx,
  reviewer: Reviewer,
  input: RevisionInput,
  now = new Date(),
): Promise<MoveOutcome | Refusal<'itemUnknown' | 'reasonUnknown'>> {
  const stage = await findStage(trx, input.application_id, input.stage_id)
  if (!stage) return { ok: false, reason: 'notFound' }
  const { definition } = stage
  const fields = definition.sections.flatMap((section) => section.fields.map((field) => field.key))
  const documents = requirementsOf(definition).map((document) => document.key)
  const known = { field: fields, document: documents }
  if (input.items.some((item) => !known[item.kind].includes(item.key)))
    return { ok: false, reason: 'itemUnknown' }

  const codes = input.items.flatMap((item) => item.reason_code ?? [])
  if (!(await areReasons(trx, 'revision', codes))) return { ok: false, reason: 'reasonUnknown' }

  const revisionId = newId()
  // With what stood there when it was asked: later the answer is shown beside it. Filled by the move itself.
  const data: JsonObject = {
    stage_key: stage.spec.key,
    items: input.items.length,
    revision_id: revisionId,
    reason_codes: [...new Set(codes)],
  }
  const request = {
    ...requestOf(reviewer, 'request_revision', input),
    stage_id: input.stage_id,
    is_undoable: true,
    comment: input.message,
    data,
  }
  const change = async (application: Parameters<typeof advance>[1]) => {
    const { due_at } = await pauseStage(trx, application.id, { side: 'applicant' }, now)
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
    const message_ids = await mailRevision(trx, application, definition, { ...input, due_at })
    return { due_at, message_ids }
  }
  return makeMove(trx, request, change, now)
}

/** Ends the application with a reason that the applicant reads. */
export async function rejectApplication(
  trx: Trx,
  reviewer: Reviewer,
  input: RejectInput,
  now = new Date(),
): Promise<MoveOutcome | Refusal<'reasonUnknown'>> {
  const stage = await findStage(trx, input.application_id, input.stage_id)
  if (!stage) return { ok: false, reason: 'notFound' }
  if (!(await areReasons(trx, 'reject', input.reason_codes ?? [])))
    return { ok: false, reason: 'reasonUnknown' }
  const request = {
    ...requestOf(reviewer, 'reject', input),
    stage_id: input.stage_id,
    is_undoable: true,
    comment: input.reason,
    data: { stage_key: stage.spec.key, reason_codes: input.reason_codes ?? [] },
  }
  const change = async (application: Parameters<typeof advance>[1]) => {
    await stopStage(trx, application.id, now)
    const message_ids = await mailRejection(trx, application, stage.definition, input.reason)
    return { decided_at: now, due_at: null, escalated_at: null, message_ids }
  }
  return makeMove(trx, request, change, now)
}
