import type { ChannelCode } from './channels'

export type Item = { name: string; net_unit_amount: number; quantity: number }

export type SessionStatus = 'ACTIVE' | 'COMPLETED' | 'EXPIRED' | 'CANCELED'

/** A Payment Session: what one link can be paid for. */
export type Session = {
  payment_session_id: string
  /** The end of the link. */
  token: string
  reference_id: string
  customer_id: string
  amount: number
  currency: string
  capture_method: 'AUTOMATIC' | 'MANUAL'
  locale: string
  description: string | null
  items: Item[]
  /** As they were sent. */
  metadata: Record<string, unknown> | null
  channels: ChannelCode[]
  success_return_url: string | null
  cancel_return_url: string | null
  status: SessionStatus
  created: string
  updated: string
  expires_at: string
  /** The attempt that paid it. */
  payment_request_id: string | null
}

export type PaymentStatus = 'REQUIRES_ACTION' | 'AUTHORIZED' | 'SUCCEEDED' | 'FAILED' | 'EXPIRED' | 'CANCELED'

/** One attempt to pay a session: Xendit's payment request, and its payment once money or a refusal came. */
export type Payment = {
  payment_request_id: string
  /** Null until there is something to tell of it. */
  payment_id: string | null
  payment_session_id: string
  reference_id: string
  customer_id: string
  channel_code: ChannelCode
  status: PaymentStatus
  amount: number
  currency: string
  capture_method: 'AUTOMATIC' | 'MANUAL'
  /** What the payer needs: an account number, a QR string, a payment code, a masked card. */
  details: Record<string, string>
  failure_code: string | null
  created: string
  updated: string
  captured_at: string | null
}

export type RefundStatus = 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED'

export type Refund = {
  id: string
  payment_request_id: string
  reference_id: string
  amount: number
  reason: string
  status: RefundStatus
  failure_code: string | null
  metadata: unknown
  created: string
  updated: string
}

/** An invoice of the old API, of which only webhooks and GET are left. */
export type LegacyInvoice = {
  id: string
  external_id: string
  status: 'PENDING' | 'PAID' | 'EXPIRED' | 'SETTLED'
  amount: number
  paid_amount: number | null
  paid_at: string | null
  payment_channel: string
  currency: string
  created: string
  updated: string
}
