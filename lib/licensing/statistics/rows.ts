import { STAGE_KINDS } from '../process/status'
import { PRIORITIES } from '../review/schema'
import { type Compared, endedOf, type Flow } from './flow'
import type { Open } from './open'
import { shareOf } from './percentiles'
import type { Asked } from './reasons'
import type { Report } from './report'

// The tables of the statistics as rows, the same for the page and for its downloads.

export type WorkRow = {
  key: string
  open: number
  late: number
  finished: number
  /** Share in time, in per cent. */
  in_time: number | null
  in_time_before: number | null
  median: number | null
}

const NO_WORK = { finished: 0, late: 0, before: { finished: 0, late: 0 } }
const NO_OPEN: Open = { count: 0, late: 0 }

function workRow(key: string, open: Open | undefined, report: Report, by: 'stage' | 'reviewer'): WorkRow {
  const work = report.work[by].get(key) ?? NO_WORK
  const share = ({ finished, late }: { finished: number; late: number }) => shareOf(finished - late, finished)
  return {
    key,
    open: (open ?? NO_OPEN).count,
    late: (open ?? NO_OPEN).late,
    finished: work.finished,
    in_time: share(work),
    in_time_before: share(work.before),
    median: report.medians[by].get(key) ?? null,
  }
}

/** Each stage that has open cases or was finished, in the order of the stages. */
export function stageRows(report: Report): WorkRow[] {
  const known = (kind: string) => report.open.stage.has(kind) || report.work.stage.has(kind)
  return STAGE_KINDS.filter(known).map((kind) => workRow(kind, report.open.stage.get(kind), report, 'stage'))
}

/** Everyone who holds cases or finished stages, the busiest first; '' is nobody, or the clock. */
export function reviewerRows(report: Report): WorkRow[] {
  const keys = new Set([...report.open.holder.keys(), ...report.work.reviewer.keys()])
  return [...keys]
    .map((key) => workRow(key, report.open.holder.get(key), report, 'reviewer'))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || b.open - a.open || b.finished - a.finished)
}

export type FlowRow = {
  key: string
  now: Flow
  ended: number
  ended_before: number
  submitted_before: number
} & Open

export type Dimension = 'type' | 'region' | 'priority'

/** What came in, went out and is open, by licence type, region or priority; the largest first. */
export function flowRows(report: Report, by: Dimension): FlowRow[] {
  const flows: Map<string, Compared> = by === 'region' ? report.regions : report.flow[by]
  const open = report.open[by]
  const keys = by === 'priority' ? PRIORITIES : [...new Set([...flows.keys(), ...open.keys()])]
  const rows = keys.map((key): FlowRow => {
    const { now, before } = flows.get(key) ?? { now: NOTHING, before: NOTHING }
    return {
      key,
      now,
      ended: endedOf(now),
      ended_before: endedOf(before),
      submitted_before: before.submitted,
      ...(open.get(key) ?? NO_OPEN),
    }
  })
  if (by === 'priority') return rows
  const size = (row: FlowRow) => row.now.submitted + row.ended + row.count
  return rows.filter((row) => size(row) > 0).sort((a, b) => size(b) - size(a))
}

const NOTHING: Flow = {
  submitted: 0,
  approved: 0,
  deemed: 0,
  rejected: 0,
  withdrawn: 0,
  late: 0,
  revised: 0,
}

/** What was asked for with how often that is per hundred applications of its type that came in; null where none did. */
export function askedRows(report: Report): (Asked & { per_100: number | null })[] {
  return report.reasons.asked.map((asked) => ({
    ...asked,
    per_100: report.aboutStages
      ? null
      : shareOf(asked.asked, report.flow.type.get(asked.license_type_id)?.now.submitted ?? 0),
  }))
}
