import type { Db } from '@/db'
import type { CompanyId } from '@/lib/ids'
import type { WorkingCalendar } from '@/lib/working-days'
import { type Side, usedDays } from '../process/clocks'
import { leftUntil } from './deadline'

/** Every stretch of an application's time and whose it was, oldest first. Nothing for another company's. */
export async function listClocks(db: Db, companyId: CompanyId, applicationId: string) {
  const rows = await db
    .selectFrom('application_clocks as clock')
    .innerJoin('applications', 'applications.id', 'clock.application_id')
    .select([
      'clock.side',
      'clock.stage_id',
      'clock.round',
      'clock.working_days',
      'clock.started_at',
      'clock.stopped_at',
      'clock.due_at',
    ])
    .where('clock.application_id', '=', applicationId)
    .where('applications.company_id', '=', companyId)
    .orderBy('clock.started_at')
    .orderBy('clock.id')
    .execute()
  return rows.map((row) => ({ ...row, side: row.side as Side }))
}

export type Clock = Awaited<ReturnType<typeof listClocks>>[number]

export type Clocks = {
  running: { side: Side; due_at: Date; days_left: number; is_late: boolean }
  /** Working days of ours in this stage, used and given. */
  office: { used: number; given: number }
  /** The applicant's: what they used in all, and what the running request gives them. */
  applicant: { used: number; given: number | null }
}

/** Both clocks of an application as they stand; undefined where none runs, before it is sent and after it is decided. */
export function clocksOf(
  clocks: readonly Clock[],
  stage: { id: string; round: number; working_days: number },
  calendar: WorkingCalendar,
  now: Date,
): Clocks | undefined {
  const running = clocks.find((clock) => clock.stopped_at === null)
  if (!running) return undefined
  const of = (side: Side) => clocks.filter((clock) => clock.side === side)
  const inStage = of('office').filter((clock) => clock.stage_id === stage.id && clock.round === stage.round)
  return {
    running: { side: running.side, due_at: running.due_at, ...leftUntil(running.due_at, calendar, now) },
    office: { used: usedDays(inStage, calendar, now), given: stage.working_days },
    applicant: {
      used: usedDays(of('applicant'), calendar, now),
      given: running.side === 'applicant' ? running.working_days : null,
    },
  }
}
