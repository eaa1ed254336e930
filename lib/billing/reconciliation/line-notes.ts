import type { Trx } from '@/db'
import { sha256 } from '@/lib/crypto'
import { newId } from '@/lib/ids'
import type { OnlineProvider } from '../payments/provider'
import type { SettlementRow, UnreadRow } from './read-file'

/** The same line twice in one file: nothing is booked for the second, a person looks at it. */
export async function noteTwice(
  trx: Trx,
  file_id: string,
  provider: OnlineProvider,
  twice: SettlementRow[],
): Promise<void> {
  for (const row of twice) {
    const first = await trx
      .selectFrom('settlement_rows')
      .select(['id', 'payment_transaction_id', 'refund_id', 'amount'])
      .where('provider', '=', provider)
      .where('row_key', '=', row.row_key)
      .executeTakeFirst()
    await trx
      .insertInto('settlement_differences')
      .values({
        id: newId(),
        difference_key: `line:${file_id}:${row.line}`,
        provider,
        kind: 'duplicate',
        file_id,
        row_id: first?.id ?? null,
        payment_transaction_id: first?.payment_transaction_id ?? null,
        refund_id: first?.refund_id ?? null,
        line: row.line,
        our_amount: first?.amount ?? null,
        their_amount: row.amount * 2n,
      })
      .execute()
  }
}

/** Lines that mean nothing to us, each once, whatever file brings it: finance looks at it and says what it is. */
export async function noteUnread(
  trx: Trx,
  file_id: string,
  provider: OnlineProvider,
  unread: UnreadRow[],
): Promise<void> {
  if (unread.length === 0) return
  const payments = await trx
    .selectFrom('payments')
    .select(['id', 'order_id'])
    .where('provider', '=', provider)
    .where(
      'order_id',
      'in',
      unread.map(({ order_id }) => order_id),
    )
    .execute()
  const idOf = new Map(payments.map(({ id, order_id }) => [order_id, id]))
  await trx
    .insertInto('settlement_differences')
    .values(
      unread.map(({ line, reason, order_id, text }) => ({
        id: newId(),
        difference_key: `line:${provider}:${sha256(text)}`,
        provider,
        kind: 'not_understood',
        file_id,
        payment_id: idOf.get(order_id) ?? null,
        line,
        details: JSON.stringify({ reason, text }),
      })),
    )
    .onConflict((conflict) => conflict.constraint('settlement_differences_key').doNothing())
    .execute()
}
