import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '@/db'
import type { CompanyId, StaffId } from '@/lib/ids'
import { anywhere, beyondCursor, cutPage, isBackwards, parseCursor } from '@/lib/keyset'
import { smaller } from '@/lib/money'
import { addDays } from '@/lib/time'
import { startOfDay } from '@/lib/working-days'
import type { PaymentProvider } from '../ledger/accounts'
import { REFUND_STATUSES, type RefundStatus } from '../status'
import type { Destination } from './by-hand'
import { buysRunningPeriod } from './consequences'
import { refundsByProvider } from './methods'
import { REFUND_WAYS, type RefundWay } from './schema'

export const REFUNDS_PAGE = 40

const day = z.iso.date().optional().catch(undefined)
const cursor = z.unknown().optional().transform(parseCursor)
const refundFilter = z.object({
  q: z.string().trim().min(2).max(80).optional().catch(undefined),
  status: z.enum(REFUND_STATUSES).optional().catch(undefined),
  via: z.enum(REFUND_WAYS).optional().catch(undefined),
  from: day,
  to: day,
  after: cursor,
  before: cursor,
})
export type RefundFilter = z.output<typeof refundFilter>
export const parseRefundFilter = (search: Record<string, string | string[] | undefined>): RefundFilter =>
  refundFilter.parse(search)

function refunds(db: Db) {
  return db
    .selectFrom('refunds')
    .innerJoin('payments', 'payments.id', 'refunds.payment_id')
    .innerJoin('invoices', 'invoices.id', 'refunds.invoice_id')
    .innerJoin('companies', 'companies.id', 'refunds.company_id')
    .leftJoin('credit_notes', 'credit_notes.id', 'refunds.credit_note_id')
    .leftJoin('users as asker', 'asker.id', 'refunds.requested_by')
    .leftJoin('refunds as retry', (join) =>
      join.onRef('retry.retry_of', '=', 'refunds.id').on('retry.status', 'not in', ['failed', 'canceled']),
    )
    .selectAll('refunds')
    .select(['payments.order_id', 'payments.provider', 'payments.method', 'retry.id as retried_by'])
    .select(['invoices.number as invoice_number', 'credit_notes.number as credit_note_number'])
    .select(['companies.trade_name as company_name', 'companies.slug as company_slug'])
    .select('asker.name as requested_by_name')
    .select(sql<string>`refunds.created_at::text`.as('sort_key'))
}

type Read = Awaited<ReturnType<ReturnType<typeof refunds>['execute']>>[number]
export type StaffRefund = Omit<Read, 'status' | 'via' | 'destination'> & {
  status: RefundStatus
  via: RefundWay
  destination: Destination | null
}
const asRefund = (row: Read) => row as unknown as StaffRefund

function conditions({ q, status, via, from, to }: RefundFilter) {
  const plain = (q ?? '').replace(/[\\%_]/g, '\\$&')
  return sql<SqlBool>`${sql.join(
    [
      sql`true`,
      ...(status ? [sql`refunds.status = ${status}`] : []),
      ...(via ? [sql`refunds.via = ${via}`] : []),
      ...(from ? [sql`refunds.created_at >= ${startOfDay(from)}`] : []),
      ...(to ? [sql`refunds.created_at < ${startOfDay(addDays(to, 1))}`] : []),
      ...(q
        ? [
            sql`(payments.order_id like ${`${plain.replaceAll('/', '-')}%`}
              or invoices.number like ${`${plain.toUpperCase().replaceAll('-', '/')}%`}
              or refunds.provider_refund_id = ${q} or refunds.transfer_reference = ${q}
              or companies.trade_name ilike ${anywhere(q)})`,
          ]
        : []),
    ],
    sql` and `,
  )}`
}

/** One page of all refunds, newest first. Staff only: it reads across companies. */
export async function listRefunds(
  db: Db,
  _staff: StaffId,
  filter: RefundFilter,
  size: number = REFUNDS_PAGE,
) {
  const direction = isBackwards(filter) ? 'asc' : 'desc'
  const read = await refunds(db)
    .where(conditions(filter))
    .where(beyondCursor(filter, 'refunds.created_at', 'refunds.id'))
    .orderBy('refunds.created_at', direction)
    .orderBy('refunds.id', direction)
    .limit(size + 1)
    .execute()
  const page = cutPage(read, size, filter)
  return { ...page, rows: page.rows.map(asRefund) }
}

/** How many refunds stand in each state. */
export async function countRefunds(db: Db, _staff: StaffId): Promise<Record<RefundStatus, number>> {
  const rows = await db
    .selectFrom('refunds')
    .select(['status', (eb) => eb.fn.countAll<bigint>().as('count')])
    .groupBy('status')
    .execute()
  const counts = Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]))
  return { requested: 0, sent: 0, succeeded: 0, failed: 0, canceled: 0, ...counts }
}

