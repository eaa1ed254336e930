export const TRANSACTION_STATUSES = [
  'authorize',
  'pending',
  'capture',
  'settlement',
  'deny',
  'cancel',
  'expire',
  'refund',
  'partial_refund',
  'chargeback',
  'partial_chargeback',
] as const

export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number]

/** Midtrans' transaction status cycle: what one transaction_id may become. */
const NEXT = {
  authorize: ['capture', 'cancel', 'deny', 'expire'],
  pending: ['settlement', 'deny', 'cancel', 'expire'],
  capture: ['settlement', 'cancel'],
  settlement: ['refund', 'partial_refund', 'chargeback', 'partial_chargeback'],
  partial_refund: ['partial_refund', 'refund'],
  partial_chargeback: ['chargeback'],
  deny: [],
  cancel: [],
  expire: [],
  refund: [],
  chargeback: [],
} satisfies Record<TransactionStatus, readonly TransactionStatus[]>

/** Methods whose bank may take a payment back within minutes after it settled. */
const REVERSIBLE_CHANNELS: readonly string[] = ['permata', 'mandiri', 'indomaret']

/**
 * Whether a transaction may move.
 * @param channel the method's `payment_type`, and who is behind it (`bca`, `permata`, `mandiri`)
 */
export function mayMove(
  from: TransactionStatus,
  to: TransactionStatus,
  channel: { payment_type: string; provider?: string },
): boolean {
  const next: readonly TransactionStatus[] = NEXT[from]
  if (next.includes(to)) return true
  if (from === 'pending' && to === 'capture') return channel.payment_type === 'credit_card'
  if (from === 'settlement' && to === 'deny') return REVERSIBLE_CHANNELS.includes(channel.provider ?? '')
  return false
}

/** Whether the order counts as paid with this transaction (refunds come after having been paid). */
export function countsAsPaid(status: TransactionStatus): boolean {
  switch (status) {
    case 'capture':
    case 'settlement':
    case 'refund':
    case 'partial_refund':
    case 'chargeback':
    case 'partial_chargeback':
      return true
    case 'authorize':
    case 'pending':
    case 'deny':
    case 'cancel':
    case 'expire':
      return false
  }
}

/** The status_code of a notification; GET status says 407 where this says 202 for expire. */
export function statusCode(status: TransactionStatus): string {
  switch (status) {
    case 'pending':
      return '201'
    case 'deny':
    case 'cancel':
    case 'expire':
      return '202'
    case 'authorize':
    case 'capture':
    case 'settlement':
    case 'refund':
    case 'partial_refund':
    case 'chargeback':
    case 'partial_chargeback':
      return '200'
  }
}
