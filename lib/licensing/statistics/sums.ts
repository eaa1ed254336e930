import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '@/db'
import { among, type Cases } from './facts'

const SUMS = [
  'case_figures',
  'duration_figures',
  'stage_figures',
  'stage_duration_figures',
  'reason_figures',
] as const

/** In place of a licence type: all of them together. */
export const ALL_TYPES = '00000000-0000-0000-0000-000000000000'
/** In place of a priority. */
export const ALL_PRIORITIES = ''

/** Empties the sums, to be added up anew. */
export async function clearSums(trx: Trx): Promise<void> {
  for (const table of SUMS) await sql`truncate ${sql.table(table)}`.execute(trx)
}

/** Adds what is known of these cases to the sums, or with `-1` takes it off. */
export async function addToSums(trx: Trx, cases: Cases, sign: 1 | -1): Promise<void> {
  await addCases(trx, cases, sign)
  await addDurations(trx, cases, sign)
  await addStages(trx, cases, sign)
  await addStageDurations(trx, cases, sign)
  await addReasons(trx, cases, sign)
}

// Each figure stands in the sums of its day and in those of its month, by licence type and priority and by all of either:
// whatever is asked for is read from as few rows as there can be. So the facts are first added up by day, and these sums
// are then multiplied. Written in the order of their key: a million of them find the pages of the index one after another.

const GRAINS = sql`cross join (values ('day'), ('month')) as grains(grain)`
const ON_DAY = sql`case grain when 'day' then day else date_trunc('month', day)::date end`
const TYPES = sql`cross join (values (false), (true)) as types(all_types)`
const TYPE = sql`case when all_types then ${sql.lit(ALL_TYPES)}::uuid else license_type_id end`
const PRIORITIES = sql`cross join (values (false), (true)) as priorities(all_priorities)`
const PRIORITY = sql`case when all_priorities then ${sql.lit(ALL_PRIORITIES)} else priority end`

async function addCases(trx: Trx, cases: Cases, sign: number): Promise<void> {
  const figures = ['submitted', 'approved', 'deemed', 'rejected', 'withdrawn', 'late', 'revised']
  const ended = (outcome: string) => sql`not is_sent and outcome = ${sql.lit(outcome)}`
  const decided = sql`not is_sent and outcome <> 'withdrawn'`
  const conditions = [
    sql`is_sent`,
    ...['approved', 'deemed', 'rejected', 'withdrawn'].map(ended),
    sql`${decided} and late_stages > 0`,
    sql`${decided} and revisions > 0`,
  ]
  // Regencies are read by nobody who has not chosen a province: their rows are few enough as they are.
  await sql`
    insert into case_figures as known
      (level, grain, on_day, region_code, license_type_id, priority, ${columns(figures)})
    with base as (
      select day, region_code, license_type_id, priority, ${counts(sign, figures, conditions)}
      from process_facts
      cross join lateral (values (submitted_on, true), (ended_on, false)) as moments(day, is_sent)
      where day is not null and ${among(cases, 'application_id')}
      group by 1, 2, 3, 4
    )
    select level, grain, ${ON_DAY},
      case level when 0 then '' when 1 then left(region_code, 2) else region_code end, ${TYPE}, ${PRIORITY}, ${added(figures)}
    from base ${GRAINS} cross join generate_series(0, 2) as level ${TYPES} ${PRIORITIES}
    where level < 2 or not (all_types or all_priorities)
    group by 1, 2, 3, 4, 5, 6
    order by 1, 5, 6, 2, 3, 4
    on conflict on constraint case_figures_key do update set ${sums(figures)}`.execute(trx)
}

