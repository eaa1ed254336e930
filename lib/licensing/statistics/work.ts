import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { isAboutStages, type StatisticsFilter } from './filter'
import { type Histogram, percentileOf } from './percentiles'
import type { Period } from './period'
import { bothSpans, durationSource, stageDurationSource, stageSource } from './sources'

/** Stages brought to their end, and how many of them late; `median` in working days of our time. */
export type Work = { finished: number; late: number; before: { finished: number; late: number } }
export type WorkBy = { stage: Map<string, Work>; reviewer: Map<string, Work> }

/** Work on stages in a period, by stage and by who finished them ('' where it was the clock). */
export async function countWork(
  db: Db,
  _staff: StaffId,
  filter: StatisticsFilter,
  period: Period,
): Promise<WorkBy> {
  type Row = {
    is_current: boolean
    stage_kind: string | null
    reviewer: string
    finished: number
    late: number
  }
  const { rows } = await sql<Row>`
    select is_current, stage_kind, coalesce(reviewer_id::text, '') as reviewer,
      sum(approved + deemed + rejected)::int as finished, sum(late)::int as late
    from (${stageSource(filter, bothSpans(period))}) as source
    group by grouping sets ((is_current, stage_kind), (is_current, reviewer_id))`.execute(db)
  const by: WorkBy = { stage: new Map(), reviewer: new Map() }
  for (const { is_current, stage_kind, reviewer, finished, late } of rows) {
    const [map, key] = stage_kind === null ? [by.reviewer, reviewer] : [by.stage, stage_kind]
    const work = map.get(key) ?? { finished: 0, late: 0, before: { finished: 0, late: 0 } }
    if (is_current) map.set(key, { ...work, finished, late })
    else map.set(key, { ...work, before: { finished, late } })
  }
  return by
}

/** The median of our working days in a stage, by stage and by reviewer. */
export type Medians = { stage: Map<string, number | null>; reviewer: Map<string, number | null> }

export async function readMedians(
  db: Db,
  _staff: StaffId,
  filter: StatisticsFilter,
  period: Period,
): Promise<Medians> {
  type Row = { stage_kind: string | null; reviewer: string; days: number; count: number }
  const spans = bothSpans(period).filter((span) => span.is_current)
  const { rows } = await sql<Row>`
    select stage_kind, coalesce(reviewer_id::text, '') as reviewer, days, sum(count)::int as count
    from (${stageDurationSource(filter, spans)}) as source
    group by grouping sets ((stage_kind, days), (reviewer_id, days))`.execute(db)
  const medians = (key: (row: Row) => string, of: Row[]) =>
    new Map(
      [...Map.groupBy(of, key)].map(([name, histogram]) => [name, percentileOf(histogram, 50)] as const),
    )
  return {
    stage: medians(
      (row) => row.stage_kind ?? '',
      rows.filter((row) => row.stage_kind !== null),
    ),
    reviewer: medians(
      (row) => row.reviewer,
      rows.filter((row) => row.stage_kind === null),
    ),
  }
}

/** Of cases: all days, those with us and those with the applicant. Of stages only ours. */
export const SIDES = ['total', 'office', 'applicant'] as const
export type SideOfTime = (typeof SIDES)[number]
export type Durations = Record<SideOfTime, { now: Histogram; before: Histogram }>

/** How long what was decided took, in working days, in a period and the one before. */
export async function readDurations(
  db: Db,
  _staff: StaffId,
  filter: StatisticsFilter,
  period: Period,
): Promise<Durations> {
  const spans = bothSpans(period)
  const source = isAboutStages(filter)
    ? sql`select is_current, 'office' as side, days, count from (${stageDurationSource(filter, spans)}) as stages`
    : durationSource(filter, spans)
  const { rows } = await sql<{ is_current: boolean; side: SideOfTime; days: number; count: number }>`
    select is_current, side, days, sum(count)::int as count from (${source}) as source
    group by 1, 2, 3 having sum(count) > 0`.execute(db)
  const histogram = (side: SideOfTime, isCurrent: boolean) =>
    rows.filter((row) => row.side === side && row.is_current === isCurrent)
  const of = (side: SideOfTime) => ({ now: histogram(side, true), before: histogram(side, false) })
  return { total: of('total'), office: of('office'), applicant: of('applicant') }
}
