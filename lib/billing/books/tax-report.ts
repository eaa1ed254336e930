import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { addDays } from '@/lib/time'
import { startOfDay } from '@/lib/working-days'
import type { Month } from './months'

export const TAX_PAGE = 50
export const TAX_DOCUMENTS = ['invoice', 'void', 'credit_note'] as const
export type TaxDocumentKind = (typeof TAX_DOCUMENTS)[number]

/** A document that owes PPN, or takes it back: then its amounts are below zero. */
export type TaxDocument = {
  kind: TaxDocumentKind
  id: string
  day: string
  number: string
  /** Of a credit note, the invoice that it corrects; else the number again. */
  invoice_number: string
  buyer_name: string | null
  buyer_npwp: string | null
  /** DPP: the price after discounts. */
  net_amount: bigint
  /** DPP nilai lain: the part of it that is taxed, 11/12 (PMK 131/2024). */
  tax_base_amount: bigint
  tax_amount: bigint
  rate_bp: number
  base_numerator: number | null
  base_denominator: number | null
}

/**
 * What owes PPN in a month by its own date, each with the rule that held when its invoice was issued: invoices, what was voided,
 * credit notes. A posting of the books stands behind each; `findTaxSummary` holds one against the other.
 */
function documents({ first_on, last_on }: Month) {
  const invoice = sql`
      coalesce(i.buyer ->> 'legal_name', i.buyer ->> 'trade_name') as buyer_name, i.buyer ->> 'npwp' as buyer_npwp,
      i.tax_rate_bp as rate_bp, (i.seller ->> 'base_numerator')::int as base_numerator,
      (i.seller ->> 'base_denominator')::int as base_denominator`
  return sql`
    select 'invoice' as kind, i.id, i.issued_on as day, i.number, i.number as invoice_number, ${invoice},
      i.subtotal_amount - i.discount_amount as net_amount, i.tax_base_amount, i.tax_amount
    from invoices i where i.issued_on between ${first_on} and ${last_on} and i.status <> 'draft'
    union all
    select 'void', i.id, (i.voided_at at time zone 'Asia/Jakarta')::date, i.number, i.number, ${invoice},
      -(i.subtotal_amount - i.discount_amount), -i.tax_base_amount, -i.tax_amount
    from invoices i
    where i.voided_at >= ${startOfDay(first_on)} and i.voided_at < ${startOfDay(addDays(last_on, 1))}
      and i.status = 'void' and i.number is not null
    union all
    select 'credit_note', c.id, c.issued_on, c.number, i.number, ${invoice},
      -c.subtotal_amount, -c.tax_base_amount, -c.tax_amount
    from credit_notes c join invoices i on i.id = c.invoice_id
    where c.issued_on between ${first_on} and ${last_on}`
}

/** One page of them, the oldest first. */
export async function listTaxDocuments(
  db: Db,
  _staff: StaffId,
  month: Month,
  page: { after?: string | undefined; before?: string | undefined } = {},
  size: number = TAX_PAGE,
) {
  const backwards = page.before !== undefined
  const cursor = page.before ?? page.after
  const [day = '', id = '', ...kind] = cursor?.split('_') ?? []
  const seen = sql`(${day}::date, ${id}::uuid, ${kind.join('_')})`
  const place = sql`(day, id, kind)`
  const beyond = backwards ? sql`${place} < ${seen}` : sql`${place} > ${seen}`
  const { rows: read } = await sql<TaxDocument>`
    select * from (${documents(month)}) documents
    where ${cursor ? beyond : sql`true`}
    order by ${backwards ? sql`day desc, id desc, kind desc` : sql`day, id, kind`}
    limit ${size + 1}`.execute(db)
  const hasMore = read.length > size
  const rows = read.slice(0, size)
  if (backwards) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  const cursorOf = (row: TaxDocument) => `${row.day}_${row.id}_${row.kind}`
  return {
    rows,
    before: first && (backwards ? hasMore : page.after !== undefined) ? cursorOf(first) : undefined,
    after: last && (backwards || hasMore) ? cursorOf(last) : undefined,
  }
}

/** All of them, the oldest first, read in portions. */
export async function* readTaxDocuments(
  db: Db,
  staff: StaffId,
  month: Month,
  portion = 1000,
): AsyncGenerator<TaxDocument> {
  let after: string | undefined
  do {
    const page = await listTaxDocuments(db, staff, month, { after }, portion)
    yield* page.rows
    after = page.after
  } while (after)
}

export type TaxSum = {
  kind: TaxDocumentKind
  rate_bp: number
  base_numerator: number | null
  base_denominator: number | null
  count: number
  net_amount: bigint
  tax_base_amount: bigint
  tax_amount: bigint
}

export type TaxSummary = {
  /** By kind of document and by the rule that held. */
  sums: TaxSum[]
  net_amount: bigint
  tax_base_amount: bigint
  /** What is payable for the month. */
  tax_amount: bigint
  /** What the account `ppn_payable` took in the month, less what it gave. */
  booked_amount: bigint
  /** What the account held at the end of the month. */
  balance_amount: bigint
  /** Documents less books: not 0 means that one of them is wrong. */
  difference_amount: bigint
}

/** What a month's documents come to, held against the books. */
export async function findTaxSummary(db: Db, _staff: StaffId, month: Month): Promise<TaxSummary> {
  const { rows: sums } = await sql<TaxSum>`
    select kind, rate_bp, base_numerator, base_denominator, count(*)::int as count, sum(net_amount)::bigint as net_amount,
      sum(tax_base_amount)::bigint as tax_base_amount, sum(tax_amount)::bigint as tax_amount
    from (${documents(month)}) documents
    group by kind, rate_bp, base_numerator, base_denominator
    order by rate_bp desc, array_position(${[...TAX_DOCUMENTS]}::text[], kind), base_numerator, base_denominator`.execute(
    db,
  )
  const { rows } = await sql<{ booked: bigint; balance: bigint }>`
    select coalesce(sum(amount) filter (where posted_on >= ${month.first_on}), 0)::bigint as booked,
      coalesce(sum(amount), 0)::bigint as balance
    from (
      select posted_on, amount from ledger_postings where credit_account = 'ppn_payable' and posted_on <= ${month.last_on}
      union all
      select posted_on, -amount from ledger_postings where debit_account = 'ppn_payable' and posted_on <= ${month.last_on}
    ) moves`.execute(db)
  const sum = (of: (row: TaxSum) => bigint) => sums.reduce((total, row) => total + of(row), 0n)
  const tax = sum((row) => row.tax_amount)
  const booked = rows[0]?.booked ?? 0n
  return {
    sums,
    net_amount: sum((row) => row.net_amount),
    tax_base_amount: sum((row) => row.tax_base_amount),
    tax_amount: tax,
    booked_amount: booked,
    balance_amount: rows[0]?.balance ?? 0n,
    difference_amount: tax - booked,
  }
}
