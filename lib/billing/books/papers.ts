import { sql } from 'kysely'
import type { Db } from '@/db'
import { dayOf } from '@/lib/time'
import type { BookCell, BookWords } from './list-columns'
import type { Month } from './months'

type Placed = { day: string; id: string }

/** Reads a list of a month in portions, each after the last row of the one before. */
async function* portions<Row extends Placed>(
  read: (after: Placed) => Promise<Row[]>,
  portion: number,
): AsyncGenerator<Row> {
  let after: Placed = { day: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const rows = await read(after)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < portion) return
    after = last
  }
}

const PORTION = 1000

/** The invoices that were issued in a month. */
export async function* readInvoicePapers(db: Db, month: Month, words: BookWords): AsyncGenerator<BookCell[]> {
  const rows = portions(
    (after) =>
      db
        .selectFrom('invoices')
        .select([
          'id',
          'number',
          'kind',
          'status',
          'tax_base_amount',
          'tax_amount',
          'total_amount',
          'paid_at',
        ])
        .select([
          sql<string>`issued_on`.as('day'),
          sql<bigint>`subtotal_amount - discount_amount`.as('net'),
          sql<string | null>`coalesce(buyer ->> 'legal_name', buyer ->> 'trade_name')`.as('customer'),
          sql<string | null>`buyer ->> 'npwp'`.as('npwp'),
        ])
        .where(sql<boolean>`issued_on between ${month.first_on} and ${month.last_on}`)
        .where('status', '<>', 'draft')
        .where(sql<boolean>`(issued_on, id) > (${after.day}::date, ${after.id}::uuid)`)
        .orderBy('issued_on')
        .orderBy('id')
        .limit(PORTION)
        .execute(),
    PORTION,
  )
  for await (const row of rows)
    yield [
      row.number,
      row.day,
      row.customer,
      row.npwp,
      words(`invoiceKind.${row.kind}`),
      row.net,
      row.tax_base_amount,
      row.tax_amount,
      row.total_amount,
      words(`invoiceStatus.${row.status}`),
      row.paid_at && dayOf(row.paid_at),
    ]
}

/** The credit notes that were issued in a month. */
export async function* readCreditNotePapers(db: Db, month: Month): AsyncGenerator<BookCell[]> {
  const rows = portions(
    (after) =>
      db
        .selectFrom('credit_notes as c')
        .innerJoin('invoices as i', 'i.id', 'c.invoice_id')
        .select(['c.id', 'c.number', 'c.reason', 'c.subtotal_amount', 'c.tax_base_amount', 'c.tax_amount'])
        .select(['c.total_amount', 'c.issued_on as day', 'i.number as invoice'])
        .select([
          sql<string | null>`coalesce(i.buyer ->> 'legal_name', i.buyer ->> 'trade_name')`.as('customer'),
          sql<string | null>`i.buyer ->> 'npwp'`.as('npwp'),
        ])
        .where(sql<boolean>`c.issued_on between ${month.first_on} and ${month.last_on}`)
        .where(sql<boolean>`(c.issued_on, c.id) > (${after.day}::date, ${after.id}::uuid)`)
        .orderBy('c.issued_on')
        .orderBy('c.id')
        .limit(PORTION)
        .execute(),
    PORTION,
  )
  for await (const row of rows)
    yield [
      ...[row.number, row.day, row.invoice, row.customer, row.npwp, row.reason],
      ...[row.subtotal_amount, row.tax_base_amount, row.tax_amount, row.total_amount],
    ]
}

type Money = Placed & {
  order_id: string | null
  invoice: string | null
  company: string | null
  amount: bigint
  provider: string | null
  method: string | null
  via: string | null
  reason: string | null
}

/** What moved through our accounts, by its postings; what was taken back is below zero. */
function money(db: Db, month: Month, kinds: string[], back: string): AsyncGenerator<Money> {
  return portions(async (after) => {
    const { rows } = await sql<Money>`
      select p.id, p.posted_on as day, payments.order_id, i.number as invoice, c.trade_name as company, payments.provider,
        payments.method, r.via, r.reason, case when p.kind = ${back} then -p.amount else p.amount end as amount
      from ledger_postings p
        left join payments on payments.id = p.payment_id
        left join refunds r on r.id = p.refund_id
        left join invoices i on i.id = p.invoice_id
        left join companies c on c.id = p.company_id
      where p.posted_on between ${month.first_on} and ${month.last_on} and p.kind = any(${kinds}::text[])
        and (p.posted_on, p.id) > (${after.day}::date, ${after.id}::uuid)
      order by p.posted_on, p.id limit ${PORTION}`.execute(db)
    return rows
  }, PORTION)
}

/** The payments that came in a month. */
export async function* readReceipts(db: Db, month: Month): AsyncGenerator<BookCell[]> {
  for await (const row of money(db, month, ['payment_received', 'payment_reversed'], 'payment_reversed'))
    yield [row.day, row.order_id, row.invoice, row.company, row.provider, row.method, row.amount]
}

/** The refunds that left in a month. */
export async function* readRefundPapers(db: Db, month: Month, words: BookWords): AsyncGenerator<BookCell[]> {
  for await (const row of money(db, month, ['refund_paid'], ''))
    yield [
      ...[row.day, row.order_id, row.invoice, row.company],
      ...[row.via && words(`way.${row.via}`), row.reason, row.amount],
    ]
}
