import { sql } from 'kysely'
import type { Db } from '@/db'
import type { CompanyId, StaffId } from '@/lib/ids'
import type { PostingKind } from '../ledger/postings'

/** What of the books is between us and a company: what it owes, its credit, and refunds on their way to it. */
const ACCOUNTS = sql.raw(`('receivable', 'customer_credits', 'refunds_payable')`)

/** Above zero the company owes more, below zero less. */
const EFFECT = sql<bigint>`sum(
  case when debit_account in ${ACCOUNTS} then ledger_postings.amount else 0 end
  - case when credit_account in ${ACCOUNTS} then ledger_postings.amount else 0 end)::bigint`

export type StatementLine = {
  posted_on: string
  kind: PostingKind
  /** Of the credit note, the invoice or the payment it is about. */
  number: string | null
  invoice_number: string | null
  method: string | null
  amount: bigint
  /** What the company owes after it; below zero it has that to its credit. */
  balance: bigint
}

export type Statement = Awaited<ReturnType<typeof readStatement>>
type Range = { from: string; to: string }

/**
 * A company's statement of account over days of Jakarta, both included: what it owed before, each movement, what it owes after.
 * It is read from the books, so it always agrees with them. What only moves between a company's credit and its invoices is no
 * movement here.
 */
export async function findStatement(db: Db, companyId: CompanyId, range: Range) {
  return readStatement(db, companyId, range)
}

/** The same for staff, with the company it is about; undefined when there is none of that name. */
export async function findStatementAsStaff(db: Db, _staff: StaffId, slug: string, range: Range) {
  const company = await db
    .selectFrom('companies')
    .select(['id', 'slug', 'trade_name', 'legal_name', 'address', 'postal_code', 'npwp', 'email'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  return company && { company, statement: await readStatement(db, company.id, range) }
}

async function readStatement(db: Db, companyId: string, { from, to }: Range) {
  const before = await db
    .selectFrom('ledger_postings')
    .select(sql<bigint>`coalesce(${EFFECT}, 0)::bigint`.as('amount'))
    .where('company_id', '=', companyId)
    .where('posted_on', '<', from)
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('ledger_postings')
    .leftJoin('invoices', 'invoices.id', 'ledger_postings.invoice_id')
    .leftJoin('credit_notes', 'credit_notes.id', 'ledger_postings.credit_note_id')
    .leftJoin('payments', 'payments.id', 'ledger_postings.payment_id')
    .select([
      'ledger_postings.posted_on',
      'ledger_postings.kind',
      'invoices.number as invoice_number',
      'credit_notes.number as credit_note_number',
      'payments.order_id',
      'payments.method',
    ])
    .select(EFFECT.as('amount'))
    .where('ledger_postings.company_id', '=', companyId)
    .where('ledger_postings.posted_on', '>=', from)
    .where('ledger_postings.posted_on', '<=', to)
    .groupBy([
      'ledger_postings.posted_on',
      'ledger_postings.kind',
      'ledger_postings.refund_id',
      'invoices.id',
      'credit_notes.id',
      'payments.id',
    ])
    .having(EFFECT, '<>', 0n)
    .orderBy('ledger_postings.posted_on')
    // What was paid at once was invoiced first.
    .orderBy(sql`ledger_postings.kind = 'invoice_issued' desc`)
    .orderBy(sql`min(ledger_postings.created_at)`)
    .orderBy(sql`min(ledger_postings.id::text)`)
    .execute()
  let balance = before.amount
  const lines = rows.map((row): StatementLine => {
    balance += row.amount
    return {
      posted_on: row.posted_on,
      kind: row.kind as PostingKind,
      number:
        row.credit_note_number ?? (row.order_id && isMoney(row.kind) ? row.order_id : row.invoice_number),
      invoice_number: row.invoice_number,
      method: row.method,
      amount: row.amount,
      balance,
    }
  })
  const sums = { invoiced: 0n, paid: 0n, credited: 0n, refunded: 0n, written_off: 0n }
  for (const line of lines) sums[SUM_OF[line.kind] ?? 'written_off'] += line.amount
  return { from, to, opening: before.amount, ...sums, closing: balance, lines }
}

/** Which of the statement's sums a movement counts to. */
const SUM_OF: Partial<Record<PostingKind, 'invoiced' | 'paid' | 'credited' | 'refunded'>> = {
  invoice_issued: 'invoiced',
  invoice_voided: 'invoiced',
  payment_received: 'paid',
  payment_reversed: 'paid',
  credit_note: 'credited',
  refund_paid: 'refunded',
}

function isMoney(kind: string): boolean {
  return kind.startsWith('payment_') || kind.startsWith('refund_')
}
