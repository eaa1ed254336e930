import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { cutPage, type Page } from '@/lib/keyset'
import { firstDayOf, lastDayOf, type Month, type MonthRange, monthsIn } from './months'
import { FIGURES_PAGE } from './movements'
import { pageOf } from './page-key'
import { CASH_SIDES, type RevenueMeasure } from './revenue-measures'

export type RevenueMonth = {
  month: Month
  /** All without PPN, in whole rupiah. */
  invoiced: bigint
  voided: bigint
  credited: bigint
  /** Earned: what stands as income in the books. */
  recognized: bigint
  /** Money that came in less what was paid back, with PPN. */
  collected: bigint
  by_provider: Record<(typeof CASH_SIDES)[number], bigint>
}

type Row = Omit<RevenueMonth, 'by_provider' | 'collected'> & Record<(typeof CASH_SIDES)[number], bigint>

const INCOME = sql`('revenue_subscriptions', 'revenue_fees')`
const SOLD = sql`('revenue_subscriptions', 'revenue_fees', 'deferred_revenue')`
const MOVED = sql`('payment_received', 'payment_reversed', 'refund_paid')`

/**
 * What each month brought, from the books by the day of each posting: so a month that is over changes only by what is posted on its
 * days. Invoiced is what was issued in the month; what was voided or credited in it stands beside. One query.
 */
export async function listRevenueMonths(db: Db, _staff: StaffId, range: MonthRange): Promise<RevenueMonth[]> {
  const { rows } = await sql<Row>`
    select to_char(posted_on, 'YYYY-MM') as month,
      ${sumOf('invoiced')} as invoiced, ${sumOf('voided')} as voided, ${sumOf('credited')} as credited,
      ${sumOf('recognized')} as recognized,
      ${sql.join(CASH_SIDES.map((account) => sql`${cash(account)} as ${sql.ref(account)}`))}
    from ledger_postings
    where posted_on between ${firstDayOf(range.from)} and ${lastDayOf(range.to)}
    group by 1`.execute(db)
  const found = new Map(rows.map((row) => [row.month, row]))
  return monthsIn(range).map((month) => {
    const row = found.get(month)
    const by_provider = Object.fromEntries(
      CASH_SIDES.map((account) => [account, row?.[account] ?? 0n]),
    ) as RevenueMonth['by_provider']
    return {
      month,
      invoiced: row?.invoiced ?? 0n,
      voided: row?.voided ?? 0n,
      credited: row?.credited ?? 0n,
      recognized: row?.recognized ?? 0n,
      collected: CASH_SIDES.reduce((sum, account) => sum + by_provider[account], 0n),
      by_provider,
    }
  })
}

/** What a posting adds to a measure: its amount, the same below zero, or 0. */
function effectOn(measure: RevenueMeasure): RawBuilder<bigint> {
  switch (measure) {
    case 'invoiced':
      return sql`case when kind = 'invoice_issued' and credit_account in ${SOLD} then amount else 0 end`
    case 'voided':
      return sql`case when kind = 'invoice_voided' and debit_account in ${SOLD} then amount else 0 end`
    case 'credited':
      return sql`case when kind = 'credit_note' and debit_account in ${SOLD} then amount else 0 end`
    case 'recognized':
      return sql`case when credit_account in ${INCOME} then amount when debit_account in ${INCOME} then -amount else 0 end`
    case 'collected':
      return sql`case when kind not in ${MOVED} then 0 when debit_account like 'cash%' then amount
        when credit_account like 'cash%' then -amount else 0 end`
  }
}

function sumOf(measure: RevenueMeasure) {
  return sql`coalesce(sum(${effectOn(measure)}), 0)::bigint`
}

function cash(account: (typeof CASH_SIDES)[number]) {
  return sql`coalesce(sum(case when kind not in ${MOVED} then 0 when debit_account = ${account} then amount
    when credit_account = ${account} then -amount else 0 end), 0)::bigint`
}

export type RevenuePosting = {
  id: string
  sort_key: string
  posted_on: string
  kind: string
  amount: bigint
  invoice_number: string | null
  payment_id: string | null
  order_id: string | null
  company_name: string | null
  company_slug: string | null
}

const BY_DAY = {
  sort: sql`posted_on`,
  id: sql`id`,
  type: 'date',
  direction: 'desc',
  also: sql<SqlBool>`amount <> 0`,
} as const

/** The postings behind one figure of one month, the latest first; they add up to it. One page, one query. */
export async function listRevenuePostings(
  db: Db,
  _staff: StaffId,
  filter: { month: Month; show: RevenueMeasure; cash: (typeof CASH_SIDES)[number] | undefined } & Page,
  size = FIGURES_PAGE,
) {
  const { month, show, cash: account } = filter
  const { rows } = await sql<RevenuePosting>`
    select page.id, page.posted_on::text as sort_key, page.posted_on, page.kind, page.amount, number as invoice_number,
      page.payment_id, order_id, trade_name as company_name, slug as company_slug
    from (
      select * from (
        select id, posted_on, kind, invoice_id, payment_id, company_id, ${effectOn(show)}::bigint as amount
        from ledger_postings
        where posted_on between ${firstDayOf(month)} and ${lastDayOf(month)}
          ${account ? sql`and ${account} in (debit_account, credit_account)` : sql``}
      ) effects
      ${pageOf(filter, BY_DAY, size)}
    ) page
      left join invoices on invoices.id = page.invoice_id
      left join payments on payments.id = page.payment_id
      left join companies on companies.id = page.company_id
    order by page.posted_on ${sql.raw(filter.before ? 'asc' : 'desc')}, page.id ${sql.raw(filter.before ? 'asc' : 'desc')}`.execute(
    db,
  )
  return cutPage(rows, size, filter)
}
