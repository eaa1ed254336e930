import { type Selectable, sql } from 'kysely'
import type { Trx } from '@/db'
import type { PaymentTransactions } from '@/db/types'
import { smaller } from '@/lib/money'
import { dayOf } from '@/lib/time'
import { lostAgain } from '../invoices/lost-again'
import { post } from '../ledger/postings'
import type { LockedInvoice } from '../payments/provider-actors'

/**
 * What went back of an invoice that is not paid in full is owed again, and is the company's credit, of which the refund is then
 * paid. A credit note would lower what is owed in place of setting money free. The caller holds the locks.
 */
export async function releasePart(
  trx: Trx,
  invoice: LockedInvoice,
  row: Pick<Selectable<PaymentTransactions>, 'id' | 'payment_id' | 'allocated_amount'>,
  refund: { id: string; amount: bigint },
  now: Date,
): Promise<void> {
  const amount = smaller(refund.amount, row.allocated_amount)
  const key = `refund:${refund.id}:released`
  await trx
    .updateTable('invoices')
    .set({ paid_amount: sql`paid_amount - ${amount}` })
    .where('id', '=', invoice.id)
    .execute()
  await trx
    .updateTable('payment_transactions')
    .set({
      allocated_amount: sql`allocated_amount - ${amount}`,
      credited_amount: sql`credited_amount + ${amount}`,
    })
    .where('id', '=', row.id)
    .execute()
  await post(trx, [
    {
      key,
      kind: 'credit_released',
      posted_on: dayOf(now),
      debit: 'receivable',
      credit: 'customer_credits',
      amount,
      company_id: invoice.company_id,
      invoice_id: invoice.id,
      payment_id: row.payment_id,
    },
    ...(invoice.status === 'uncollectible' ? [lostAgain(invoice, amount, key, now)] : []),
  ])
}
