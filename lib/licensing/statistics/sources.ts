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

type Part = { is_current: Condition; days: (column: string) => Condition }
type Read = (part: Part) => Condition

// One query for each stretch of days, put together: every one of them finds its own way along an index, which a join with a
// list of stretches would not.

/** Reads sums by whole months where there are any, else by days; `byDay` keeps to days, for trends finer than months. */
function overSums(spans: Spans, byDay: boolean, read: Read): Condition {
  const parts = spans.flatMap(({ is_current, ...span }) =>
    (byDay ? [{ grain: 'day', ...span }] : stretchesOf(span)).map(({ grain, from, to }) =>
      read({
        is_current: sql.lit(is_current),
        days: (column) =>
          sql`grain = ${sql.lit(grain)} and ${sql.ref(column)} between ${from}::date and ${to}::date`,
      }),
    ),
  )
  return sql.join(parts, sql` union all `)
}

/** Reads rows of single cases. */
function overFacts(spans: Spans, read: Read): Condition {
  const parts = spans.map(({ from, to, is_current }) =>
    read({
      is_current: sql.lit(is_current),
      days: (column) => sql`${sql.ref(column)} between ${from}::date and ${to}::date`,
    }),
  )
  return sql.join(parts, sql` union all `)
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
  const where = and([
    sql`level = ${sql.lit(level)}`,
    within(filter.region),
    // Regencies have no sums of all types.
    ...(level < 2
      ? [folded(filter, ask.by)]
      : [equals('license_type_id', filter.type), equals('priority', filter.priority)]),
  ])
  return overSums(
    spans,
    ask.byDay ?? false,
    ({ is_current, days }) => sql`
      select ${is_current} as is_current, on_day, region_code, license_type_id, priority, submitted, approved, deemed,
        rejected, withdrawn, late, revised
      from case_figures where ${days('on_day')} and ${where}`,
  )
}

/** Stages brought to their end: `is_current, on_day, region_code, license_type_id, priority, stage_kind, reviewer_id`, sums. */
export function stageSource(filter: StatisticsFilter, spans: Spans, ask: Ask = {}): Condition {
  const where = and([equals('stage_kind', filter.stage), equals('reviewer_id', filter.reviewer)])
  if (filter.region !== undefined || ask.byRegion) {
    return overFacts(
      spans,
      ({ is_current, days }) => sql`
        select ${is_current} as is_current, finished_on as on_day, region_code, license_type_id, priority, stage_kind,
          reviewer_id, (outcome = 'approved')::int as approved, (outcome = 'deemed')::int as deemed,
          (outcome = 'rejected')::int as rejected, is_late::int as late
        from stage_facts where ${days('finished_on')} and ${where} and ${facts(filter)}`,
    )
  }
  return overSums(
    spans,
    ask.byDay ?? false,
    ({ is_current, days }) => sql`
      select ${is_current} as is_current, on_day, '' as region_code, license_type_id, priority, stage_kind, reviewer_id,
        approved, deemed, rejected, late
      from stage_figures where ${days('on_day')} and ${where} and ${folded(filter, ask.by)}`,
  )
}

/** Working days of our time in finished stages: `is_current, stage_kind, reviewer_id, days, count`. */
export function stageDurationSource(filter: StatisticsFilter, spans: Spans): Condition {
  const where = and([equals('stage_kind', filter.stage), equals('reviewer_id', filter.reviewer)])
  if (filter.region !== undefined || filter.type !== undefined) {
    return overFacts(
      spans,
      ({ is_current, days }) => sql`
        select ${is_current} as is_current, stage_kind, reviewer_id, days, 1 as count
        from stage_facts where ${days('finished_on')} and ${where} and days is not null and ${facts(filter)}`,
    )
  }
  return overSums(
    spans,
    false,
    ({ is_current, days }) => sql`
      select ${is_current} as is_current, stage_kind, reviewer_id, days, count
      from stage_duration_figures where ${days('on_day')} and ${where} and ${foldedPriority(filter, undefined)}`,
  )
}

/** Working days from sending to decision, and of each side: `is_current, side, days, count`. */
export function durationSource(filter: StatisticsFilter, spans: Spans): Condition {
  if (filter.region !== undefined) {
    return overFacts(
      spans,
      ({ is_current, days }) => sql`
        select ${is_current} as is_current, side, days, 1 as count
        from process_facts
        cross join lateral (values ('total', total_days), ('office', office_days), ('applicant', applicant_days))
          as sides(side, days)
        where outcome is not null and outcome <> 'withdrawn' and days is not null
          and ${days('ended_on')} and ${facts(filter)}`,
    )
  }
  return overSums(
    spans,
    false,
    ({ is_current, days }) => sql`
      select ${is_current} as is_current, side, days, count
      from duration_figures where ${days('on_day')} and ${folded(filter, undefined)}`,
  )
}

/** What was asked for or was the reason of a rejection: `move, license_type_id, target_kind, target_key, code, count, asked`. */
export function reasonSource(filter: StatisticsFilter, span: Span): Condition {
  const spans = [{ ...span, is_current: true }]
  const stage = and([equals('stage_kind', filter.stage)])
  if (filter.region !== undefined || filter.reviewer !== undefined) {
    return overFacts(
      spans,
      ({ days }) => sql`
        select move, license_type_id, target_kind, target_key, code, 1 as count, is_first::int as asked
        from reason_facts
        where ${days('asked_on')} and ${stage} and ${and([facts(filter), equals('reviewer_id', filter.reviewer)])}`,
    )
  }
  return overSums(
    spans,
    false,
    ({ days }) => sql`
      select move, license_type_id, target_kind, target_key, code, count, asked
      from reason_figures
      where ${days('on_day')} and move in ('revision', 'rejection') and ${stage}
        and ${and([equals('license_type_id', filter.type)])} and ${foldedPriority(filter, undefined)}`,
  )
}
