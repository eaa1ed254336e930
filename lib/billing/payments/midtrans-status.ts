import { createHash, timingSafeEqual } from 'node:crypto'
import type { PaymentStatus } from '../status'
import type { MidtransTransaction } from './midtrans'

/**
 * Whether a notification was signed with our server key: hex SHA-512 over order id, status code, gross amount and key, as
 * received. The transaction status is not part of it, which is why the provider is asked as well.
 */
export function isSignedByMidtrans(notification: MidtransTransaction, serverKey: string): boolean {
  const given = Buffer.from(notification.signature_key ?? '', 'utf8')
  const text = notification.order_id + notification.status_code + notification.gross_amount + serverKey
  const expected = Buffer.from(createHash('sha512').update(text).digest('hex'), 'utf8')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** What a transaction's state means for the attempt. Undefined: it changes nothing that we act on (authorize, refunds, chargebacks). */
export function paymentStatusOf(transaction: MidtransTransaction): PaymentStatus | undefined {
  const isAccepted = transaction.fraud_status === undefined || transaction.fraud_status === 'accept'
  switch (transaction.transaction_status) {
    case 'settlement':
    case 'capture':
      if (transaction.status_code !== '200') return transaction.status_code === '201' ? 'pending' : undefined
      return isAccepted ? 'paid' : 'pending'
    case 'pending':
      return 'pending'
    case 'deny':
    case 'failure':
      return 'failed'
    case 'expire':
      return 'expired'
    case 'cancel':
      return 'canceled'
    default:
      return undefined
  }
}

/** Whether money went back to the payer, in part or in full. */
export function isReturn(transaction: MidtransTransaction): boolean {
  return /^(partial_)?(refund|chargeback)$/.test(transaction.transaction_status)
}

/** The gross amount (`"10000.00"`) in whole rupiah, or undefined when it is not one. */
export function amountOf(transaction: MidtransTransaction): bigint | undefined {
  const match = /^(\d{1,15})(?:\.0{1,2})?$/.exec(transaction.gross_amount)
  return match?.[1] ? BigInt(match[1]) : undefined
}

/** `bank_transfer:bca`, `qris`, `credit_card`: the method as we keep it. */
export function methodOf(transaction: MidtransTransaction): string | null {
  const bank = transaction.va_numbers?.[0]?.bank ?? (transaction.permata_va_number ? 'permata' : undefined)
  if (!transaction.payment_type) return null
  return bank ? `${transaction.payment_type}:${bank}` : transaction.payment_type
}

/** Times come without offset, in GMT+7. */
export function instantOf(text: string | undefined): Date | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined
  return new Date(`${text.replace(' ', 'T')}+07:00`)
}

/** What identifies one event of Midtrans: the same state of the same transaction is the same event, however often it is sent. */
export function eventKeyOf(transaction: MidtransTransaction): string {
  const parts = [
    transaction.transaction_id,
    transaction.transaction_status,
    transaction.status_code,
    transaction.fraud_status ?? '',
    transaction.refund_key ?? '',
    transaction.refund_amount ?? '',
  ]
  return parts.join(':')
}
