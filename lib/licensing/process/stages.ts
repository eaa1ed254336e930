import type { Trx } from '@/db'
import type { StaffRole } from '@/lib/auth/permissions'
import { getSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { getWorkingCalendar } from '@/lib/reference/queries'
import type { Answers } from '../applications/answer-values'
import type { StageDefinition } from '../definitions/definition'
import { holds } from '../definitions/visibility'
import type { MoveChanges } from './apply'
import { daysLeft, listOfficeSegments, startClock, stopClock } from './clocks'
import type { LockedApplication } from './lock'
import { mayHold } from './roles'

type Staged = { readonly stages: readonly StageDefinition[] }
type Application = Pick<LockedApplication, 'id' | 'number' | 'data' | 'assignee_id'>
type Holder = { user_id: string; role: StaffRole }

/**
 * Makes the stages of an application at its submission and starts the first one. Returns the columns of the application
 * to set with the move. A number of days from the settings is fixed here: a later change of settings moves no promise.
 */
export async function openFirstStage(
  trx: Trx,
  application: Application,
  definition: Staged,
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
    applicant_days: stage.applicant_days ?? settings['licensing.revision_days'],
    separate_from: stage.separate_from,
  }))
  await trx.insertInto('application_stages').values(stages).execute()
  const opened = await openNextStage(trx, application, definition, null, now)
  if (!opened)
    throw new Error(`The definition of application ${application.number} has no stage to begin with`)
  return opened
}

/**
 * Starts the stage after the current one, which the caller has ended; stages that leave themselves out are passed over, each
 * with its event. The case stays with its holder where role and four eyes allow, else nobody holds it. Undefined when there
 * is no stage left.
 */
export async function openNextStage(
  trx: Trx,
  application: Application,
  definition: Staged,
  holder: Holder | null,
  now: Date,
): Promise<MoveChanges | undefined> {
  const pending = await trx
    .selectFrom('application_stages')
    .select(['id', 'key', 'kind', 'role', 'working_days', 'round', 'separate_from'])
    .where('application_id', '=', application.id)
    .where('status', '=', 'pending')
    .orderBy('position')
    .execute()
  for (const stage of pending) {
    const spec = definition.stages.find(({ key }) => key === stage.key)
    if (spec?.skip?.automatic && holds(spec.skip.when, application.data as Answers)) {
      await skipByItself(trx, application.id, stage, now)
      continue
    }
    const stays =
      holder !== null &&
      mayHold(holder.role, stage.role) &&
      !(await didOneOf(trx, application.id, stage.separate_from, holder.user_id))
    return startStage(trx, application.id, stage, stays ? holder.user_id : null, now)
  }
  return undefined
}

/** Starts a stage with all of its time, and its clock with it. */
export async function startStage(
  trx: Trx,
  applicationId: string,
  stage: { id: string; kind: string; role: string; working_days: number; round: number },
  assigneeId: string | null,
  now: Date,
): Promise<MoveChanges> {
  const due_at = await startClock(
    trx,
    {
      application_id: applicationId,
      stage_id: stage.id,
      side: 'office',
      round: stage.round,
      working_days: stage.working_days,
    },
    now,
  )
  await trx
    .updateTable('application_stages')
    .set({ status: 'active', started_at: now, due_at, assignee_id: assigneeId })
    .where('id', '=', stage.id)
    .execute()
  return {
    current_stage_id: stage.id,
    stage_kind: stage.kind,
    stage_role: stage.role,
    due_at,
    assignee_id: assigneeId,
    escalated_at: null,
  }
}

/**
 * Stops our clock while the applicant is at work, or while nobody is: the application is due when that time ends. For the
 * applicant the days of the stage, for a hold the instant it ends.
 */
export async function pauseStage(
  trx: Trx,
  applicationId: string,
  pause: { side: 'applicant' } | { side: 'hold'; until: Date },
  now: Date,
): Promise<{ due_at: Date }> {
  const stage = await findActiveStage(trx, applicationId)
  const due_at = await startClock(
    trx,
    {
      application_id: applicationId,
      stage_id: stage.id,
      side: pause.side,
      round: stage.round,
      working_days: pause.side === 'applicant' ? stage.applicant_days : 0,
      ...(pause.side === 'hold' && { due_at: pause.until }),
    },
    now,
  )
  return { due_at }
}

/** Starts our clock again, with the working days that were left when it was stopped. */
export async function resumeStage(trx: Trx, applicationId: string, now: Date): Promise<{ due_at: Date }> {
  const stage = await findActiveStage(trx, applicationId)
  // Stopped first: a stretch that still runs would not have ended yet.
  await stopClock(trx, applicationId, now)
  const earlier = await listOfficeSegments(trx, stage)
  const left = daysLeft(stage.working_days, earlier, await getWorkingCalendar(trx), now)
  const due_at = await startClock(
    trx,
    {
      application_id: applicationId,
      stage_id: stage.id,
      side: 'office',
      round: stage.round,
      working_days: left,
    },
    now,
  )
  await trx.updateTable('application_stages').set({ due_at }).where('id', '=', stage.id).execute()
  return { due_at }
}

/** Ends whatever stage is active, and every clock, because the application was rejected or withdrawn. Later stages never start. */
export async function stopStage(trx: Trx, applicationId: string, now: Date): Promise<void> {
  await stopClock(trx, applicationId, now)
  await trx
    .updateTable('application_stages')
    .set({ status: 'stopped', completed_at: now })
    .where('application_id', '=', applicationId)
    .where('status', '=', 'active')
    .execute()
}

async function findActiveStage(trx: Trx, applicationId: string) {
  return trx
    .selectFrom('application_stages')
    .select(['id', 'round', 'working_days', 'applicant_days'])
    .where('application_id', '=', applicationId)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow()
}

async function didOneOf(trx: Trx, applicationId: string, keys: readonly string[], userId: string) {
  if (keys.length === 0) return false
  const row = await trx
    .selectFrom('application_stages')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('key', 'in', [...keys])
    .where('completed_by', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}

async function skipByItself(trx: Trx, applicationId: string, stage: { id: string; key: string }, now: Date) {
  await trx
    .updateTable('application_stages')
    .set({ status: 'skipped', outcome: 'skipped', completed_at: now })
    .where('id', '=', stage.id)
    .execute()
  await trx
    .insertInto('application_events')
    .values({
      id: newId(),
      application_id: applicationId,
      kind: 'skip_stage',
      stage_id: stage.id,
      actor_kind: 'system',
      data: { stage_key: stage.key, by_rule: true },
      created_at: now,
    })
    .execute()
}
