import { type RawBuilder, sql } from 'kysely'
import { PRIORITIES } from '../review/schema'
import type { StatisticsFilter } from './filter'
import { type Period, type Span, stretchesOf } from './period'
import { ALL_PRIORITIES, ALL_TYPES } from './sums'

// Where figures are read from: sums wherever they can tell, and rows of single cases only where a filter leaves few of them.

/** Spans of days to read, the present ones and those they are compared with. */
export type Spans = (Span & { is_current: boolean })[]
type Condition = RawBuilder<unknown>

/** A period and the one before it. */
export function bothSpans(period: Period): Spans {
  return [
    { from: period.from, to: period.to, is_current: true },
    { ...period.before, is_current: false },
  ]
}

const and = (conditions: (Condition | undefined)[]) =>
  sql.join([sql`true`, ...conditions.filter((condition) => condition !== undefined)], sql` and `)

const equals = (column: string, value: string | undefined): Condition | undefined =>
  value === undefined ? undefined : sql`${sql.ref(column)} = ${value}`

/** What is kept apart by licence type or priority, and what is read of all together. */
export type By = 'type' | 'priority' | undefined

/** Of the sums the rows of the chosen type, of every type, or those of all types together; and so for priorities. */
function folded(filter: StatisticsFilter, by: By): Condition {
  const type = filter.type ?? (by === 'type' ? undefined : ALL_TYPES)
  const types = type ? sql`= ${type}` : sql`in (select id from license_types)`
  return sql`license_type_id ${types} and ${foldedPriority(filter, by)}`
}

function foldedPriority(filter: StatisticsFilter, by: By): Condition {
  const priority = filter.priority ?? (by === 'priority' ? undefined : ALL_PRIORITIES)
  return priority === undefined ? sql`priority in (${sql.join(PRIORITIES)})` : sql`priority = ${priority}`
}

const within = (region: string | undefined): Condition | undefined =>
  region === undefined ? undefined : sql`region_code like ${`${region}%`}`

/** Sums are read by whole months where there are any, else by days; `byDay` keeps to days, for trends finer than months. */
function sumSpans(spans: Spans, byDay: boolean): Condition {
  const rows = spans.flatMap(({ is_current, ...span }) =>
    (byDay ? [{ grain: 'day', ...span }] : stretchesOf(span)).map(
      ({ grain, from, to }) => sql`(${sql.lit(grain)}, ${from}::date, ${to}::date, ${sql.lit(is_current)})`,
    ),
  )
  return sql`(values ${sql.join(rows)}) as span (grain, first, last, is_current)`
}

function factSpans(spans: Spans): Condition {
  const rows = spans.map(
    ({ from, to, is_current }) => sql`(${from}::date, ${to}::date, ${sql.lit(is_current)})`,
  )
  return sql`(values ${sql.join(rows)}) as span (first, last, is_current)`
}

/** Of the rows of single cases those that a filter leaves. */
function facts(filter: StatisticsFilter): Condition {
  return and([
    within(filter.region),
    equals('license_type_id', filter.type),
    equals('priority', filter.priority),
  ])
}

export type Ask = { byDay?: boolean; byRegion?: boolean; by?: By }

/** What came in and went out: `is_current, on_day, region_code, license_type_id, priority` and the sums. */
export function caseSource(filter: StatisticsFilter, spans: Spans, ask: Ask = {}): Condition {
  const chosen = filter.region === undefined ? 0 : filter.region.length === 2 ? 1 : 2
  const level = ask.byRegion ? Math.min(2, chosen + 1) : chosen
  return sql`
    select span.is_current, figure.on_day, figure.region_code, figure.license_type_id, figure.priority, figure.submitted,
      figure.approved, figure.deemed, figure.rejected, figure.withdrawn, figure.late, figure.revised
    from ${sumSpans(spans, ask.byDay ?? false)}
    join case_figures figure on figure.grain = span.grain and figure.on_day between span.first and span.last
    where ${and([
      sql`level = ${sql.lit(level)}`,
      within(filter.region),
      // Regencies have no sums of all types.
      ...(level < 2
        ? [folded(filter, ask.by)]
        : [equals('license_type_id', filter.type), equals('priority', filter.priority)]),
    ])}`
}

