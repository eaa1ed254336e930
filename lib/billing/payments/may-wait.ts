import type { Selectable } from 'kysely'
import type { Trx } from '@/db'
import type { Payments } from '@/db/types'
import { OPEN_PAYMENT_STATUSES } from '../status'
import type { LockedInvoice } from './provider-actors'
import type { TransactionStatus } from './transaction'

/**
 * Whether an attempt may go along with a transaction's state: only waiting for money (again) is not always possible. One attempt
 * of an invoice waits at a time: where the payer went back to an earlier page, a later one that nobody has begun on gives way.
 */
export async function mayBe(
  trx: Trx,
  invoice: LockedInvoice,
  payment: Selectable<Payments>,
  to: TransactionStatus,
): Promise<boolean> {
  if (to !== 'pending' && to !== 'authorized') return true
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible') return false
  const other = await trx
    .selectFrom('payments')
    .select(['id', 'status'])
    .where('invoice_id', '=', invoice.id)
    .where('provider', '=', payment.provider)
    .where('id', '<>', payment.id)
    .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
    .executeTakeFirst()
  if (!other) return true
  if (other.status !== 'created') return false
  await trx.updateTable('payments').set({ status: 'canceled' }).where('id', '=', other.id).execute()
  return true
}
