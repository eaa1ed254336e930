import type { PaymentProvider } from '../ledger/accounts'

/** States of one transaction at a provider, in our words. An attempt to pay can own several: after one failed the payer tries again. */
export const TRANSACTION_STATUSES = [
  'pending',
  'authorized',
  'paid',
  'failed',
  'expired',
  'canceled',
  'partially_refunded',
  'refunded',
  'partially_charged_back',
  'charged_back',
] as const
export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number]

type Table = Record<TransactionStatus, readonly TransactionStatus[]>

const RETURNS = ['partially_refunded', 'refunded', 'partially_charged_back', 'charged_back'] as const

/**
 * What may follow what, by provider. A first word may be any: notifications arrive in any order, and some never do. What is not
 * here is stale or contradicts what is known, and changes nothing.
 * Midtrans: https://docs.midtrans.com/docs/transaction-status-cycle (deny after settlement is a bank taking it back within minutes).
 * Xendit: a payment once captured is undone by refunds only; a session that expired can still be paid through its virtual account.
 */
export const TRANSACTION_TRANSITIONS = {
  midtrans: {
    pending: ['authorized', 'paid', 'failed', 'expired', 'canceled', ...RETURNS],
    authorized: ['paid', 'failed', 'expired', 'canceled', ...RETURNS],
    // A captured card can be cancelled before it settles.
    paid: ['failed', 'canceled', ...RETURNS],
    failed: [],
    // Banks settle virtual accounts that were paid in the last minute after their expiry was told.
    expired: ['paid'],
    canceled: [],
    partially_refunded: ['partially_refunded', 'refunded', 'partially_charged_back', 'charged_back'],
    refunded: [],
    partially_charged_back: ['partially_charged_back', 'charged_back'],
    charged_back: [],
  },
  xendit: {
    pending: ['authorized', 'paid', 'failed', 'expired', 'canceled', ...RETURNS],
    authorized: ['paid', 'failed', 'expired', 'canceled', ...RETURNS],
    paid: [...RETURNS],
    failed: ['pending', 'authorized', 'paid'],
    expired: ['paid'],
    canceled: ['paid'],
    partially_refunded: ['partially_refunded', 'refunded', 'partially_charged_back', 'charged_back'],
    refunded: [],
    partially_charged_back: ['partially_charged_back', 'charged_back'],
    charged_back: [],
  },
  manual: {
    pending: ['paid', 'failed', 'canceled'],
    authorized: [],
    paid: ['failed', 'partially_refunded', 'refunded'],
    failed: [],
    expired: [],
    canceled: [],
    partially_refunded: ['partially_refunded', 'refunded'],
    refunded: [],
    partially_charged_back: [],
    charged_back: [],
  },
} as const satisfies Record<PaymentProvider, Table>

/** States in which the money came, and at least a part of it stayed or went back by a refund that is a movement of its own. */
export const PAID_STATUSES = [
  'paid',
  'partially_refunded',
  'refunded',
  'partially_charged_back',
  'charged_back',
] as const satisfies TransactionStatus[]

/** Whether money came with a transaction in this state. */
export function wasPaid(status: TransactionStatus | undefined): boolean {
  return status !== undefined && (PAID_STATUSES as readonly TransactionStatus[]).includes(status)
}

/** Whether a transaction may go from one state to another; `undefined` is one that we had not heard of. */
export function canTransactionGo(
  provider: PaymentProvider,
  from: TransactionStatus | undefined,
  to: TransactionStatus,
): boolean {
  if (from === undefined) return true
  return (TRANSACTION_TRANSITIONS[provider][from] as readonly TransactionStatus[]).includes(to)
}

/** A refund as the provider tells of it. */
export type ProviderRefund = {
  /** Our key where the refund was ours; else the provider's. */
  key: string
  provider_refund_id: string | null
  amount: bigint
  status: 'pending' | 'succeeded' | 'failed'
  failure?: string
}

/** One transaction as its provider describes it now, in our words: what both providers' answers are read into. */
export type ProviderTransaction = {
  provider: PaymentProvider
  /** Whose attempt it is: the order id of Midtrans, the reference id of Xendit. */
  order_id: string
  transaction_id: string
  status: TransactionStatus
  /** Whole rupiah that were or would be paid; undefined where the provider says something that is no whole amount. */
  amount: bigint | undefined
  currency: string
  /** `bank_transfer:bca`, `qris`: see `method.ts`. */
  method: string | null
  paid_at: Date | null
  refunds: ProviderRefund[]
  /** All that went back by chargebacks. */
  charged_back_amount: bigint
  /** What the provider really said, for the record. */
  raw: object
}