/** Stages brought to their end: `is_current, on_day, region_code, license_type_id, priority, stage_kind, reviewer_id`, sums. */
export function stageSource(filter: StatisticsFilter, spans: Spans, ask: Ask = {}): Condition {
  const where = and([equals('stage_kind', filter.stage), equals('reviewer_id', filter.reviewer)])
  if (filter.region !== undefined || ask.byRegion) {
    return sql`
      select span.is_current, finished_on as on_day, region_code, license_type_id, priority, stage_kind, reviewer_id,
        (outcome = 'approved')::int as approved, (outcome = 'deemed')::int as deemed, (outcome = 'rejected')::int as rejected,
        is_late::int as late
      from ${factSpans(spans)} join stage_facts on finished_on between span.first and span.last
      where ${where} and ${facts(filter)}`
  }
  return sql`
    select span.is_current, on_day, '' as region_code, license_type_id, priority, stage_kind, reviewer_id,
      approved, deemed, rejected, late
    from ${sumSpans(spans, ask.byDay ?? false)}
    join stage_figures figure on figure.grain = span.grain and on_day between span.first and span.last
    where ${where} and ${folded(filter, ask.by)}`
}

/** Working days of our time in finished stages: `is_current, stage_kind, reviewer_id, days, count`. */
export function stageDurationSource(filter: StatisticsFilter, spans: Spans): Condition {
  const where = and([equals('stage_kind', filter.stage), equals('reviewer_id', filter.reviewer)])
  if (filter.region !== undefined || filter.type !== undefined) {
    return sql`
      select span.is_current, stage_kind, reviewer_id, days, 1 as count
      from ${factSpans(spans)} join stage_facts on finished_on between span.first and span.last
      where ${where} and days is not null and ${facts(filter)}`
  }
  return sql`
    select span.is_current, stage_kind, reviewer_id, days, count
    from ${sumSpans(spans, false)}
    join stage_duration_figures figure on figure.grain = span.grain and on_day between span.first and span.last
    where ${where} and ${foldedPriority(filter, undefined)}`
}

/** Working days from sending to decision, and of each side: `is_current, side, days, count`. */
export function durationSource(filter: StatisticsFilter, spans: Spans): Condition {
  if (filter.region !== undefined) {
    return sql`
      select span.is_current, side, days, 1 as count
      from ${factSpans(spans)} join process_facts on ended_on between span.first and span.last
      cross join lateral (values ('total', total_days), ('office', office_days), ('applicant', applicant_days))
        as sides(side, days)
      where outcome is not null and outcome <> 'withdrawn' and days is not null and ${facts(filter)}`
  }
  return sql`
    select span.is_current, side, days, count
    from ${sumSpans(spans, false)}
    join duration_figures figure on figure.grain = span.grain and on_day between span.first and span.last
    where ${folded(filter, undefined)}`
}

/** What was asked for or was the reason of a rejection: `move, license_type_id, target_kind, target_key, code, count, asked`. */
export function reasonSource(filter: StatisticsFilter, span: Span): Condition {
  const spans = [{ ...span, is_current: true }]
  const stage = and([equals('stage_kind', filter.stage)])
  if (filter.region !== undefined || filter.reviewer !== undefined) {
    return sql`
      select move, license_type_id, target_kind, target_key, code, 1 as count, is_first::int as asked
      from ${factSpans(spans)} join reason_facts on asked_on between span.first and span.last
      where ${stage} and ${and([facts(filter), equals('reviewer_id', filter.reviewer)])}`
  }
  return sql`
    select move, license_type_id, target_kind, target_key, code, count, asked
    from ${sumSpans(spans, false)}
    join reason_figures figure on figure.grain = span.grain and on_day between span.first and span.last
    where move in ('revision', 'rejection') and ${stage} and ${and([equals('license_type_id', filter.type)])}
      and ${foldedPriority(filter, undefined)}`
}
