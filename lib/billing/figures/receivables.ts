import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { cutPage, type Page } from '@/lib/keyset'
import { AGE_ENDS, AGES, type Age } from './ageing'
import { FIGURES_PAGE } from './movements'
import { pageOf, parsePage } from './page-key'

export const RECEIVABLE_VIEWS = ['company', 'invoice'] as const
export const RECEIVABLE_SORTS = ['oldest', 'most'] as const

const filter = z.object({
  on: z.iso.date().optional().catch(undefined),
  age: z.enum(AGES).optional().catch(undefined),
  by: z.enum(RECEIVABLE_VIEWS).catch('company'),
  sort: z.enum(RECEIVABLE_SORTS).catch('oldest'),
})

export type ReceivableFilter = {
  /** As of the end of this day. */
  on: string
  age?: Age | undefined
  by: (typeof RECEIVABLE_VIEWS)[number]
  sort: (typeof RECEIVABLE_SORTS)[number]
} & Page

/** The filter of an address; a day that lies ahead, or none, is today. */
export function parseReceivableFilter(search: Record<string, unknown>, today: string): ReceivableFilter {
  const { on, ...rest } = filter.parse(search)
  return { on: on !== undefined && on < today ? on : today, ...rest, ...parsePage(search) }
}

/**
 * What each invoice owed at the end of a day, from what the books say of it up to then: payments, credit notes and write-offs
 * that came later do not count. The sum is what the account `receivable` held that day. As the table `owed` of a `with`.
 */
function owedOn(day: string, age: Age | undefined) {
  return sql`
    moves as (
      select invoice_id, amount from ledger_postings where debit_account = 'receivable' and posted_on <= ${day}
      union all
      select invoice_id, -amount from ledger_postings where credit_account = 'receivable' and posted_on <= ${day}
    ), owed as (
      select * from (
        select invoices.id, number, company_id, open.amount, coalesce(due_on, issued_on) as due_on,
          greatest(${day}::date - coalesce(due_on, issued_on), 0) as days_late,
          ${bucket(day)} as age
        from (select invoice_id, sum(amount)::bigint as amount from moves group by invoice_id having sum(amount) <> 0) open
          join invoices on invoices.id = open.invoice_id
      ) aged
      ${age ? sql`where age = ${age}` : sql``}
    )`
}

function bucket(day: string) {
  const late = sql`${day}::date - coalesce(due_on, issued_on)`
  return sql`case when ${late} <= ${sql.lit(AGE_ENDS.current)} then 'current' when ${late} <= ${sql.lit(AGE_ENDS.d30)} then 'd30'
    when ${late} <= ${sql.lit(AGE_ENDS.d60)} then 'd60' when ${late} <= ${sql.lit(AGE_ENDS.d90)} then 'd90' else 'older' end`
}

export type AgeFigure = { age: Age; amount: bigint; count: number }

/** What is owed at the end of a day by how long it is due, each bucket in its order. One query. */
export async function listAges(db: Db, _staff: StaffId, day: string): Promise<AgeFigure[]> {
  const { rows } = await sql<AgeFigure>`
    with ${owedOn(day, undefined)}
    select age, sum(amount)::bigint as amount, count(*)::integer as count from owed group by age`.execute(db)
  return AGES.map((age) => rows.find((row) => row.age === age) ?? { age, amount: 0n, count: 0 })
}

/** What the account `receivable` held at the end of a day. One query. */
export async function findReceivableBalance(db: Db, _staff: StaffId, day: string): Promise<bigint> {
  const { rows } = await sql<{ amount: bigint }>`
    select (coalesce((select sum(amount) from ledger_postings where debit_account = 'receivable' and posted_on <= ${day}), 0)
      - coalesce((select sum(amount) from ledger_postings where credit_account = 'receivable' and posted_on <= ${day}), 0)
      )::bigint as amount`.execute(db)
  return rows[0]?.amount ?? 0n
}

export type OwedInvoice = {
  id: string
  sort_key: string
  number: string
  amount: bigint
  due_on: string
  days_late: number
  age: Age
  company_name: string
  company_slug: string
}

/** One page of what was owed by invoice. One query. */
export async function listOwedInvoices(
  db: Db,
  _staff: StaffId,
  filter: ReceivableFilter,
  size = FIGURES_PAGE,
) {
  const { rows } = await sql<OwedInvoice>`
    with ${owedOn(filter.on, filter.age)}
    select page.*, trade_name as company_name, slug as company_slug
    from (
      select owed.*, ${filter.sort === 'most' ? sql`amount` : sql`due_on`}::text as sort_key from owed
      ${pageOf(filter, sortingOf(filter), size)}
    ) page join companies on companies.id = page.company_id
    order by ${orderOf(filter)}`.execute(db)
  return cutPage(rows, size, filter)
}

export type OwingCompany = {
  id: string
  sort_key: string
  amount: bigint
  count: number
  due_on: string
  days_late: number
  /** The most overdue bucket. */
  age: Age
  company_name: string
  company_slug: string
}

/** One page of what was owed by company. One query. */
export async function listOwingCompanies(
  db: Db,
  _staff: StaffId,
  filter: ReceivableFilter,
  size = FIGURES_PAGE,
) {
  const { rows } = await sql<OwingCompany>`
    with ${owedOn(filter.on, filter.age)}, owing as (
      select company_id as id, sum(amount)::bigint as amount, count(*)::integer as count, min(due_on) as due_on,
        max(days_late) as days_late, (array_agg(age order by due_on))[1] as age
      from owed group by company_id
    )
    select page.*, trade_name as company_name, slug as company_slug
    from (
      select owing.*, ${filter.sort === 'most' ? sql`amount` : sql`due_on`}::text as sort_key from owing
      ${pageOf(filter, sortingOf(filter), size)}
    ) page join companies on companies.id = page.id
    order by ${orderOf(filter)}`.execute(db)
  return cutPage(rows, size, filter)
}

function sortingOf({ sort }: ReceivableFilter) {
  const id = sql`id`
  return sort === 'most'
    ? ({ sort: sql`amount`, id, type: 'bigint', direction: 'desc' } as const)
    : ({ sort: sql`due_on`, id, type: 'date', direction: 'asc' } as const)
}

/** As the page was read: the join must not lose its order. */
function orderOf(filter: ReceivableFilter) {
  const rising = (filter.sort === 'oldest') !== (filter.before !== undefined)
  const order = sql.raw(rising ? 'asc' : 'desc')
  return sql`page.${sql.ref(filter.sort === 'most' ? 'amount' : 'due_on')} ${order}, page.id ${order}`
}

/** All that was owed, the oldest first, read in portions; at most `most` invoices. */
export async function* readReceivables(
  db: Db,
  staff: StaffId,
  filter: ReceivableFilter,
  most: number,
): AsyncGenerator<OwedInvoice> {
  let after: string | undefined
  for (let count = 0; count < most; ) {
    const at = { ...filter, before: undefined, after }
    const page = await listOwedInvoices(db, staff, at, 2000)
    for (const row of page.rows) if (count++ < most) yield row
    after = page.after
    if (!after) return
  }
}
