import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { cutPage, type Page } from '@/lib/keyset'
import { standingOn } from './coverage-sql'
import { addToMonth, closingDayOf, lastDayOf, type Month, type MonthRange, monthsIn } from './months'
import type { Move } from './moves'
import { pageOf } from './page-key'
import { moved } from './recurring'

export const FIGURES_PAGE = 40

/** Why a company left: it did not pay, was refunded, rests, said so in words, or did not say. */
export const LEAVING_REASONS = ['unpaid', 'refunded', 'paused', 'said', 'unsaid'] as const
export type LeavingReason = (typeof LEAVING_REASONS)[number]

export type MovedCompany = {
  id: string
  sort_key: string
  company_name: string
  company_slug: string
  /** Month of the move, as its first day. */
  month_on: string
  opening: bigint
  closing: bigint
  plan_name_id: string | null
  plan_name_en: string | null
  reason: LeavingReason
  /** What the owner wrote when they ended the plan. */
  words: string | null
}

const BY_SIZE = { sort: sql`size`, id: sql`id`, type: 'bigint', direction: 'desc' } as const
const BY_MONTH = { sort: sql`month_on`, id: sql`id`, type: 'date', direction: 'desc' } as const

/** The companies of one kind of move, or all, in one month, the biggest first; one page. One query. */
export async function listMovedCompanies(
  db: Db,
  _staff: StaffId,
  filter: { month: Month; move: Move | undefined } & Page,
  today: string,
  size = FIGURES_PAGE,
) {
  const { month, move } = filter
  const days = [lastDayOf(addToMonth(month, -1)), closingDayOf(month, today)]
  const wanted = move ? sql`move = ${move}` : sql`move <> 'none'`
  const { rows } = await sql<MovedCompany>`
    with ${standingOn(days)}, ${moved()}, ${changed(wanted)}
    select *, size::text as sort_key from changed
    ${pageOf(filter, BY_SIZE, size)}`.execute(db)
  return cutPage(rows, size, filter)
}

/** The companies that left in a range of months, the latest month first; one page. One query. */
export async function listLeavers(
  db: Db,
  _staff: StaffId,
  range: MonthRange & { reason?: LeavingReason | undefined } & Page,
  today: string,
  size = FIGURES_PAGE,
) {
  const { reason } = range
  const { rows } = await sql<MovedCompany>`
    with ${standingOn(daysOf(range, today))}, ${moved()}, ${changed(sql`move = 'churned'`)}
    select *, month_on::text as sort_key from changed
    ${pageOf(range, { ...BY_MONTH, ...(reason && { also: sql<SqlBool>`reason = ${reason}` }) }, size)}`.execute(
    db,
  )
  return cutPage(rows, size, range)
}

export type ReasonFigure = { reason: LeavingReason; count: number; amount: bigint }

/** Why companies left in a range of months, the most frequent reason first. One query. */
export async function countReasons(
  db: Db,
  _staff: StaffId,
  range: MonthRange,
  today: string,
): Promise<ReasonFigure[]> {
  const { rows } = await sql<ReasonFigure>`
    with ${standingOn(daysOf(range, today))}, ${moved()}, ${changed(sql`move = 'churned'`)}
    select reason, count(*)::integer as count, sum(opening)::bigint as amount from changed
    group by reason order by count desc, reason`.execute(db)
  return rows
}

function daysOf(range: MonthRange, today: string): string[] {
  return [
    lastDayOf(addToMonth(range.from, -1)),
    ...monthsIn(range).map((month) => closingDayOf(month, today)),
  ]
}

/** What moved, with names: the plan it was on before it left, else the one it is on, and why it left. */
function changed(wanted: RawBuilder<unknown>) {
  return sql`
    changed as (
      select companies.id, companies.trade_name as company_name, companies.slug as company_slug,
        date_trunc('month', days.day)::date as month_on, opening, closing, abs(closing - opening) as size,
        plans.name_id as plan_name_id, plans.name_en as plan_name_en,
        case when subscriptions.cancel_reason in ('unpaid', 'refunded') then subscriptions.cancel_reason
          when subscriptions.status = 'paused' then 'paused'
          when subscriptions.cancel_reason is not null then 'said' else 'unsaid' end as reason,
        case when subscriptions.cancel_reason not in ('unpaid', 'refunded') then subscriptions.cancel_reason end as words
      from moved
        join days on days.place = moved.place
        join companies on companies.id = moved.company_id
        left join standing on standing.company_id = moved.company_id
          and standing.place = case when closing > 0 then moved.place else moved.place - 1 end
        left join plans on plans.id = standing.plan_id
        left join subscriptions on subscriptions.id = standing.subscription_id
      where ${wanted}
    )`
}
