import type { Trx } from '@/db'
import { getSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { dayOf } from '@/lib/time'
import { deadlineAt, type WorkingCalendar, workingDaysBetween } from '@/lib/working-days'
import { timersOf } from '../deadlines/timers'

/** Whose time runs: ours, the applicant's, or nobody's while a case is on hold. */
export type Side = 'office' | 'applicant' | 'hold'

type Start = {
  application_id: string
  stage_id: string
  side: Side
  round: number
  /** What this side is given, in working days. */
  working_days: number
  /** Where the end is a day that somebody named: a hold. */
  due_at?: Date
}

type Segment = { started_at: Date; stopped_at: Date | null }

/**
 * Stops whichever clock of the application runs and starts this one, with its timers. One clock at a time, each beginning
 * where the one before it ended: that every working day belongs to one side. Returns until when it runs.
 */
export async function startClock(trx: Trx, start: Start, now: Date): Promise<Date> {
  const stopped_at = await stopClock(trx, start.application_id, now)
  // Whoever waited for the row began before the one who had it: no clock begins before the last one ended.
  const started_at = stopped_at && stopped_at > now ? stopped_at : now
  const [settings, calendar] = [await getSettings(trx), await getWorkingCalendar(trx)]
  const due_at = start.due_at ?? deadlineAt(started_at, start.working_days, calendar).at
  const clock = { id: newId(), ...start, due_at, started_at }
  await trx.insertInto('application_clocks').values(clock).execute()
  const timers = timersOf({ ...clock, calendar, settings })
  await trx
    .insertInto('application_timers')
    .values(
      timers.map((timer) => ({
        id: newId(),
        application_id: start.application_id,
        clock_id: clock.id,
        ...timer,
      })),
    )
    .execute()
  return due_at
}

/** Stops the clock that runs, if any, and forgets what it would still have done. Returns when the latest one stopped. */
export async function stopClock(trx: Trx, applicationId: string, now: Date): Promise<Date | null> {
  await trx
    .updateTable('application_clocks')
    .set((eb) => ({ stopped_at: eb.fn('greatest', [eb.ref('started_at'), eb.val(now)]) }))
    .where('application_id', '=', applicationId)
    .where('stopped_at', 'is', null)
    .execute()
  await trx
    .updateTable('application_timers')
    .set({ cancelled_at: now })
    .where('application_id', '=', applicationId)
    .where('fired_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute()
  const { latest } = await trx
    .selectFrom('application_clocks')
    .select((eb) => eb.fn.max('stopped_at').as('latest'))
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow()
  return latest
}

/** The working days a side has used in these segments: of each, those after its first day up to its last. */
export function usedDays(segments: readonly Segment[], calendar: WorkingCalendar, now: Date): number {
  return segments.reduce(
    (sum, { started_at, stopped_at }) =>
      sum + workingDaysBetween(dayOf(started_at), dayOf(stopped_at ?? now), calendar),
    0,
  )
}

/**
 * What is left of our time when our clock goes on: the days of the stage less those used in this round. At least one, so
 * that an answer at night can still be read.
 */
export function daysLeft(
  workingDays: number,
  earlier: readonly Segment[],
  calendar: WorkingCalendar,
  now: Date,
): number {
  return earlier.length === 0 ? workingDays : Math.max(1, workingDays - usedDays(earlier, calendar, now))
}

/** Our clock's segments of a stage in its present round, oldest first. */
export async function listOfficeSegments(trx: Trx, stage: { id: string; round: number }) {
  return trx
    .selectFrom('application_clocks')
    .select(['id', 'started_at', 'stopped_at'])
    .where('stage_id', '=', stage.id)
    .where('side', '=', 'office')
    .where('round', '=', stage.round)
    .orderBy('started_at')
    .orderBy('id')
    .execute()
}
