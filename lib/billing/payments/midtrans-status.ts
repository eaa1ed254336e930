import { createHash, timingSafeEqual } from 'node:crypto'
import type { MidtransNotification, MidtransTransaction } from './midtrans'
import { type ProviderRefund, type ProviderTransaction, type TransactionStatus, wasPaid } from './transaction'

/**
 * Whether a notification was signed with our server key: hex SHA-512 over order id, status code, gross amount and key, as
 * received. The transaction status is not part of it, which is why the provider is asked as well.
 */
export function isSignedByMidtrans(notification: MidtransNotification, serverKey: string): boolean {
  const given = Buffer.from(notification.signature_key ?? '', 'utf8')
  const text = notification.order_id + notification.status_code + notification.gross_amount + serverKey
  const expected = Buffer.from(createHash('sha512').update(text).digest('hex'), 'utf8')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/**
 * What a transaction's state means in our words. The state is not signed, so it is held against the status code: paid is only a
 * 200. Undefined: a word we do not know, or one that the code contradicts.
 */
export function transactionStatusOf(transaction: MidtransTransaction): TransactionStatus | undefined {
  const isAccepted =
    transaction.fraud_status === undefined || transaction.fraud_status.toLowerCase() === 'accept'
  switch (transaction.transaction_status) {
    case 'settlement':
    case 'capture':
      if (transaction.status_code !== '200') return transaction.status_code === '201' ? 'pending' : undefined
      return isAccepted ? 'paid' : 'pending'
    case 'pending':
      return 'pending'
    case 'authorize':
      return 'authorized'
    case 'deny':
    case 'failure':
      return 'failed'
    case 'expire':
      return 'expired'
    case 'cancel':
      return 'canceled'
    case 'refund':
      return 'refunded'
    case 'partial_refund':
      return 'partially_refunded'
    case 'chargeback':
      return 'charged_back'
    case 'partial_chargeback':
      return 'partially_charged_back'
    default:
      return undefined
  }
}

/** An amount (`"10000.00"`) in whole rupiah, or undefined when it is not one. */
export function amountOf(text: string | undefined): bigint | undefined {
  const match = /^(\d{1,15})(?:\.0{1,2})?$/.exec(text ?? '')
  return match?.[1] ? BigInt(match[1]) : undefined
}

/** Midtrans' description of a transaction in our words; undefined where its state says nothing that we act on. */
export function readMidtransTransaction(transaction: MidtransTransaction): ProviderTransaction | undefined {
  const status = transactionStatusOf(transaction)
  if (status === undefined) return undefined
  const amount = amountOf(transaction.gross_amount)
  const refunds = readRefunds(transaction)
  return {
    provider: 'midtrans',
    order_id: transaction.order_id,
    transaction_id: transaction.transaction_id,
    status,
    amount,
    currency: transaction.currency ?? 'IDR',
    method: methodOf(transaction),
    paid_at: wasPaid(status)
      ? (instantOf(transaction.settlement_time) ?? instantOf(transaction.transaction_time) ?? null)
      : null,
    refunds,
    charged_back_amount: chargedBackOf(transaction, status, (amount ?? 0n) - sumOf(refunds)),
    raw: transaction,
  }
}

function sumOf(refunds: readonly ProviderRefund[]): bigint {
  return refunds.reduce((sum, { amount }) => sum + amount, 0n)
}

function readRefunds(transaction: MidtransTransaction): ProviderRefund[] {
  const refunds = transaction.refunds ?? []
  return refunds.flatMap((refund) => {
    const amount = amountOf(refund.refund_amount)
    const id = refund.refund_chargeback_id ?? null
    const key = refund.refund_key ?? id
    if (!amount || !key) return []
    return [{ key, provider_refund_id: id, amount, status: 'succeeded' as const }]
  })
}

/** All that was charged back so far. @param left what of the payment was not refunded: the most that can be */
function chargedBackOf(transaction: MidtransTransaction, status: TransactionStatus, left: bigint): bigint {
  if (status === 'charged_back') return left
  if (status !== 'partially_charged_back') return 0n
  return amountOf(transaction.chargeback_amount) ?? amountOf(transaction.refund_amount) ?? 0n
}

/** `bank_transfer:bca`, `qris`, `credit_card`: the method as we keep it. */
export function methodOf(transaction: MidtransTransaction): string | null {
  const bank = transaction.va_numbers?.[0]?.bank ?? (transaction.permata_va_number ? 'permata' : undefined)
  if (!transaction.payment_type) return null
  if (transaction.store) return `${transaction.payment_type}:${transaction.store.toLowerCase()}`
  return bank ? `${transaction.payment_type}:${bank}` : transaction.payment_type
}

/** Times come without offset, in GMT+7. */
export function instantOf(text: string | undefined): Date | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined
  return new Date(`${text.replace(' ', 'T')}+07:00`)
}

/**
 * What identifies one event of Midtrans: the same state of the same transaction is the same event, however often it is sent. Of a
 * refund there are two, the second once the bank has confirmed it; of chargebacks one for each sum.
 */
export function eventKeyOf(notification: MidtransNotification): string {
  const parts = [
    notification.transaction_id ?? notification.order_id,
    notification.transaction_status ?? '',
    notification.status_code,
    notification.fraud_status ?? '',
    notification.refund_key ?? '',
    notification.refund_amount ?? '',
  ]
  const confirmed = notification.refunds?.filter((refund) => refund.bank_confirmed_at).length ?? 0
  if (confirmed > 0) parts.push(`confirmed ${confirmed}`)
  if (notification.chargeback_amount) parts.push(`charged back ${notification.chargeback_amount}`)
  return parts.join(':')
}
