import { sql } from 'kysely'
import type { Trx } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { listResponsibleIds, listSupervisorIds, notifyStaff } from '@/lib/staffing/notify'
import { type LicenseDefinition, readDefinition } from '../definitions/definition'
import { PredecessorGone } from '../licenses/issue'
import { advance } from '../process/advance'
import { applyMove } from '../process/apply'
import type { LockedApplication } from '../process/lock'
import { resumeStage, stopStage } from '../process/stages'
import type { SystemMove } from '../process/status'
import { mailRevisionOverdue, mailRevisionReminder, mailWithdrawn } from './mail'
import { type TimerKind, withdrawalAt } from './timers'

type Effect = (trx: Trx, application: LockedApplication, at: Date) => Promise<void>

/** What each timer does when its instant has come. `at` is that instant, however late the job runs: everything is dated by it. */
export const EFFECTS: Record<TimerKind, Effect> = {
  remind_office: remindOffice,
  office_deadline: endOfficeTime,
  remind_applicant: remindApplicant,
  applicant_deadline: warnApplicant,
  auto_withdraw: withdraw,
  end_hold: endHold,
}

async function remindOffice(trx: Trx, application: LockedApplication, at: Date): Promise<void> {
  const event_id = await record(trx, application, 'remind_office', at, true)
  const readers = await listResponsibleIds(trx, application.assignee_id)
  await notifyStaff(trx, readers, {
    kind: 'reminder',
    application_id: application.id,
    event_id,
    data: { number: application.number, due_at: application.due_at?.toISOString() ?? null },
    wants_mail: true,
    created_at: at,
  })
}

async function endOfficeTime(trx: Trx, application: LockedApplication, at: Date): Promise<void> {
  const { definition, stage } = await getStage(trx, application)
  const rule = definition.stages.find(({ key }) => key === stage.key)?.at_deadline
  if (rule?.action === 'none') return
  if (rule?.action === 'deem_approved') {
    const deemed = { definition, stage, legal_ground: rule.legal_ground }
    if (await deemUnlessGone(trx, application, deemed, at)) return
  }
  const supervisors = await listSupervisorIds(trx)
  const priority = application.priority === 'urgent' ? 'urgent' : 'high'
  await move(trx, application, 'escalate', { data: { reason: 'deadline', stage_key: stage.key } }, at, {
    change: async (row, event_id) => {
      await notifyStaff(trx, [...supervisors, ...(row.assignee_id ? [row.assignee_id] : [])], {
        kind: 'escalated',
        application_id: row.id,
        event_id,
        data: { number: row.number, reason: 'deadline', stage_key: stage.key },
        wants_mail: true,
        created_at: at,
      })
      // Whoever works on it goes on working; what nobody holds is now for a supervisor to take.
      return {
        escalated_at: at,
        priority,
        ...(row.assignee_id === null && { stage_role: 'supervisor' }),
      }
    },
  })
}

type Deemed = {
  definition: LicenseDefinition
  stage: { id: string; key: string }
  legal_ground: { id: string; en: string }
}

/** False, with nothing done, where the licence to be renewed was revoked meanwhile: silence is no consent to that, people decide. */
async function deemUnlessGone(
  trx: Trx,
  application: LockedApplication,
  deemed: Deemed,
  at: Date,
): Promise<boolean> {
  await sql`savepoint before_deeming`.execute(trx)
  try {
    await deemApproved(trx, application, deemed, at)
    return true
  } catch (error) {
    if (!(error instanceof PredecessorGone)) throw error
    await sql`rollback to savepoint before_deeming`.execute(trx)
    return false
  }
}

async function deemApproved(
  trx: Trx,
  application: LockedApplication,
  { definition, stage, legal_ground }: Deemed,
  at: Date,
): Promise<void> {
  const supervisors = await listSupervisorIds(trx)
  const data = { stage_key: stage.key, legal_ground: { ...legal_ground } }
  await move(trx, application, 'deem_approved', { data }, at, {
    change: async (row, event_id) => {
      await trx
        .updateTable('application_stages')
        .set({ status: 'completed', outcome: 'deemed', completed_at: at })
        .where('id', '=', stage.id)
        .execute()
      await notifyStaff(trx, [...supervisors, ...(row.assignee_id ? [row.assignee_id] : [])], {
        kind: 'deemed',
        application_id: row.id,
        event_id,
        data: { number: row.number, stage_key: stage.key },
        wants_mail: true,
        created_at: at,
      })
      const given = { license_number: '', issued_on: '' }
      const next = await advance(trx, row, { definition, holder: null, actor: SYSTEM, given }, at)
      return next.effect
    },
  })
}

