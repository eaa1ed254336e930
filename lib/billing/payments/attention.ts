import type { Selectable } from 'kysely'
import type { Trx } from '@/db'
import type { Payments } from '@/db/types'
import type { Effect } from './effects'
import type { ProviderTransaction } from './transaction'

/** What `payments.details` holds of what a person has to look at. */
type Said = { transaction_id: string; transaction_status: string; amount: string | null; currency: string }
export type AttentionDetails = {
  attention?: Said
  /** What was raised before and nobody has dealt with, the latest first. */
  earlier?: (Said & { effect: string; at: string | null })[]
}

/**
 * Puts an attempt on the list of what a person has to look at. What waits there of the same attempt already is kept beside it,
 * until somebody has dealt with all of it.
 */
export async function raiseAttention(
  trx: Trx,
  payment: Pick<Selectable<Payments>, 'id'>,
  effect: Effect,
  transaction: Pick<ProviderTransaction, 'transaction_id' | 'status' | 'amount' | 'currency'>,
  now: Date,
): Promise<void> {
  const before = await trx
    .selectFrom('payments')
    .select(['details', 'attention', 'attention_at', 'attended_at'])
    .where('id', '=', payment.id)
    .executeTakeFirstOrThrow()
  const { earlier = [], attention, ...others } = before.details as AttentionDetails
  const waits = before.attention !== null && before.attended_at === null
  const isSame = before.attention === effect && attention?.transaction_id === transaction.transaction_id
  const last =
    waits && !isSame && attention && before.attention
      ? [{ ...attention, effect: before.attention, at: before.attention_at?.toISOString() ?? null }]
      : []
  const kept = waits ? [...last, ...earlier] : []
  const details = {
    ...others,
    attention: {
      transaction_id: transaction.transaction_id,
      transaction_status: transaction.status,
      amount: transaction.amount?.toString() ?? null,
      currency: transaction.currency,
    },
    ...(kept.length > 0 && { earlier: kept }),
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
