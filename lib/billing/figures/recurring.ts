import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { standingOn } from './coverage-sql'
import { addToMonth, closingDayOf, lastDayOf, type Month, type MonthRange, monthsIn } from './months'
import { MOVES, type Move } from './moves'

export type RecurringMonth = {
  month: Month
  /** Its last day, or today while it runs. */
  day: string
  /** Whole rupiah a month, without PPN. */
  opening: bigint
  closing: bigint
  opening_count: number
  closing_count: number
  moves: Record<Move, { amount: bigint; count: number }>
  plans: { plan_id: string; amount: bigint; count: number }[]
}

type Row = {
  place: number
  opening: bigint
  closing: bigint
  opening_count: number
  closing_count: number
  plans: { plan_id: string; amount: string; count: number }[] | null
} & Record<`${Move}_amount`, bigint> &
  Record<`${Move}_count`, number>

/**
 * Monthly recurring revenue at the end of each month, and what moved it since the month before; what counts is said in
 * `coverage-sql.ts`. Opening + new + expansion + reactivated - contraction - churned = closing. One query.
 */
export async function listRecurringMonths(
  db: Db,
  _staff: StaffId,
  range: MonthRange,
  today: string,
): Promise<RecurringMonth[]> {
  const months = monthsIn(range)
  const days = [lastDayOf(addToMonth(range.from, -1)), ...months.map((month) => closingDayOf(month, today))]
  const { rows } = await sql<Row>`
    with ${standingOn(days)}, ${moved()}, split as (
      select place, jsonb_agg(jsonb_build_object('plan_id', plan_id, 'amount', amount::text, 'count', count)
        order by amount desc, plan_id) as plans
      from (select place, plan_id, sum(amount) as amount, count(*) from standing group by place, plan_id) plans
      group by place
    )
    select days.place::integer, coalesce(sum(opening), 0)::bigint as opening, coalesce(sum(closing), 0)::bigint as closing,
      (count(*) filter (where opening > 0))::integer as opening_count,
      (count(*) filter (where closing > 0))::integer as closing_count,
      ${sql.join(
        MOVES.map(
          (move) => sql`coalesce(sum(abs(closing - opening)) filter (where move = ${move}), 0)::bigint
            as ${sql.ref(`${move}_amount`)},
            (count(*) filter (where move = ${move}))::integer as ${sql.ref(`${move}_count`)}`,
        ),
      )},
      (select plans from split where split.place = days.place) as plans
    from days left join moved on moved.place = days.place
    where days.place > 0
    group by days.place order by days.place`.execute(db)
  return rows.map((row, index) => ({
    month: months[index] ?? '',
    day: days[index + 1] ?? today,
    opening: row.opening,
    closing: row.closing,
    opening_count: row.opening_count,
    closing_count: row.closing_count,
    moves: Object.fromEntries(
      MOVES.map((move) => [move, { amount: row[`${move}_amount`], count: row[`${move}_count`] }]),
    ) as RecurringMonth['moves'],
    plans: (row.plans ?? []).map((plan) => ({ ...plan, amount: BigInt(plan.amount) })),
  }))
}

/** Each company on each day after the first with what it paid before and pays now, and what kind of move that is. */
export function moved() {
  return sql`
    moved as (
      select pairs.*, case
          when opening = 0 and coalesce(first_on > opening_day, false) then 'new'
          when opening = 0 then 'reactivated'
          when closing = 0 then 'churned'
          when closing > opening then 'expansion'
          when closing < opening then 'contraction'
          else 'none' end as move
      from (
        select place, company_id, sum(closing)::bigint as closing, sum(opening)::bigint as opening
        from (
          select place, company_id, amount as closing, 0 as opening from standing
          union all
          select place + 1, company_id, 0, amount from standing
        ) sides
        where place between 1 and ${sql`(select max(place) from days)`}
        group by place, company_id
      ) pairs
        left join begun on begun.company_id = pairs.company_id
        join (select place + 1 as place, day as opening_day from days) before on before.place = pairs.place
    )`
}

export type Cohort = {
  /** Of the first paid day. */
  month: Month
  /** Companies that began in it. */
  size: number
  /** How many of them pay at the end of that month and of each one after it. */
  left: number[]
}

/** Companies by the month of their first paid day, and how many still pay at the end of each month since. One query. */
export async function listCohorts(
  db: Db,
  _staff: StaffId,
  range: MonthRange,
  today: string,
): Promise<Cohort[]> {
  const months = monthsIn(range)
  const days = months.map((month) => closingDayOf(month, today))
  const { rows } = await sql<{ month: Month; size: number; place: number | null; count: number }>`
    with ${standingOn(days)}, cohorts as (
      select company_id, to_char(first_on, 'YYYY-MM') as month from begun
      where to_char(first_on, 'YYYY-MM') between ${range.from} and ${range.to}
    )
    select cohorts.month, (select count(*) from cohorts others where others.month = cohorts.month)::integer as size,
      standing.place::integer, count(standing.company_id)::integer as count
    from cohorts left join standing on standing.company_id = cohorts.company_id
    group by cohorts.month, standing.place order by cohorts.month, standing.place`.execute(db)
  return months.flatMap((month, first) => {
    const own = rows.filter((row) => row.month === month)
    const size = own[0]?.size
    if (size === undefined) return []
    const left = months
      .slice(first)
      .map((_each, index) => own.find((row) => row.place === first + index)?.count ?? 0)
    return [{ month, size, left }]
  })
}
