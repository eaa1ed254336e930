import { createHash } from 'node:crypto'
import { MERCHANT_ID } from '../config'
import { METHODS } from './methods'
import { statusCode } from './states'
import type { Order, Refund, Transaction } from './types'

/** Midtrans' clock: GMT+7 without an offset, `2026-11-22 10:32:05`. */
export function gmt7(instant: string): string {
  const shifted = new Date(new Date(instant).getTime() + 7 * 3_600_000)
  return shifted.toISOString().slice(0, 19).replace('T', ' ')
}

/** Amounts on the wire: `10000.00`. */
export function wireAmount(amount: number): string {
  return `${amount}.00`
}

/** Hex SHA-512 over order, status code, amount and server key, the strings as they stand in the body. */
export function signature(orderId: string, code: string, grossAmount: string, serverKey: string): string {
  return createHash('sha512').update(`${orderId}${code}${grossAmount}${serverKey}`).digest('hex')
}

/** The fields that a notification and GET status have in common, in the shape published for each method. */
export function transactionBody(order: Order, transaction: Transaction): Record<string, unknown> {
  // DANA shouts its statuses and says nothing of fraud.
  const isDana = transaction.method === 'dana'
  return {
    transaction_time: gmt7(transaction.created_at),
    transaction_status: isDana ? transaction.status.toUpperCase() : transaction.status,
    transaction_id: transaction.transaction_id,
    payment_type: METHODS[transaction.method].payment_type,
    order_id: transaction.order_id,
    merchant_id: MERCHANT_ID,
    gross_amount: wireAmount(transaction.gross_amount),
    ...(isDana ? {} : { fraud_status: transaction.status === 'deny' ? 'deny' : 'accept' }),
    currency: transaction.currency ?? 'IDR',
    expiry_time: gmt7(transaction.expires_at),
    ...(transaction.settled_at ? { settlement_time: gmt7(transaction.settled_at) } : {}),
    ...transaction.details,
    ...order.custom_fields,
    ...outcomeOf(transaction),
    ...refundsOf(transaction),
  }
}

/** A notification, signed over its own strings. */
export function notificationBody(
  order: Order,
  transaction: Transaction,
  serverKey: string,
  faults: { wrongAmount?: boolean; wrongSignature?: boolean } = {},
): Record<string, unknown> {
  const code = statusCode(transaction.status)
  const amount = wireAmount(transaction.gross_amount + (faults.wrongAmount ? 1 : 0))
  const key = faults.wrongSignature ? `${serverKey}-wrong` : serverKey
  return {
    ...transactionBody(order, transaction),
    gross_amount: amount,
    status_code: code,
    status_message: 'midtrans payment notification',
    signature_key: signature(transaction.order_id, code, amount, key),
  }
}

function outcomeOf({ method, status, transaction_id }: Transaction): Record<string, unknown> {
  const paid = status !== 'pending' && status !== 'deny' && status !== 'cancel' && status !== 'expire'
  if (method === 'qris' && paid) return { transaction_type: 'on-us', issuer: 'gopay' }
  if (method !== 'credit_card') return {}
  if (status === 'deny') return { channel_response_code: '05', channel_response_message: 'Do not honour' }
  if (!paid) return {}
  const approval = Number.parseInt(transaction_id.slice(0, 8), 16) % 1_000_000
  return {
    channel_response_code: '00',
    channel_response_message: 'Approved',
    approval_code: String(approval).padStart(6, '0'),
  }
}

/** Refunds one by one, chargebacks as their sum. */
function refundsOf(transaction: Transaction): Record<string, unknown> {
  const isRefund = ({ kind }: Refund) => kind !== 'chargeback'
  const refunds = transaction.refunds.filter(isRefund)
  const chargebacks = transaction.refunds.filter((each) => !isRefund(each))
  const total = (of: Refund[]) => wireAmount(of.reduce((sum, { amount }) => sum + amount, 0))
  return {
    ...(refunds.length > 0 ? { refund_amount: total(refunds), refunds: refunds.map(refundBody) } : {}),
    ...(chargebacks.length > 0 ? { chargeback_amount: total(chargebacks) } : {}),
  }
}

function refundBody(refund: Refund): Record<string, unknown> {
  return {
    refund_chargeback_id: refund.id,
    refund_amount: wireAmount(refund.amount),
    created_at: gmt7(refund.at),
    reason: refund.reason,
    refund_key: refund.key,
    ...(refund.bank_confirmed_at ? { bank_confirmed_at: gmt7(refund.bank_confirmed_at) } : {}),
  }
}
