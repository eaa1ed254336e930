import type { Selectable } from 'kysely'
import type { Trx } from '@/db'
import type { Payments } from '@/db/types'
import type { Effect } from './effects'
import type { ProviderTransaction } from './transaction'

/** Puts an attempt on the list of what a person has to look at. */
export async function raiseAttention(
  trx: Trx,
  payment: Pick<Selectable<Payments>, 'id' | 'details'>,
  effect: Effect,
  transaction: Pick<ProviderTransaction, 'transaction_id' | 'status' | 'amount' | 'currency'>,
  now: Date,
): Promise<void> {
  const details = {
    ...(payment.details as object),
    attention: {
      transaction_id: transaction.transaction_id,
      transaction_status: transaction.status,
      amount: transaction.amount?.toString() ?? null,
      currency: transaction.currency,
    },
  }
  await trx
    .updateTable('payments')
    .set({
      attention: effect,
      attention_at: now,
      attended_at: null,
      attended_by: null,
      attention_note: null,
      details: JSON.stringify(details),
    })
    .where('id', '=', payment.id)
    .execute()
}
