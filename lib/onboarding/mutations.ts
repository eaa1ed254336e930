import type { Trx } from '@/db'
import { type ActionFailure, refuse } from '@/lib/action-result'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId, type UserId } from '@/lib/ids'
import { recordOnboardingEvent } from './events'
import { getWorkflow } from './queries'
import type { StepAnswers } from './schema'
import { type StepData, sameAnswers, storedAnswers, storedDraft } from './step-data'
import { canOpen, isDone, resumeStep, type Step, type StepStatus, stepAfter } from './steps'

export type StepSave = {
  workflow_id: string
  step: Step
  /** The version the form was drawn from; 0 for a step never saved. */
  version: number
}

export type SavedStep = { ok: true; data: { version: number; next: Step } }

/**
 * Completes a step with checked answers and says which step comes next. Refuses `notFound` (no such onboarding of this
 * user), `finished` (it is a company already), `tooEarly` (an earlier step is open), and `conflict` when the step was saved
 * elsewhere since the form was drawn and says something else now. Saving the same twice is fine.
 */
export async function completeStep<Name extends Step>(
  trx: Trx,
  actor: Actor,
  userId: UserId,
  save: StepSave & { step: Name },
  answers: StepAnswers<Name>,
  now: Date,
): Promise<SavedStep | ActionFailure> {
  const found = await lockStep(trx, userId, save)
  if (!found.ok) return found
  const { workflow, row } = found
  if (!canOpen(save.step, workflow.statuses)) return refuse('tooEarly')
  const data = storedAnswers(save.step, answers, row?.data ?? {}, now)
  if (data.entity_kind === 'individual' && !data.nik_encrypted) return refuse('invalid', { nik: 'required' })

  const statuses = { ...workflow.statuses, [save.step]: 'completed' as const }
  const next = stepAfter(save.step, statuses)
  const same = row !== undefined && isDone(row.status) && sameAnswers(row.data, data)
  if (!same && save.version !== (row?.version ?? 0)) return refuse('conflict')
  if (same) return { ok: true, data: { version: row.version, next } }
  const version = await writeStep(trx, save, 'completed', data, resumeStep(statuses), now)
  if (save.step === 'person') await rememberPerson(trx, actor, userId, data)
  await recordOnboardingEvent(trx, actor, save.workflow_id, 'step_completed', save.step, { version })
  return { ok: true, data: { version, next } }
}

/** Keeps what a step holds when it is left half-way, so that nothing typed is lost. Refuses as `completeStep` does. */
export async function saveDraft(
  trx: Trx,
  actor: Actor,
  userId: UserId,
  save: StepSave,
  values: StepData,
  now: Date,
): Promise<{ ok: true; data: { version: number } } | ActionFailure> {
  const found = await lockStep(trx, userId, save)
  if (!found.ok) return found
  const { workflow, row } = found
  if (!canOpen(save.step, workflow.statuses)) return refuse('tooEarly')
  const data = storedDraft(save.step, values, row?.data ?? {})
  if (row && sameAnswers(row.data, data)) return { ok: true, data: { version: row.version } }
  if (save.version !== (row?.version ?? 0)) return refuse('conflict')
  const statuses = { ...workflow.statuses, [save.step]: 'draft' as const }
  const version = await writeStep(trx, save, 'draft', data, resumeStep(statuses), now)
  await recordOnboardingEvent(trx, actor, save.workflow_id, 'step_saved', save.step, { version })
  return { ok: true, data: { version } }
}

/** Holds an onboarding against everything else that would change it. Refuses `notFound` and `finished`. */
export async function lockWorkflow(
  trx: Trx,
  userId: UserId,
  workflowId: string,
): Promise<{ ok: true } | ActionFailure> {
  const row = await trx
    .selectFrom('onboarding_workflows')
    .select(['id', 'status'])
    .where('id', '=', workflowId)
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse('notFound')
  return row.status === 'in_progress' ? { ok: true } : refuse('finished')
}

async function lockStep(trx: Trx, userId: UserId, save: StepSave) {
  const locked = await lockWorkflow(trx, userId, save.workflow_id)
  if (!locked.ok) return locked
  const workflow = await getWorkflow(trx, save.workflow_id)
  return { ok: true as const, workflow, row: workflow.steps[save.step] }
}

/** Under the workflow's lock: writes the step one version further on and remembers where to resume. */
async function writeStep(
  trx: Trx,
  save: Pick<StepSave, 'workflow_id' | 'step'>,
  status: StepStatus,
  data: StepData,
  current: Step,
  now: Date,
): Promise<number> {
  const completed_at = isDone(status) ? now : null
  const json = JSON.stringify(data)
  const { version } = await trx
    .insertInto('onboarding_steps')
    .values({ id: newId(), workflow_id: save.workflow_id, step: save.step, status, data: json, completed_at })
    .onConflict((conflict) =>
      conflict.constraint('onboarding_steps_step_key').doUpdateSet((eb) => ({
        status,
        data: json,
        completed_at,
        version: eb('onboarding_steps.version', '+', 1),
      })),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('onboarding_workflows')
    .set({ current_step: current })
    .where('id', '=', save.workflow_id)
    .execute()
  return version
}

/** Name, telephone and consent belong to the account: the next business need not ask for them again. */
async function rememberPerson(trx: Trx, actor: Actor, userId: UserId, data: StepData): Promise<void> {
  const consent = {
    privacy_version: String(data.privacy_version),
    privacy_accepted_at: new Date(String(data.privacy_accepted_at)),
  }
  await trx
    .updateTable('users')
    .set({ name: String(data.name), phone: String(data.phone), ...consent })
    .where('id', '=', userId)
    .execute()
  await recordAudit(trx, actor, {
    action: 'privacy.accepted',
    entity_type: 'user',
    entity_id: userId,
    after: consent,
  })
}
