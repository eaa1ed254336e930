import { addWorkingDays, type Day, type WorkingCalendar } from '@/lib/working-days'
import type { LicenseDefinition } from '../definitions/definition'
import type { StageKind } from '../process/status'

/** What an estimate counts by. */
export type Timing = {
  today: Day
  calendar: WorkingCalendar
  /** The settings `licensing.stage_days.<kind>`, for stages that name no days of their own. */
  stage_days: Record<StageKind, number>
}

export type Estimate = {
  /** Of all stages together, if nothing has to be corrected. */
  working_days: number
  /** The day on which it would be ready. */
  ready_on: Day
  /** Years on the way whose holidays are not known yet. */
  missing_years: number[]
}

/** How long a licence takes when it is applied for on `start`: the working days of its stages, one after the other. */
export function estimate(definition: LicenseDefinition, start: Day, timing: Timing): Estimate {
  const working_days = definition.stages
    // A stage that always leaves itself out takes no time.
    .filter((stage) => !(stage.skip?.automatic && stage.skip.when === null))
    .reduce((sum, stage) => sum + (stage.working_days ?? timing.stage_days[stage.kind]), 0)
  const { day, missingYears } = addWorkingDays(start, working_days, timing.calendar)
  return { working_days, ready_on: day, missing_years: missingYears }
}
