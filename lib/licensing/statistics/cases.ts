import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { type CaseListFilter, isAboutStages, NOBODY, periodOfFilter } from './filter'
import { AGE, AGE_JOIN, LATE } from './open'

export const CASES_PAGE = 50
/** Beyond these nobody counts the rows of a list; the figure that led here is exact. */
export const MOST_COUNTED = 10_000

export type CaseRow = {
  application_id: string
  number: string
  company_name: string
  name_id: string
  name_en: string
  status: string
  priority: string
  stage_kind: string | null
  /** Who holds it, or who did what is listed. */
  person: string | null
  submitted_on: string
  /** The day by which the list is sorted. */
  on_day: string
  due_on: string | null
  outcome: string | null
  office_days: number | null
  total_days: number | null
  /** Of the row, not of the case: a case may finish several stages. */
  row_id: string
}

type Source = {
  from: RawBuilder<unknown>
  day: string
  row: string
  stage: string
  person: string
  where: RawBuilder<SqlBool>[]
  /** Joins the case where the list is of something else. */
  fact?: RawBuilder<unknown>
}

/** One page of the cases behind a figure, the newest first, and how many there are, up to `MOST_COUNTED` and one more. */
export async function listCases(db: Db, _staff: StaffId, filter: CaseListFilter, now: Date) {
  const today = dayOf(now)
  const isBackwards = filter.before !== undefined
  const source = sourceOf(filter, today, isBackwards)
  const day = sql.ref(source.day)
  const row = sql.ref(source.row)
  const where = sql.join([...source.where, ...conditions(filter)], sql` and `)
  const cursor = filter.before ?? filter.after
  const beyond = cursor
    ? sql`(${day}, ${row}) ${sql.raw(isBackwards ? '>' : '<')} (${cursor.slice(0, 10)}::date, ${cursor.slice(11)}::uuid)`
    : sql`true`
  const direction = sql.raw(isBackwards ? 'asc' : 'desc')
  const [page, counted] = await Promise.all([
    sql<CaseRow>`
      select fact.application_id, application.number, application.company_name, type.name_id, type.name_en, fact.status,
        fact.priority, ${sql.ref(source.stage)} as stage_kind, person.name as person, fact.submitted_on, ${day} as on_day,
        fact.due_on, fact.outcome, fact.office_days, fact.total_days, ${row} as row_id
      from ${source.from} ${source.fact ?? sql``}
      join applications application on application.id = fact.application_id
      join license_types type on type.id = fact.license_type_id
      left join users person on person.id = ${sql.ref(source.person)}
      where ${where} and ${beyond}
      order by ${day} ${direction}, ${row} ${direction} limit ${CASES_PAGE + 1}`.execute(db),
    sql<{ count: number }>`select count(*)::int as count from (
      select from ${source.from} where ${where} limit ${MOST_COUNTED + 1}) as counted`.execute(db),
  ])
  const hasMore = page.rows.length > CASES_PAGE
  const rows = page.rows.slice(0, CASES_PAGE)
  if (isBackwards) rows.reverse()
  const cursorOf = (of: CaseRow | undefined) => of && `${of.on_day}_${of.row_id}`
  return {
    rows,
    count: counted.rows[0]?.count ?? 0,
    before: (isBackwards ? hasMore : cursor !== undefined) ? cursorOf(rows[0]) : undefined,
    after: isBackwards || hasMore ? cursorOf(rows.at(-1)) : undefined,
  }
}

const FACT = sql`join process_facts fact on fact.application_id = stage.application_id`

function sourceOf(filter: CaseListFilter, today: string, isBackwards: boolean): Source {
  const { from, to } = periodOfFilter(filter, today)
  const within = (column: string) => sql<SqlBool>`${sql.ref(column)} between ${from}::date and ${to}::date`
  const fact = { row: 'fact.application_id', stage: 'fact.stage_kind', person: 'fact.assignee_id' }
  switch (filter.show) {
    case 'open':
      return {
        ...fact,
        from: filter.age === undefined ? sql`process_facts fact` : sql`process_facts fact ${AGE_JOIN(today)}`,
        day: 'fact.submitted_on',
        where: [
          sql`fact.outcome is null`,
          ...(filter.late ? [LATE(today)] : []),
          ...(filter.age === undefined ? [] : [sql<SqlBool>`${AGE} = ${sql.lit(filter.age)}`]),
        ],
      }
    case 'submitted':
      return {
        ...fact,
        from: sql`process_facts fact`,
        day: 'fact.submitted_on',
        where: [within('fact.submitted_on')],
      }
    case 'ended':
      return isAboutStages(filter) ? stages(filter, within) : { ...fact, ...ended(filter, within) }
    case 'stages':
      return stages(filter, within)
    case 'asked':
    case 'rejected':
      return reasons(filter, within, isBackwards)
    default:
      return filter.show satisfies never
  }
}

