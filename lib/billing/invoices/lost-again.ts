import { dayOf } from '@/lib/time'
import type { Posting } from '../ledger/postings'

/** What had come after all of an invoice that was given up as lost is lost again. */
export function lostAgain(
  invoice: { id: string; company_id: string },
  amount: bigint,
  key: string,
  now: Date,
): Posting {
  return {
    key: `${key}:lost`,
    kind: 'invoice_written_off',
    posted_on: dayOf(now),
    debit: 'bad_debts',
    credit: 'receivable',
    amount,
    company_id: invoice.company_id,
    invoice_id: invoice.id,
  }
}
