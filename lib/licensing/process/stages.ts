import type { Trx } from '@/db'
import type { StaffRole } from '@/lib/auth/permissions'
import { getSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { dayOf } from '@/lib/time'
import { deadlineAt, lastDayOf, type WorkingCalendar, workingDaysBetween } from '@/lib/working-days'
import type { LockedApplication, MoveChanges } from './moves'
import type { StageKind } from './status'

/** What a definition says of a stage. Without `working_days` the setting for its kind counts. */
export type StageSpec = {
  readonly key: string
  readonly kind: StageKind
  readonly role: StaffRole
  readonly working_days?: number | null | undefined
}

/**
 * Makes the stages of an application at its submission and starts the first one. Returns the columns of the application
 * to set with the move. A number of days from the settings is fixed here: a later change of settings moves no promise.
 */
export async function openFirstStage(
  trx: Trx,
  application: LockedApplication,
  definition: { readonly stages: readonly StageSpec[] },
  now: Date,
): Promise<MoveChanges> {
  const settings = await getSettings(trx)
  const stages = definition.stages.map((stage, index) => ({
    id: newId(),
    application_id: application.id,
    position: index + 1,
    key: stage.key,
    kind: stage.kind,
    role: stage.role,
    working_days: stage.working_days ?? settings[`licensing.stage_days.${stage.kind}`],
  }))
  const first = stages[0]
  if (!first) throw new Error(`The definition of application ${application.number} has no stages`)
  await trx.insertInto('application_stages').values(stages).execute()
  return { ...(await startStage(trx, first, now)), assignee_id: null, escalated_at: null }
}

/**
 * Starts the stage after the current one, which the caller has completed. The case stays with its holder where the role
 * fits, else nobody holds it. Undefined when the current stage was the last one.
 */
export async function openNextStage(
  trx: Trx,
  application: LockedApplication,
  holder: { user_id: string; role: StaffRole },
  now: Date,
): Promise<MoveChanges | undefined> {
  const next = await trx
    .selectFrom('application_stages')
    .select(['id', 'kind', 'role', 'working_days'])
    .where('application_id', '=', application.id)
    .where('status', '=', 'pending')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  if (!next) return undefined
  const stays = mayHold(holder.role, next.role)
  const assignee = stays ? holder.user_id : null
  return { ...(await startStage(trx, next, now, assignee)), assignee_id: assignee, escalated_at: null }
}

/** Whether staff of this role work on stages meant for that role. A supervisor may do a reviewer's work. */
export function mayHold(role: StaffRole, stageRole: string | null): boolean {
  return role === stageRole || (role === 'supervisor' && stageRole === 'reviewer')
}

/**
 * Stops our clock while the applicant is at work: the application is due when the applicant's time ends, the stage keeps
 * its own deadline, from which `resumeStage` knows what was left. `workingDays` is the applicant's time.
 */
export async function pauseStage(trx: Trx, workingDays: number, now: Date): Promise<{ due_at: Date }> {
  return { due_at: deadlineAt(now, workingDays, await getWorkingCalendar(trx)).at }
}

/** Starts our clock again after the applicant's answer, with the working days that were left when it was stopped. */
export async function resumeStage(
  trx: Trx,
  application: LockedApplication,
  pausedAt: Date,
  now: Date,
): Promise<{ due_at: Date }> {
  const stage = await trx
    .selectFrom('application_stages')
    .select(['id', 'due_at'])
    .where('application_id', '=', application.id)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow()
  const calendar = await getWorkingCalendar(trx)
  const due_at = resumedDeadline(stage.due_at ?? pausedAt, pausedAt, now, calendar)
  await trx.updateTable('application_stages').set({ due_at }).where('id', '=', stage.id).execute()
  return { due_at }
}

/** The new deadline of a clock stopped at `pausedAt`. At least one working day, so that an answer at night can still be read. */
export function resumedDeadline(due: Date, pausedAt: Date, now: Date, calendar: WorkingCalendar): Date {
  const left = workingDaysBetween(dayOf(pausedAt), lastDayOf(due), calendar)
  return deadlineAt(now, Math.max(1, left), calendar).at
}

/** Ends whatever stage is active because the application was rejected or withdrawn. Later stages never start. */
export async function stopStage(trx: Trx, applicationId: string, now: Date): Promise<void> {
  await trx
    .updateTable('application_stages')
    .set({ status: 'stopped', completed_at: now })
    .where('application_id', '=', applicationId)
    .where('status', '=', 'active')
    .execute()
}

async function startStage(
  trx: Trx,
  stage: { id: string; kind: string; role: string; working_days: number },
  now: Date,
  assigneeId: string | null = null,
) {
  const due_at = deadlineAt(now, stage.working_days, await getWorkingCalendar(trx)).at
  await trx
    .updateTable('application_stages')
    .set({ status: 'active', started_at: now, due_at, assignee_id: assigneeId })
    .where('id', '=', stage.id)
    .execute()
  return { current_stage_id: stage.id, stage_kind: stage.kind, stage_role: stage.role, due_at }
}
