import { addDays, addMonths, dayOf } from '@/lib/time'
import { addWorkingDays, type Day, type WorkingCalendar } from '@/lib/working-days'
import type { Answers } from '../../applications/answer-values'
import { type CertificateFact, certificateFacts } from '../../licenses/certificate-facts'
import type { StageKind } from '../../process/status'
import type { LicenseDefinition, StageDefinition } from '../definition'
import type { Text } from '../texts'
import { holds, onlyVisible } from '../visibility'

export type DryStage = {
  key: string
  name: Text
  kind: StageKind
  role: StageDefinition['role']
  /** `left_out`: by itself, because its rule holds; `skipped`: by a person, as this trial assumes. */
  outcome: 'passed' | 'left_out' | 'skipped'
  /** A person may leave it out, given these answers. */
  may_skip: boolean
  /** Names of the earlier stages whose people may not hold this one, as far as those are passed. */
  apart_from: Text[]
  checklist_count: number
  at_deadline: StageDefinition['at_deadline']
  working_days: number
  /** Absent for a stage that is not passed. */
  office?: { from: Day; until: Day }
  applicant_days: number
  /** Until when the applicant would have to answer, were a revision asked on the last day of ours. */
  applicant_until?: Day
}

export type DryRun = {
  priority: { priority: 'urgent' | 'high' | 'normal' | 'low'; why: Text | null }
  stages: DryStage[]
  /** When it is issued at the latest, each stage taking all of its time and nothing being asked back. */
  issued_on: Day
  valid_until_on: Day | null
  renewal: { opens_on: Day; closes_on: Day } | null
  fee: LicenseDefinition['fee']
  certificate: {
    title: Text
    statement: Text
    footer: Text | null
    number: string
    facts: CertificateFact[]
  }
  /** Years whose holidays are not known: only weekends were left out there. */
  missing_years: number[]
}

type Defaults = { stage_days: (kind: StageKind) => number; revision_days: number }

/**
 * What would happen to a case with these answers, sent `now`: nothing is written. `skipped` are keys of stages that a person
 * leaves out (ignored where the definition does not let them). Days count as those of a real case do.
 */
export function dryRun(
  definition: LicenseDefinition,
  trial: { answers: Answers; skipped: ReadonlySet<string>; now: Date },
  calendar: WorkingCalendar,
  defaults: Defaults,
): DryRun {
  const answers = onlyVisible(definition, trial.answers)
  const missing = new Set<number>()
  const count = (from: Day, days: number) => {
    const counted = addWorkingDays(from, days, calendar)
    for (const year of counted.missingYears) missing.add(year)
    return counted.day
  }
  let today = dayOf(trial.now)
  const passed = new Map<string, Text>()
  const stages = definition.stages.map((stage): DryStage => {
    const skippable = stage.skip !== null && holds(stage.skip.when, answers)
    const may_skip = skippable && !stage.skip?.automatic
    const outcome =
      skippable && stage.skip?.automatic
        ? 'left_out'
        : may_skip && trial.skipped.has(stage.key)
          ? 'skipped'
          : 'passed'
    const working_days = stage.working_days ?? defaults.stage_days(stage.kind)
    const applicant_days = stage.applicant_days ?? defaults.revision_days
    const common = {
      key: stage.key,
      name: stage.name,
      kind: stage.kind,
      role: stage.role,
      outcome,
      may_skip,
      apart_from: stage.separate_from.flatMap((key) => passed.get(key) ?? []),
      checklist_count: stage.checklist.length,
      at_deadline: stage.at_deadline,
      working_days,
      applicant_days,
    } as const
    if (outcome !== 'passed') return common
    passed.set(stage.key, stage.name)
    const from = today
    today = count(from, working_days)
    return { ...common, office: { from, until: today }, applicant_until: count(today, applicant_days) }
  })
  const rule = definition.priorities.find((one) => holds(one.when, answers))
  const { years } = definition.validity
  const until = years === null ? null : addMonths(today, years * 12)
  const { certificate, renewal } = definition
  return {
    priority: rule ? { priority: rule.priority, why: rule.why } : { priority: 'normal', why: null },
    stages,
    issued_on: today,
    valid_until_on: until,
    renewal:
      renewal && until
        ? {
            opens_on: addDays(until, -renewal.opens_days_before),
            closes_on: addDays(until, renewal.closes_days_after),
          }
        : null,
    fee: definition.fee,
    certificate: {
      title: certificate.title,
      statement: certificate.statement,
      footer: certificate.footer,
      number:
        certificate.number.source === 'authority'
          ? certificate.number.example
          : certificate.number.template.replace('{year}', today.slice(0, 4)).replace('{sequence}', '000123'),
      facts: certificateFacts(definition, answers),
    },
    missing_years: [...missing],
  }
}
