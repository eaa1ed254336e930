import type { BillingPeriod } from '../status'

/** What a subscription is on: kept on the invoice of a change, before and after, so that it can be done and undone. */
export type SubscriptionTerms = {
  plan_id: string
  period: BillingPeriod
  price_id: string | null
  /** Whole rupiah as digits: bigint is no JSON. */
  price_amount: string
  current_period_start_on: string
  current_period_end_on: string
  anchor_on: string | null
  addons: { addon_id: string; price_id: string; price_amount: string; quantity: number }[]
}

/** `invoices.change`. */
export type PaidChange = {
  before: SubscriptionTerms
  after: SubscriptionTerms
  /** The quote that was agreed to: agreeing to it again answers the same invoice. */
  quote?: string
  /** The coupon of which this invoice took one period. */
  redemption_id?: string
}