/** The refunds of one payment, newest first. */
export async function listRefundsOf(db: Db, _staff: StaffId, paymentId: string): Promise<StaffRefund[]> {
  const rows = await refunds(db)
    .where('refunds.payment_id', '=', paymentId)
    .orderBy('refunds.created_at', 'desc')
    .execute()
  return rows.map(asRefund)
}

/** What went, or is about to go, back to a company of one invoice. */
export async function listRefundsOfInvoice(db: Db, companyId: CompanyId, invoiceId: string) {
  const rows = await db
    .selectFrom('refunds')
    .select(['id', 'status', 'via', 'amount', 'created_at', 'succeeded_at', 'transferred_on'])
    .where('company_id', '=', companyId)
    .where('invoice_id', '=', invoiceId)
    .where('status', 'in', ['requested', 'sent', 'succeeded'])
    .orderBy('created_at')
    .execute()
  return rows.map((row) => ({ ...row, status: row.status as RefundStatus, via: row.via as RefundWay }))
}

export type Refundable = Awaited<ReturnType<typeof listRefundable>>[number]

/** What of the money that a payment brought can still go back, by transaction, and how. */
export async function listRefundable(db: Db, _staff: StaffId, paymentId: string, now: Date) {
  const { rows } = await sql<{
    id: string
    provider: PaymentProvider
    transaction_id: string
    method: string | null
    paid_at: Date | null
    amount: bigint
    allocated_amount: bigint
    held_amount: bigint
    taken_amount: bigint
    credit_balance: bigint
    invoice_id: string
    invoice_status: string
    total_amount: bigint
    tax_amount: bigint
    credited_amount: bigint
  }>`
    select paid.id, paid.provider, paid.transaction_id, paid.method, paid.paid_at, paid.amount,
      paid.allocated_amount, (paid.allocated_amount + paid.credited_amount)::bigint as held_amount,
      coalesce((select sum(amount) from refunds
        where transaction_id = paid.id and status not in ('failed', 'canceled')), 0)::bigint as taken_amount,
      coalesce((select sum(case when credit_account = 'customer_credits' then amount else -amount end)
        from ledger_postings where company_id = payments.company_id
          and (credit_account = 'customer_credits' or debit_account = 'customer_credits')), 0)::bigint as credit_balance,
      invoices.id as invoice_id, invoices.status as invoice_status, invoices.total_amount, invoices.tax_amount, invoices.credited_amount
    from payment_transactions paid
      join payments on payments.id = paid.payment_id
      join invoices on invoices.id = payments.invoice_id
    where paid.payment_id = ${paymentId} and paid.allocated_amount + paid.credited_amount > 0
    order by paid.paid_at, paid.id`.execute(db)
  if (rows.length === 0) return []
  const ends = await db.transaction().execute(async (trx) => {
    const invoice = await trx
      .selectFrom('invoices')
      .select(['subscription_id', 'kind', 'period_start_on', 'period_end_on'])
      .where('id', '=', rows[0]?.invoice_id ?? '')
      .executeTakeFirstOrThrow()
    return buysRunningPeriod(trx, invoice, now)
  })
  return rows.map((row) => {
    const left = row.held_amount - row.taken_amount
    // What is still owed is void or credited first; its money is the company's credit then.
    const isPaid = row.invoice_status === 'paid' && row.allocated_amount > 0n
    const ofInvoice = isPaid ? smaller(left, row.total_amount - row.credited_amount) : 0n
    return {
      ...row,
      left_amount: left,
      /** What can be taken back of the invoice, with a credit note; and what is the company's credit. */
      invoice_left_amount: ofInvoice,
      credit_left_amount: row.credit_balance > 0n ? smaller(left, row.credit_balance) : 0n,
      by_provider: refundsByProvider(row.provider, row.method),
      /** All of the running period is what is left of the invoice: then the plan ends. */
      asks_for_end: ends && ofInvoice === row.total_amount - row.credited_amount,
    }
  })
}

export type CompanyCredit = { company_id: CompanyId; name: string; slug: string; amount: bigint }

/** Companies with credit, the largest first; before them those below zero, of whose spent credit a bank took money back. */
export async function listCredits(db: Db, _staff: StaffId, limit = 100): Promise<CompanyCredit[]> {
  const { rows } = await sql<CompanyCredit>`
    select companies.id as company_id, trade_name as name, slug, credit.amount
    from (select company_id, sum(case when credit_account = 'customer_credits' then amount else -amount end)::bigint as amount
      from ledger_postings
      where company_id is not null and (credit_account = 'customer_credits' or debit_account = 'customer_credits')
      group by company_id) credit
      join companies on companies.id = credit.company_id
    where credit.amount <> 0
    order by credit.amount < 0 desc, abs(credit.amount) desc, companies.id
    limit ${limit}`.execute(db)
  return rows
}