type Within = (column: string) => RawBuilder<SqlBool>

function ended(filter: CaseListFilter, within: Within) {
  const where: RawBuilder<SqlBool>[] = [sql`fact.outcome is not null`, within('fact.ended_on')]
  if (filter.outcome) where.push(sql`fact.outcome = ${filter.outcome}`)
  if (filter.late || filter.revised) where.push(sql`fact.outcome <> 'withdrawn'`)
  if (filter.late) where.push(sql`fact.late_stages > 0`)
  if (filter.revised) where.push(sql`fact.revisions > 0`)
  return { from: sql`process_facts fact`, day: 'fact.ended_on', where }
}

function stages(filter: CaseListFilter, within: Within): Source {
  const where = [within('stage.finished_on')]
  if (filter.late) where.push(sql`stage.is_late`)
  if (filter.outcome) where.push(sql`stage.outcome = ${filter.outcome}`)
  if (filter.who) where.push(whose('stage.reviewer_id', filter.who))
  return {
    from: sql`stage_facts stage`,
    fact: FACT,
    ...{
      day: 'stage.finished_on',
      row: 'stage.event_id',
      stage: 'stage.stage_kind',
      person: 'stage.reviewer_id',
    },
    where,
  }
}

/** Each request or rejection once, however many of its reasons are meant. */
function reasons(filter: CaseListFilter, within: Within, isBackwards: boolean): Source {
  const direction = sql.raw(isBackwards ? 'asc' : 'desc')
  const move = filter.show === 'asked' ? 'revision' : 'rejection'
  const where: RawBuilder<SqlBool>[] = [sql`move = ${move}`, within('asked_on')]
  if (filter.target) {
    const at = filter.target.indexOf(':')
    where.push(
      sql`target_kind = ${filter.target.slice(0, at)} and target_key = ${filter.target.slice(at + 1)}`,
    )
  }
  if (filter.code !== undefined) where.push(sql`code = ${filter.code}`)
  return {
    from: sql`(select distinct on (asked_on, event_id) * from reason_facts where ${sql.join(where, sql` and `)}
      order by asked_on ${direction}, event_id ${direction}) as stage`,
    fact: FACT,
    ...{
      day: 'stage.asked_on',
      row: 'stage.event_id',
      stage: 'stage.stage_kind',
      person: 'stage.reviewer_id',
    },
    where: [sql`true`],
  }
}

function conditions(filter: CaseListFilter): RawBuilder<SqlBool>[] {
  const list: RawBuilder<SqlBool>[] = []
  const isOpen = filter.show === 'open'
  const isStage = !isOpen && filter.show !== 'submitted' && (filter.show !== 'ended' || isAboutStages(filter))
  const person = isStage ? 'stage.reviewer_id' : 'fact.assignee_id'
  const of = (column: string) => sql.ref(`${isStage ? 'stage' : 'fact'}.${column}`)
  if (filter.type) list.push(sql`${of('license_type_id')} = ${filter.type}`)
  if (filter.region) list.push(sql`${of('region_code')} like ${`${filter.region}%`}`)
  if (filter.priority) list.push(sql`${of('priority')} = ${filter.priority}`)
  if (filter.side && !isStage) list.push(SIDE[filter.side])
  if (filter.stage && (isOpen || isStage)) {
    list.push(sql`${sql.ref(isStage ? 'stage.stage_kind' : 'fact.stage_kind')} = ${filter.stage}`)
  }
  if (filter.reviewer && (isOpen || isStage)) list.push(whose(person, filter.reviewer))
  if (filter.who && isOpen) list.push(whose(person, filter.who))
  return list
}

const SIDE: Record<NonNullable<CaseListFilter['side']>, RawBuilder<SqlBool>> = {
  office: sql`fact.status in ('submitted', 'in_review')`,
  applicant: sql`fact.status = 'revision_requested'`,
  hold: sql`fact.status = 'on_hold'`,
}

function whose(column: string, who: string): RawBuilder<SqlBool> {
  return who === NOBODY ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${who}`
}
