import type { Route } from '../http'
import { costOf, jakarta, type Movement, reportAnswer } from '../settlement'
import type { World } from '../world'
import { wireAmount } from './body'
import { METHODS } from './methods'
import type { Transaction } from './types'

export const MIDTRANS_COLUMNS = [
  'Order ID',
  'Transaction ID',
  'Transaction Type',
  'Payment Type',
  'Channel',
  'Currency',
  'Amount',
  'Fee',
  'VAT',
  'Net Amount',
  'Transaction Time',
  'Settlement Time',
  'Refund Key',
] as const

/** GET /__control/midtrans/settlement.csv */
export function settlementRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/__control\/midtrans\/settlement\.csv$/,
      run: (request) =>
        reportAnswer(request, {
          name: 'midtrans-settlement',
          columns: MIDTRANS_COLUMNS,
          movements: () => world.state.transactions.all().flatMap(movementsOf),
          print: (moved) => [
            moved.reference,
            moved.id,
            moved.type.toLowerCase(),
            ...moved.channel.split('/'),
            moved.currency,
            wireAmount(moved.amount),
            wireAmount(moved.fee),
            wireAmount(moved.vat),
            wireAmount(moved.amount - moved.fee - moved.vat),
            jakarta(moved.began_at),
            jakarta(moved.settled_at),
            moved.note,
          ],
        }),
    },
  ]
}

/** The payment once it settled, and whatever took money back. A refund does not give the fee back, a reversal does. */
function movementsOf(transaction: Transaction): Movement[] {
  if (!transaction.settled_at) return []
  const { payment_type, provider, fee: feeClass } = METHODS[transaction.method]
  const paid: Movement = {
    type: 'PAYMENT',
    reference: transaction.order_id,
    id: transaction.transaction_id,
    channel: `${payment_type}/${provider ?? payment_type}`,
    currency: transaction.currency ?? 'IDR',
    amount: transaction.gross_amount,
    ...costOf(feeClass, transaction.gross_amount),
    began_at: transaction.created_at,
    settled_at: transaction.settled_at,
    note: '',
  }
  const movements = [paid]
  if (transaction.reversed_at) {
    movements.push({
      ...paid,
      type: 'REVERSAL',
      amount: -paid.amount,
      fee: -paid.fee,
      vat: -paid.vat,
      settled_at: transaction.reversed_at,
    })
  }
  for (const { kind, key, amount, at } of transaction.refunds) {
    movements.push({
      ...paid,
      type: kind === 'chargeback' ? 'CHARGEBACK' : 'REFUND',
      amount: -amount,
      fee: 0,
      vat: 0,
      began_at: at,
      settled_at: at,
      note: key,
    })
  }
  return movements
}
