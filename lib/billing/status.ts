/**
 * States of what is owed, of the attempts to pay it, of what goes back, and of what the payment buys. The database refuses what
 * is not in these tables (`status_transitions`): whoever changes one writes a migration with it.
 */

export const INVOICE_STATUSES = ['draft', 'open', 'paid', 'void', 'uncollectible'] as const
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number]

export const INVOICE_TRANSITIONS = {
  // Paid at once where the company's credit covers it.
  draft: ['open', 'paid', 'void'],
  open: ['paid', 'void', 'uncollectible'],
  // A settlement can be taken back by the bank within minutes (Midtrans: deny after settlement).
  paid: ['open'],
  void: [],
  uncollectible: ['paid'],
} as const satisfies Record<InvoiceStatus, readonly InvoiceStatus[]>

export const PAYMENT_STATUSES = [
  'created',
  'pending',
  'paid',
  'failed',
  'expired',
  'canceled',
  'refunded',
] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/** An attempt the payer can still finish. */
export const OPEN_PAYMENT_STATUSES = ['created', 'pending'] as const satisfies PaymentStatus[]

export const PAYMENT_TRANSITIONS = {
  // That money went back can be the first word that is heard of it.
  created: ['pending', 'paid', 'failed', 'expired', 'canceled', 'refunded'],
  pending: ['paid', 'failed', 'expired', 'canceled', 'refunded'],
  // Late money is still money: a VA or QRIS can be paid after its page expired, a denied payer may try again on the same order.
  failed: ['pending', 'paid', 'expired', 'canceled', 'refunded'],
  expired: ['pending', 'paid', 'refunded'],
  // Given up by us, while its page is still open: the payer may go on with it.
  canceled: ['pending', 'paid', 'refunded'],
  // Denied by the bank after settling, or a captured card cancelled before it settled.
  paid: ['failed', 'canceled', 'refunded'],
  // Another transaction of the same page was paid.
  refunded: ['paid'],
} as const satisfies Record<PaymentStatus, readonly PaymentStatus[]>

export const REFUND_STATUSES = ['requested', 'sent', 'succeeded', 'failed', 'canceled'] as const
export type RefundStatus = (typeof REFUND_STATUSES)[number]

export const REFUND_TRANSITIONS = {
  // A provider's own refund, or a transfer that staff made, is known when it is done.
  requested: ['sent', 'succeeded', 'failed', 'canceled'],
  sent: ['succeeded', 'failed', 'canceled'],
  succeeded: [],
  failed: [],
  canceled: [],
} as const satisfies Record<RefundStatus, readonly RefundStatus[]>

/** States in which a transaction of an attempt has ended without money. */
export const ENDED_PAYMENT_STATUSES = ['failed', 'expired', 'canceled'] as const satisfies PaymentStatus[]

export const SUBSCRIPTION_STATUSES = [
  'pending',
  'trialing',
  'active',
  'past_due',
  'restricted',
  'paused',
  'canceled',
  'expired',
] as const
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number]

/** The states in which a subscription is the company's present one; it has at most one. */
export const LIVE_SUBSCRIPTION_STATUSES = [
  'trialing',
  'active',
  'past_due',
  'restricted',
  'paused',
] as const satisfies SubscriptionStatus[]

/** The live states in which a company has what its plan includes; in the others it has what the free plan includes. */
export const ENTITLED_SUBSCRIPTION_STATUSES = [
  'trialing',
  'active',
  'past_due',
] as const satisfies SubscriptionStatus[]

export const SUBSCRIPTION_TRANSITIONS = {
  pending: ['active', 'canceled'],
  trialing: ['active', 'past_due', 'canceled', 'expired'],
  active: ['past_due', 'paused', 'canceled', 'expired'],
  past_due: ['active', 'restricted', 'canceled', 'expired'],
  restricted: ['active', 'canceled', 'expired'],
  paused: ['active', 'canceled'],
  // Money that comes for a plan which has ended revives it, unless another one runs.
  canceled: ['active'],
  expired: ['active'],
} as const satisfies Record<SubscriptionStatus, readonly SubscriptionStatus[]>

/** Whether a subscription may go from one state to another. */
export function canSubscriptionGo(from: SubscriptionStatus, to: SubscriptionStatus): boolean {
  return (SUBSCRIPTION_TRANSITIONS[from] as readonly SubscriptionStatus[]).includes(to)
}

/** Whether a subscription is the company's present one. */
export function isLive(status: string): boolean {
  return (LIVE_SUBSCRIPTION_STATUSES as readonly string[]).includes(status)
}

export const BILLING_PERIODS = ['monthly', 'yearly'] as const
export type BillingPeriod = (typeof BILLING_PERIODS)[number]

/** The period of an address; anything else is the month. */
export function parsePeriod(text: unknown): BillingPeriod {
  return text === 'yearly' ? 'yearly' : 'monthly'
}
