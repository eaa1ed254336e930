import { type RawBuilder, sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { hasRegions, isAboutStages, type StatisticsFilter } from './filter'
import { marksOf, type Period } from './period'
import { type Ask, bothSpans, caseSource, type Spans, stageSource } from './sources'

/** What came in, what went out, and how. Of finished stages nothing came in and nothing was withdrawn. */
export type Flow = {
  submitted: number
  approved: number
  deemed: number
  rejected: number
  withdrawn: number
  /** Decided, with a stage that took longer than it may. */
  late: number
  /** Decided after something was asked for. */
  revised: number
}
export type Compared = { now: Flow; before: Flow }
type Row = Flow & { is_current: boolean; key: string }
export type FlowBy = { total: Compared; type: Map<string, Compared>; priority: Map<string, Compared> }

const NOTHING: Flow = {
  submitted: 0,
  approved: 0,
  deemed: 0,
  rejected: 0,
  withdrawn: 0,
  late: 0,
  revised: 0,
}
const FIGURES = Object.keys(NOTHING) as (keyof Flow)[]

/** All that went out. */
export function endedOf(flow: Flow): number {
  return flow.approved + flow.deemed + flow.rejected + flow.withdrawn
}

/** What was decided by us, or by the law in our place. */
export function decidedOf(flow: Flow): number {
  return flow.approved + flow.deemed + flow.rejected
}

/** What came in and went out in a period and the one before, in all, by licence type and by priority. */
export async function countFlow(
  db: Db,
  _staff: StaffId,
  filter: StatisticsFilter,
  period: Period,
): Promise<FlowBy> {
  const spans = bothSpans(period)
  const [types, priorities] = await Promise.all([
    sql<Row>`select is_current, license_type_id::text as key, ${totals(filter)}
      from (${sourceOf(filter, spans, { by: 'type' })}) as source group by 1, 2`.execute(db),
    sql<Row>`select is_current, priority as key, ${totals(filter)}
      from (${sourceOf(filter, spans, { by: 'priority' })}) as source group by 1, 2`.execute(db),
  ])
  const by: FlowBy = { total: { now: NOTHING, before: NOTHING }, type: new Map(), priority: new Map() }
  for (const row of priorities.rows) keep(by.priority, row.key, row)
  for (const row of types.rows) {
    keep(by.type, row.key, row)
    const moment = row.is_current ? 'now' : 'before'
    by.total[moment] = plus(by.total[moment], row)
  }
  return by
}

/**
 * The same by region: by province, or by regency once a province is chosen; '' where the place is not known.
 * Empty where `hasRegions` says that it cannot be told.
 */
export async function countFlowByRegion(
  db: Db,
  _staff: StaffId,
  filter: StatisticsFilter,
  period: Period,
): Promise<Map<string, Compared>> {
  if (!hasRegions(filter)) return new Map()
  const { rows } = await sql<Flow & { is_current: boolean; region: string }>`
    select is_current, left(region_code, ${sql.lit(filter.region ? 5 : 2)}) as region, ${totals(filter)}
    from (${sourceOf(filter, bothSpans(period), { byRegion: true })}) as source
    group by 1, 2`.execute(db)
  const regions = new Map<string, Compared>()
  for (const row of rows) keep(regions, row.region, row)
  return regions
}

/** The course of a period, mark by mark; marks on which nothing happened are there too. */
export async function listTrend(
  db: Db,
  _staff: StaffId,
  filter: StatisticsFilter,
  period: Period,
): Promise<(Flow & { mark: string })[]> {
  const spans = [{ from: period.from, to: period.to, is_current: true }]
  const { rows } = await sql<Flow & { mark: string }>`
    select date_trunc(${sql.lit(period.unit)}, on_day)::date as mark, ${totals(filter)}
    from (${sourceOf(filter, spans, { byDay: period.unit !== 'month' })}) as source
    group by 1`.execute(db)
  return marksOf(period, period.unit).map((mark) => ({
    ...(rows.find((row) => row.mark === mark) ?? NOTHING),
    mark,
  }))
}

/** What came in and went out since a day, up to and including another. */
export async function countSince(
  db: Db,
  _staff: StaffId,
  filter: StatisticsFilter,
  span: { from: string; to: string },
): Promise<Flow> {
  const { rows } = await sql<Flow>`
    select ${totals(filter)} from (${sourceOf(filter, [{ ...span, is_current: true }])}) as source`.execute(
    db,
  )
  return flowOf(rows[0] ?? NOTHING)
}

function sourceOf(filter: StatisticsFilter, spans: Spans, ask: Ask = {}): RawBuilder<unknown> {
  return isAboutStages(filter) ? stageSource(filter, spans, ask) : caseSource(filter, spans, ask)
}

function totals(filter: StatisticsFilter): RawBuilder<unknown> {
  const missing = isAboutStages(filter) ? ['submitted', 'withdrawn', 'revised'] : []
  return sql.join(
    FIGURES.map((name) =>
      missing.includes(name)
        ? sql`0 as ${sql.ref(name)}`
        : sql`coalesce(sum(${sql.ref(name)}), 0)::int as ${sql.ref(name)}`,
    ),
  )
}

function flowOf(row: Flow): Flow {
  return Object.fromEntries(FIGURES.map((name) => [name, row[name]])) as Flow
}

function plus(a: Flow, b: Flow): Flow {
  return Object.fromEntries(FIGURES.map((name) => [name, a[name] + b[name]])) as Flow
}

function keep(map: Map<string, Compared>, key: string, row: Flow & { is_current: boolean }): void {
  const compared = map.get(key) ?? { now: NOTHING, before: NOTHING }
  map.set(key, { ...compared, [row.is_current ? 'now' : 'before']: flowOf(row) })
}