async function remindApplicant(trx: Trx, application: LockedApplication, at: Date): Promise<void> {
  const { definition } = await getStage(trx, application)
  await record(trx, application, 'remind_applicant', at, false)
  await mailRevisionReminder(trx, application, definition, application.due_at ?? at)
}

async function warnApplicant(trx: Trx, application: LockedApplication, at: Date): Promise<void> {
  const { definition } = await getStage(trx, application)
  const settings = await getSettings(trx)
  const calendar = await getWorkingCalendar(trx)
  const withdrawn_at = withdrawalAt(at, settings['licensing.withdrawal_grace_days'], calendar)
  const clock = await trx
    .selectFrom('application_clocks')
    .select('id')
    .where('application_id', '=', application.id)
    .where('stopped_at', 'is', null)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('application_timers')
    .values({
      id: newId(),
      application_id: application.id,
      clock_id: clock.id,
      kind: 'auto_withdraw',
      fire_at: withdrawn_at,
    })
    .execute()
  await record(trx, application, 'warn_applicant', at, false, { withdrawn_at: withdrawn_at.toISOString() })
  await mailRevisionOverdue(trx, application, definition, withdrawn_at)
}

async function withdraw(trx: Trx, application: LockedApplication, at: Date): Promise<void> {
  const { definition } = await getStage(trx, application)
  await move(trx, application, 'auto_withdraw', {}, at, {
    change: async (row, event_id) => {
      await stopStage(trx, row.id, at)
      await trx
        .updateTable('application_revisions')
        .set({ answered_at: at })
        .where('application_id', '=', row.id)
        .where('answered_at', 'is', null)
        .execute()
      await mailWithdrawn(trx, row, definition)
      await notifyStaff(trx, row.assignee_id ? [row.assignee_id] : [], {
        kind: 'withdrawn',
        application_id: row.id,
        event_id,
        data: { number: row.number },
        created_at: at,
      })
      return { due_at: null, escalated_at: null }
    },
  })
}

async function endHold(trx: Trx, application: LockedApplication, at: Date): Promise<void> {
  await move(trx, application, 'resume', { data: { by_clock: true } }, at, {
    change: async (row) => resumeStage(trx, row.id, at),
  })
}

async function move(
  trx: Trx,
  application: LockedApplication,
  name: SystemMove,
  request: { data?: Parameters<typeof applyMove>[2]['data'] },
  at: Date,
  { change }: { change: Parameters<typeof applyMove>[3] },
): Promise<void> {
  const outcome = await applyMove(
    trx,
    application,
    {
      application_id: application.id,
      move: name,
      by: { kind: 'system' },
      actor: SYSTEM,
      ...(request.data && { data: request.data }),
    },
    change,
    at,
  )
  if (!outcome.ok)
    throw new Error(`The clock could not ${name} ${application.number}: it is ${outcome.status}`)
}

/** A line in the history that changes nothing. */
async function record(
  trx: Trx,
  application: LockedApplication,
  kind: string,
  at: Date,
  isInternal: boolean,
  data: Record<string, string> = {},
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('application_events')
    .values({
      id,
      application_id: application.id,
      kind,
      stage_id: application.current_stage_id,
      actor_kind: 'system',
      is_internal: isInternal,
      data,
      created_at: at,
    })
    .execute()
  return id
}

async function getStage(trx: Trx, application: LockedApplication) {
  const row = await trx
    .selectFrom('application_stages as stage')
    .innerJoin('license_type_versions as version', (join) =>
      join.on('version.id', '=', application.license_type_version_id),
    )
    .select(['stage.id', 'stage.key', 'version.definition'])
    .where('stage.id', '=', application.current_stage_id)
    .executeTakeFirstOrThrow()
  return { stage: { id: row.id, key: row.key }, definition: readDefinition(row.definition) }
}
