import { type Db, db, type Trx } from '@/db'
import { getSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { deadlineAt, type WorkingCalendar } from '@/lib/working-days'
import { daysLeft, listOfficeSegments } from '../process/clocks'
import { lockApplication } from '../process/lock'
import { timersOf, withdrawalAt } from './timers'

const BATCH = 500

/**
 * The job `licensing.calendar`: counts every open deadline anew after the calendar changed and writes down which moved. A
 * run that was cut off goes on where it matters: what has moved already does not move again.
 */
export async function recomputeDeadlines({ change_id }: { change_id: string }): Promise<void> {
  await recompute(db, change_id, new Date())
}

/**
 * Counts the open clocks anew, those of both sides, a transaction for each that moves. A deadline never moves into the past:
 * nobody becomes late by a change of the calendar, they have the rest of the day. Returns how many were looked at and moved.
 */
export async function recompute(database: Db, changeId: string, now: Date) {
  const change = await database
    .selectFrom('calendar_changes')
    .select('finished_at')
    .where('id', '=', changeId)
    .executeTakeFirst()
  if (!change || change.finished_at !== null) return { checked: 0, moved: 0 }
  let checked = 0
  for (let after: string | undefined; ; ) {
    const clocks = await listOpenClocks(database, after)
    for (const clock of clocks) {
      await database.transaction().execute((trx) => moveDeadline(trx, changeId, clock.application_id, now))
    }
    checked += clocks.length
    after = clocks.at(-1)?.id
    if (clocks.length < BATCH) break
  }
  const { moved } = await database
    .selectFrom('deadline_moves')
    .select((eb) => eb.fn.countAll<bigint>().as('moved'))
    .where('calendar_change_id', '=', changeId)
    .executeTakeFirstOrThrow()
  const counts = { checked_count: checked, moved_count: Number(moved) }
  await database
    .updateTable('calendar_changes')
    .set({ ...counts, finished_at: now })
    .where('id', '=', changeId)
    .execute()
  return { checked, moved: Number(moved) }
}

async function listOpenClocks(database: Db, after: string | undefined) {
  return database
    .selectFrom('application_clocks')
    .select(['id', 'application_id'])
    .where('stopped_at', 'is', null)
    .where('side', '<>', 'hold')
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(BATCH)
    .execute()
}

async function moveDeadline(trx: Trx, changeId: string, applicationId: string, now: Date): Promise<void> {
  const application = await lockApplication(trx, applicationId)
  const clock = await trx
    .selectFrom('application_clocks as clock')
    .innerJoin('application_stages as stage', 'stage.id', 'clock.stage_id')
    .select([
      'clock.id',
      'clock.stage_id',
      'clock.side',
      'clock.round',
      'clock.started_at',
      'clock.due_at',
      'clock.working_days',
      'stage.working_days as stage_days',
    ])
    .where('clock.application_id', '=', applicationId)
    .where('clock.stopped_at', 'is', null)
    .executeTakeFirst()
  if (!application || !clock || clock.side === 'hold') return
  const calendar = await getWorkingCalendar(trx)
  const side = clock.side as 'office' | 'applicant'
  const days = side === 'office' ? await officeDays(trx, clock, calendar) : clock.working_days
  const counted = deadlineAt(clock.started_at, days, calendar).at
  // What was late before stays late: only what is still open can move.
  if (clock.due_at <= now || counted.getTime() === clock.due_at.getTime()) return
  const due_at = counted > now ? counted : deadlineAt(now, 0, calendar).at
  if (due_at.getTime() === clock.due_at.getTime()) return

  await trx
    .updateTable('application_clocks')
    .set({ due_at, working_days: days })
    .where('id', '=', clock.id)
    .execute()
  const version = application.version + 1
  await trx.updateTable('applications').set({ due_at, version }).where('id', '=', applicationId).execute()
  if (side === 'office') {
    await trx.updateTable('application_stages').set({ due_at }).where('id', '=', clock.stage_id).execute()
  } else {
    await trx
      .updateTable('application_revisions')
      .set({ due_at })
      .where('application_id', '=', applicationId)
      .where('answered_at', 'is', null)
      .execute()
  }
  await moveTimers(trx, { ...clock, side, due_at, application_id: applicationId }, calendar, now)
  await trx
    .insertInto('deadline_moves')
    .values({
      calendar_change_id: changeId,
      clock_id: clock.id,
      application_id: applicationId,
      side,
      old_due_at: clock.due_at,
      new_due_at: due_at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx
    .insertInto('application_events')
    .values({
      id: newId(),
      application_id: applicationId,
      kind: 'deadline_moved',
      stage_id: clock.stage_id,
      actor_kind: 'system',
      data: { side, old_due_at: clock.due_at.toISOString(), new_due_at: due_at.toISOString() },
      changes: { due_at: due_at.toISOString() },
      version,
      created_at: now,
    })
    .execute()
}

async function officeDays(
  trx: Trx,
  clock: { id: string; stage_id: string; round: number; started_at: Date; stage_days: number },
  calendar: WorkingCalendar,
): Promise<number> {
  const segments = await listOfficeSegments(trx, { id: clock.stage_id, round: clock.round })
  const earlier = segments.filter((segment) => segment.id !== clock.id)
  return daysLeft(clock.stage_days, earlier, calendar, clock.started_at)
}

/** A reminder that was sent is not sent again; what is still to come comes at its new instant. */
async function moveTimers(
  trx: Trx,
  clock: { id: string; application_id: string; side: 'office' | 'applicant'; started_at: Date; due_at: Date },
  calendar: WorkingCalendar,
  now: Date,
): Promise<void> {
  const settings = await getSettings(trx)
  const wanted = timersOf({ ...clock, calendar, settings })
  const grace = settings['licensing.withdrawal_grace_days']
  const all = [
    ...wanted,
    { kind: 'auto_withdraw' as const, fire_at: withdrawalAt(clock.due_at, grace, calendar) },
  ]
  for (const { kind, fire_at } of all) {
    await trx
      .updateTable('application_timers')
      .set({ fire_at: fire_at > now ? fire_at : now })
      .where('clock_id', '=', clock.id)
      .where('kind', '=', kind)
      .where('fired_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .execute()
  }
}
