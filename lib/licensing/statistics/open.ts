import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { AGE_LIMITS, type StatisticsFilter } from './filter'

export type Open = { count: number; late: number }
export type OpenBy = {
  total: Open
  /** Whose turn it is. */
  status: Map<string, Open>
  stage: Map<string, Open>
  type: Map<string, Open>
  /** By province, or by regency once a province is chosen. */
  region: Map<string, Open>
  priority: Map<string, Open>
  /** By who holds them; '' for nobody. */
  holder: Map<string, Open>
  /** For each stage how many were sent so many working days ago, by `AGE_LIMITS` and one more for the older ones. */
  ages: Map<string, number[]>
}

type Row = {
  status: string | null
  stage_kind: string | null
  license_type_id: string | null
  region: string | null
  priority: string | null
  holder: string | null
  age: number | null
  set: number
  count: number
  late: number
}

/** The place of an open case among the ages: by the working days since it was sent. Reads `fact` and `today`. */
export const AGE: RawBuilder<number> = sql`(case ${sql.join(
  AGE_LIMITS.map(
    (limit, at) => sql`when today.number - sent.number <= ${sql.lit(limit)} then ${sql.lit(at)}`,
  ),
  sql` `,
)} else ${sql.lit(AGE_LIMITS.length)} end)`

/** With us, and due before today. */
export const LATE = (today: string): RawBuilder<SqlBool> =>
  sql`fact.status in ('submitted', 'in_review') and fact.due_on < ${today}::date`

/** Joins what `AGE` reads. */
export const AGE_JOIN = (today: string): RawBuilder<unknown> => sql`
  join working_day_numbers sent on sent.day = fact.submitted_on
  cross join (select number from working_day_numbers where day = ${today}::date) as today`

/** Open cases that a filter leaves; `reviewer` is who holds them. */
export function openConditions(filter: StatisticsFilter): RawBuilder<SqlBool> {
  const conditions: RawBuilder<SqlBool>[] = [sql`fact.outcome is null`]
  if (filter.type) conditions.push(sql`fact.license_type_id = ${filter.type}`)
  if (filter.region) conditions.push(sql`fact.region_code like ${`${filter.region}%`}`)
  if (filter.priority) conditions.push(sql`fact.priority = ${filter.priority}`)
  if (filter.stage) conditions.push(sql`fact.stage_kind = ${filter.stage}`)
  if (filter.reviewer) conditions.push(sql`fact.assignee_id = ${filter.reviewer}`)
  return sql.join(conditions, sql` and `)
}

/** What is open now, by everything at once: one pass over the open cases alone. */
export async function countOpen(
  db: Db,
  _staff: StaffId,
  filter: StatisticsFilter,
  today: string,
): Promise<OpenBy> {
  const { rows } = await sql<Row>`
    select status, stage_kind, license_type_id, region, priority, holder, age,
      grouping(status, stage_kind, license_type_id, region, priority, holder, age)::int as set,
      sum(count)::int as count, sum(late)::int as late
    from (
      select fact.status, coalesce(fact.stage_kind, '') as stage_kind, fact.license_type_id,
        left(fact.region_code, ${sql.lit(filter.region ? 5 : 2)}) as region, fact.priority,
        coalesce(fact.assignee_id::text, '') as holder, ${AGE} as age,
        1 as count, (${LATE(today)})::int as late
      from process_facts fact ${AGE_JOIN(today)}
      where ${openConditions(filter)}
    ) as open
    group by grouping sets ((), (status), (stage_kind), (license_type_id), (region), (priority), (holder), (stage_kind, age))`.execute(
    db,
  )
  const by: OpenBy = {
    total: { count: 0, late: 0 },
    status: new Map(),
    stage: new Map(),
    type: new Map(),
    region: new Map(),
    priority: new Map(),
    holder: new Map(),
    ages: new Map(),
  }
  for (const row of rows) put(by, row)
  return by
}

// What `grouping` answers: a bit for each column that is not grouped by, the first column the highest.
const SETS = {
  total: 0b1111111,
  status: 0b0111111,
  stage: 0b1011111,
  type: 0b1101111,
  region: 0b1110111,
  priority: 0b1111011,
  holder: 0b1111101,
  ages: 0b1011110,
}

function put(by: OpenBy, row: Row): void {
  const open: Open = { count: row.count ?? 0, late: row.late ?? 0 }
  if (row.set === SETS.total) by.total = open
  else if (row.set === SETS.status) by.status.set(row.status ?? '', open)
  else if (row.set === SETS.stage) by.stage.set(row.stage_kind ?? '', open)
  else if (row.set === SETS.type) by.type.set(row.license_type_id ?? '', open)
  else if (row.set === SETS.region) by.region.set(row.region ?? '', open)
  else if (row.set === SETS.priority) by.priority.set(row.priority ?? '', open)
  else if (row.set === SETS.holder) by.holder.set(row.holder ?? '', open)
  else if (row.set === SETS.ages && row.age !== null) {
    const stage = row.stage_kind ?? ''
    const ages = by.ages.get(stage) ?? new Array<number>(AGE_LIMITS.length + 1).fill(0)
    ages[row.age] = open.count
    by.ages.set(stage, ages)
  }
}

/** Whose turn open cases are: ours, the applicant's, or nobody's while they are on hold. */
export function sideCounts({ status }: OpenBy) {
  const of = (...names: string[]) => names.reduce((sum, name) => sum + (status.get(name)?.count ?? 0), 0)
  return [
    { side: 'office' as const, count: of('submitted', 'in_review') },
    { side: 'applicant' as const, count: of('revision_requested') },
    { side: 'hold' as const, count: of('on_hold') },
  ]
}
