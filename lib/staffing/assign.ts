import { type Db, db, type Trx } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import { getSetting } from '@/lib/config/queries'
import { fireOverdue } from '@/lib/licensing/deadlines/fire'
import { applyMove } from '@/lib/licensing/process/apply'
import { lockApplication } from '@/lib/licensing/process/lock'
import { findStage, setStageHolder } from '@/lib/licensing/review/case'
import { log } from '@/lib/log'
import { lockAssigning } from './assigning-lock'
import { chooseReviewer } from './choose'
import { listColleagues, type StaffMember } from './colleagues'
import { coverAbsences } from './cover'
import { type FreeCase, listFreeCases } from './free-cases'
import { notifyStaff } from './notify'
import { announceReturns } from './returns'

const BATCH = 200
/** Well below the minute after which the next run begins. */
const LONGEST_RUN_MS = 45_000

export type Assigned = { given: number; unfit: number; failed: number }

/**
 * The job `licensing.assign`: each minute, what those who are away hold goes to their cover, and free cases find somebody.
 * A minute is short beside deadlines in working days, and no move has to wait for it.
 */
export async function runAssignments(): Promise<void> {
  const now = new Date()
  const covered = await coverAbsences(db, now)
  await announceReturns(db, now)
  const assigned = await assignFreeCases(db, now)
  if (covered.moved + covered.failed + assigned.given + assigned.failed > 0)
    log.info({ covered, assigned }, 'cases assigned')
}

/**
 * Gives each free case to whoever fits it and carries least, case by case, each in a transaction of its own: what fails keeps
 * no other case waiting. Several at once share the work; no case is given twice. Does nothing unless the setting
 * `assignment.automatic` says so.
 */
export async function assignFreeCases(database: Db, now: Date): Promise<Assigned> {
  const assigned: Assigned = { given: 0, unfit: 0, failed: 0 }
  if (!(await getSetting(database, 'assignment.automatic'))) return assigned
  const seen: string[] = []
  const end = Date.now() + LONGEST_RUN_MS
  while (Date.now() < end) {
    const team = await listColleagues(database, now)
    if (!team.some(hasRoom)) return assigned
    const free = await listFreeCases(database, BATCH, seen)
    for (const work of free) {
      seen.push(work.id)
      if ('because' in chooseReviewer(work, team)) {
        assigned.unfit++
        continue
      }
      try {
        const chosen = await database.transaction().execute((trx) => assignOne(trx, work, now))
        if (!chosen) continue
        assigned.given++
        const member = team.find((one) => one.user_id === chosen)
        if (member) member.open_count++
      } catch (error) {
        assigned.failed++
        log.error({ err: error, application_id: work.id }, 'case not assigned')
      }
    }
    if (free.length < BATCH) return assigned
  }
  return assigned
}

/** Gives one case, as it stands now, to whoever fits it now. Undefined when somebody was faster or nobody fits any more. */
async function assignOne(trx: Trx, work: FreeCase, now: Date): Promise<string | undefined> {
  await lockAssigning(trx)
  const isFree = await trx
    .selectFrom('applications')
    .select('id')
    .where('id', '=', work.id)
    .where('assignee_id', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  const locked = isFree && (await lockApplication(trx, work.id))
  const application = locked && (await fireOverdue(trx, locked, now))
  if (!application?.current_stage_id || application.assignee_id || application.escalated_at) return undefined
  // On to another stage since it was listed: next time.
  if (application.current_stage_id !== work.current_stage_id) return undefined
  const team = await listColleagues(trx, now)
  const choice = chooseReviewer(work, team)
  const chosen = 'user_id' in choice ? team.find((one) => one.user_id === choice.user_id) : undefined
  const stage = await findStage(trx, application.id, application.current_stage_id)
  if (!chosen || !stage) return undefined
  const outcome = await applyMove(
    trx,
    application,
    {
      application_id: application.id,
      move: 'assign',
      by: { kind: 'system' },
      actor: SYSTEM,
      is_internal: true,
      data: { assignee_id: chosen.user_id, assignee_name: chosen.name, by_rule: true },
    },
    async (row, event_id) => {
      await setStageHolder(trx, row.id, chosen.user_id)
      await notifyStaff(trx, [chosen.user_id], {
        kind: 'assigned',
        application_id: row.id,
        event_id,
        data: { number: row.number, by: '', reason: '' },
      })
      return { assignee_id: chosen.user_id }
    },
    now,
  )
  if (!outcome.ok) return undefined
  await trx
    .insertInto('staff_capacity')
    .values({ user_id: chosen.user_id, last_assigned_at: now })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ last_assigned_at: now }))
    .execute()
  return chosen.user_id
}

function hasRoom({ is_away, takes_automatic, open_count, max_open }: StaffMember): boolean {
  return !is_away && takes_automatic && open_count < max_open
}
