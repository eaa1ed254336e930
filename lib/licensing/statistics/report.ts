import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { addDays, dayOf } from '@/lib/time'
import { isAboutStages, periodOfFilter, type StatisticsFilter } from './filter'
import {
  type Compared,
  countFlow,
  countFlowByRegion,
  countSince,
  endedOf,
  type Flow,
  listTrend,
} from './flow'
import { readFormerNames, readNames, readTargetLabels } from './names'
import { countOpen } from './open'
import { readReasons } from './reasons'
import { getCountedAt } from './refresh'
import { countWork, readDurations, readMedians } from './work'

export type Report = Awaited<ReturnType<typeof readReport>>

/**
 * Everything the statistics show for a filter, read at once: sums of the period and of the one before, what is open now, and
 * the names of what they are counted by. Staff only: it reads across companies.
 */
export async function readReport(db: Db, staff: StaffId, filter: StatisticsFilter, now: Date) {
  const today = dayOf(now)
  const period = periodOfFilter(filter, today)
  const aboutStages = isAboutStages(filter)
  const [countedAt, flow, regions, trend, open, since, work, medians, durations, reasons, names] =
    await Promise.all([
      getCountedAt(db),
      countFlow(db, staff, filter, period),
      countFlowByRegion(db, staff, filter, period),
      listTrend(db, staff, filter, period),
      countOpen(db, staff, filter, today),
      aboutStages ? undefined : countSince(db, staff, filter, { from: period.from, to: addDays(today, 1) }),
      countWork(db, staff, filter, period),
      readMedians(db, staff, filter, period),
      readDurations(db, staff, filter, period),
      readReasons(db, staff, filter, period),
      readNames(db, filter),
    ])
  const shown = reasons.asked.slice(0, MOST_ASKED)
  const [labels, former] = await Promise.all([
    readTargetLabels(db, [...new Set(shown.map((row) => row.license_type_id))]),
    readFormerNames(
      db,
      [...new Set([...work.reviewer.keys(), ...open.holder.keys()])].filter(
        (id) => id !== '' && !names.reviewers.some((reviewer) => reviewer.key === id),
      ),
    ),
  ])
  return {
    filter,
    period,
    today,
    countedAt,
    aboutStages,
    flow,
    regions,
    trend,
    open,
    /** How many were open when the period began; unknown of stages. */
    openBefore: since && openWhen(open.total.count, since),
    work,
    medians,
    durations,
    reasons: { ...reasons, asked: shown },
    labels,
    names: { ...names, reviewers: [...names.reviewers, ...former] },
  }
}

/** Rows that are asked about too seldom to say anything of the form are not shown. */
const MOST_ASKED = 25

/** Whether nothing was ever sent that the filter leaves. */
export function isEmpty({ flow, open, work }: Report): boolean {
  const none = ({ now, before }: Compared) =>
    [now, before].every((each) => each.submitted === 0 && endedOf(each) === 0)
  return none(flow.total) && open.total.count === 0 && work.stage.size === 0
}

function openWhen(openNow: number, since: Flow): number {
  return openNow - since.submitted + endedOf(since)
}
