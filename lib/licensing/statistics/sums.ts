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

/** Each figure stands in the sums of its day and in those of its month. */
const GRAINS = sql`(values ('day'), ('month')) as grains(grain)`
const onDay = (column: string) =>
  sql`case grain when 'day' then ${sql.ref(column)} else date_trunc('month', ${sql.ref(column)})::date end`

async function addCases(trx: Trx, cases: Cases, sign: number): Promise<void> {
  const figures = ['submitted', 'approved', 'deemed', 'rejected', 'withdrawn', 'late', 'revised']
  const ended = (outcome: string) => sql`not is_sent and outcome = ${sql.lit(outcome)}`
  const decided = sql`not is_sent and outcome <> 'withdrawn'`
  await sql`
    insert into case_figures as known
      (level, grain, on_day, region_code, license_type_id, priority, ${columns(figures)})
    select level, grain, ${onDay('day')},
      case level when 0 then '' when 1 then left(region_code, 2) else region_code end, license_type_id, priority,
      ${counts(sign, [sql`is_sent`, ...['approved', 'deemed', 'rejected', 'withdrawn'].map(ended), sql`${decided} and late_stages > 0`, sql`${decided} and revisions > 0`])}
    from process_facts
    cross join lateral (values (submitted_on, true), (ended_on, false)) as moments(day, is_sent)
    cross join ${GRAINS}
    cross join generate_series(0, 2) as level
    where day is not null and ${among(cases, 'application_id')}
    group by 1, 2, 3, 4, 5, 6
    on conflict on constraint case_figures_key do update set ${sums(figures)}`.execute(trx)
}

async function addDurations(trx: Trx, cases: Cases, sign: number): Promise<void> {
  await sql`
    insert into duration_figures as known (grain, on_day, side, license_type_id, priority, days, count)
    select grain, ${onDay('ended_on')}, side, license_type_id, priority, days, ${counts(sign, [sql`true`])}
    from process_facts
    cross join lateral (values ('total', total_days), ('office', office_days), ('applicant', applicant_days))
      as sides(side, days)
    cross join ${GRAINS}
    where outcome <> 'withdrawn' and days is not null and ${among(cases, 'application_id')}
    group by 1, 2, 3, 4, 5, 6
    on conflict on constraint duration_figures_key do update set ${sums(['count'])}`.execute(trx)
}

async function addStages(trx: Trx, cases: Cases, sign: number): Promise<void> {
  const figures = ['approved', 'deemed', 'rejected', 'late']
  const outcome = (name: string) => sql`outcome = ${sql.lit(name)}`
  await sql`
    insert into stage_figures as known
      (grain, on_day, stage_kind, reviewer_id, license_type_id, priority, ${columns(figures)})
    select grain, ${onDay('finished_on')}, stage_kind, reviewer_id, license_type_id, priority,
      ${counts(sign, [...['approved', 'deemed', 'rejected'].map(outcome), sql`is_late`])}
    from stage_facts cross join ${GRAINS}
    where ${among(cases, 'application_id')}
    group by 1, 2, 3, 4, 5, 6
    on conflict on constraint stage_figures_key do update set ${sums(figures)}`.execute(trx)
}

async function addStageDurations(trx: Trx, cases: Cases, sign: number): Promise<void> {
  await sql`
    insert into stage_duration_figures as known (grain, on_day, stage_kind, reviewer_id, priority, days, count)
    select grain, ${onDay('finished_on')}, stage_kind, reviewer_id, priority, days, ${counts(sign, [sql`true`])}
    from stage_facts cross join ${GRAINS}
    where days is not null and ${among(cases, 'application_id')}
    group by 1, 2, 3, 4, 5, 6
    on conflict on constraint stage_duration_figures_key do update set ${sums(['count'])}`.execute(trx)
}

async function addReasons(trx: Trx, cases: Cases, sign: number): Promise<void> {
  await sql`
    insert into reason_figures as known
      (move, grain, on_day, license_type_id, priority, stage_kind, target_kind, target_key, code, count, asked)
    select move, grain, ${onDay('asked_on')}, license_type_id, priority, stage_kind, target_kind, target_key, code,
      ${counts(sign, [sql`true`, sql`is_first`])}
    from reason_facts cross join ${GRAINS}
    where ${among(cases, 'application_id')}
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    on conflict on constraint reason_figures_key do update set ${sums(['count', 'asked'])}`.execute(trx)
}

function columns(names: string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)))
}

function counts(sign: number, conditions: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(
    conditions.map((condition) => sql`${sql.lit(sign)} * (count(*) filter (where ${condition}))::int`),
  )
}

function sums(names: string[]): RawBuilder<unknown> {
  return sql.join(
    names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`known.${name}`)} + ${sql.ref(`excluded.${name}`)}`),
  )
}
