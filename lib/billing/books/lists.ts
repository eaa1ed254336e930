import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { listTrialBalance } from './balances'
import { type JournalRow, readJournal } from './journal'
import type { BookCell, BookList, BookWords } from './list-columns'
import type { Month } from './months'
import { readCreditNotePapers, readInvoicePapers, readReceipts, readRefundPapers } from './papers'
import { readTaxDocuments } from './tax-report'

/** The rows of one list of a month, read in portions: however many there are, few are held at a time. */
export function readBookList(
  db: Db,
  staff: StaffId,
  list: BookList,
  month: Month,
  words: BookWords,
): AsyncGenerator<BookCell[]> {
  switch (list) {
    case 'journal':
      return journal(db, staff, month, words)
    case 'balances':
      return balances(db, staff, month, words)
    case 'invoices':
      return readInvoicePapers(db, month, words)
    case 'credit_notes':
      return readCreditNotePapers(db, month)
    case 'payments':
      return readReceipts(db, month)
    case 'refunds':
      return readRefundPapers(db, month, words)
    case 'tax':
      return tax(db, staff, month, words)
  }
}

/** The number of the paper that a posting belongs to. */
export function documentOf(row: JournalRow): string | null {
  if (row.kind === 'credit_note') return row.credit_note_number
  return row.order_id ?? row.invoice_number
}

async function* journal(db: Db, staff: StaffId, month: Month, words: BookWords): AsyncGenerator<BookCell[]> {
  for await (const row of readJournal(db, staff, { from: month.first_on, to: month.last_on })) {
    const head = [row.posted_on, documentOf(row)]
    const tail = [row.company_name, words(`kinds.${row.kind}`), row.invoice_number]
    yield [...head, row.debit_number, words(`accounts.${row.debit_account}`), row.amount, null, ...tail]
    yield [...head, row.credit_number, words(`accounts.${row.credit_account}`), null, row.amount, ...tail]
  }
}

async function* balances(db: Db, staff: StaffId, month: Month, words: BookWords): AsyncGenerator<BookCell[]> {
  for (const row of await listTrialBalance(db, staff, { from: month.first_on, to: month.last_on }))
    yield [row.number, words(`accounts.${row.account}`), row.opening, row.debit, row.credit, row.closing]
}

async function* tax(db: Db, staff: StaffId, month: Month, words: BookWords): AsyncGenerator<BookCell[]> {
  for await (const row of readTaxDocuments(db, staff, month))
    yield [
      row.day,
      row.number,
      row.invoice_number,
      words(`documents.${row.kind}`),
      row.buyer_name,
      row.buyer_npwp,
      ruleOf(row),
      row.net_amount,
      row.tax_base_amount,
      row.tax_amount,
    ]
}

/** `12 % × 11/12`; nothing where no PPN was charged. */
export function ruleOf(row: {
  rate_bp: number
  base_numerator: number | null
  base_denominator: number | null
}): string | null {
  if (row.rate_bp === 0) return null
  const rate = `${row.rate_bp / 100} %`
  return row.base_numerator === null || row.base_numerator === row.base_denominator
    ? rate
    : `${rate} × ${row.base_numerator}/${row.base_denominator}`
}