async function addDurations(trx: Trx, cases: Cases, sign: number): Promise<void> {
  await sql`
    insert into duration_figures as known (grain, on_day, side, license_type_id, priority, days, count)
    with base as (
      select ended_on as day, side, license_type_id, priority, days, ${counts(sign, ['count'], [sql`true`])}
      from process_facts
      cross join lateral (values ('total', total_days), ('office', office_days), ('applicant', applicant_days))
        as sides(side, days)
      where outcome <> 'withdrawn' and days is not null and ${among(cases, 'application_id')}
      group by 1, 2, 3, 4, 5
    )
    select grain, ${ON_DAY}, side, ${TYPE}, ${PRIORITY}, days, ${added(['count'])}
    from base ${GRAINS} ${TYPES} ${PRIORITIES}
    group by 1, 2, 3, 4, 5, 6
    order by 4, 5, 1, 2, 3, 6
    on conflict on constraint duration_figures_key do update set ${sums(['count'])}`.execute(trx)
}

async function addStages(trx: Trx, cases: Cases, sign: number): Promise<void> {
  const figures = ['approved', 'deemed', 'rejected', 'late']
  const outcome = (name: string) => sql`outcome = ${sql.lit(name)}`
  const conditions = [...['approved', 'deemed', 'rejected'].map(outcome), sql`is_late`]
  await sql`
    insert into stage_figures as known
      (grain, on_day, stage_kind, reviewer_id, license_type_id, priority, ${columns(figures)})
    with base as (
      select finished_on as day, stage_kind, reviewer_id, license_type_id, priority, ${counts(sign, figures, conditions)}
      from stage_facts where ${among(cases, 'application_id')}
      group by 1, 2, 3, 4, 5
    )
    select grain, ${ON_DAY}, stage_kind, reviewer_id, ${TYPE}, ${PRIORITY}, ${added(figures)}
    from base ${GRAINS} ${TYPES} ${PRIORITIES}
    group by 1, 2, 3, 4, 5, 6
    order by 5, 6, 1, 2, 3, 4
    on conflict on constraint stage_figures_key do update set ${sums(figures)}`.execute(trx)
}

async function addStageDurations(trx: Trx, cases: Cases, sign: number): Promise<void> {
  await sql`
    insert into stage_duration_figures as known (grain, on_day, stage_kind, reviewer_id, priority, days, count)
    with base as (
      select finished_on as day, stage_kind, reviewer_id, priority, days, ${counts(sign, ['count'], [sql`true`])}
      from stage_facts where days is not null and ${among(cases, 'application_id')}
      group by 1, 2, 3, 4, 5
    )
    select grain, ${ON_DAY}, stage_kind, reviewer_id, ${PRIORITY}, days, ${added(['count'])}
    from base ${GRAINS} ${PRIORITIES}
    group by 1, 2, 3, 4, 5, 6
    order by 5, 1, 2, 3, 4, 6
    on conflict on constraint stage_duration_figures_key do update set ${sums(['count'])}`.execute(trx)
}

async function addReasons(trx: Trx, cases: Cases, sign: number): Promise<void> {
  const figures = ['count', 'asked']
  await sql`
    insert into reason_figures as known
      (move, grain, on_day, license_type_id, priority, stage_kind, target_kind, target_key, code, count, asked)
    with base as (
      select move, asked_on as day, license_type_id, priority, stage_kind, target_kind, target_key, code,
        ${counts(sign, figures, [sql`true`, sql`is_first`])}
      from reason_facts where ${among(cases, 'application_id')}
      group by 1, 2, 3, 4, 5, 6, 7, 8
    )
    select move, grain, ${ON_DAY}, license_type_id, ${PRIORITY}, stage_kind, target_kind, target_key, code, ${added(figures)}
    from base ${GRAINS} ${PRIORITIES}
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    order by 5, 2, 3, 1, 4, 6, 7, 8, 9
    on conflict on constraint reason_figures_key do update set ${sums(figures)}`.execute(trx)
}

function columns(names: string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)))
}

function counts(sign: number, names: string[], conditions: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(
    conditions.map(
      (condition, at) =>
        sql`${sql.lit(sign)} * (count(*) filter (where ${condition}))::int as ${sql.ref(names[at] ?? '')}`,
    ),
  )
}

function added(names: string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql`sum(${sql.ref(name)})::int`))
}

function sums(names: string[]): RawBuilder<unknown> {
  return sql.join(
    names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`known.${name}`)} + ${sql.ref(`excluded.${name}`)}`),
  )
}
