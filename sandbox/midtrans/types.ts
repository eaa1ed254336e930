import type { PaymentMethod } from './methods'
import type { TransactionStatus } from './states'

export type Item = { name: string; price: number; quantity: number }

/** What a Snap token stands for. */
export type Order = {
  order_id: string
  token: string
  gross_amount: number
  items: Item[]
  methods: PaymentMethod[]
  finish_url: string | null
  custom_fields: Record<string, string>
  created_at: string
  page_expires_at: string
  /** The `expiry` of the request, which goes before each method's own. */
  payment_expires_at: string | null
}

export type Refund = {
  id: number
  /** A chargeback is kept like a refund, without a key. */
  kind?: 'refund' | 'chargeback'
  key: string
  amount: number
  reason: string
  at: string
  bank_confirmed_at: string | null
}

/** One attempt to pay an order; an order may own several. */
export type Transaction = {
  transaction_id: string
  order_id: string
  method: PaymentMethod
  status: TransactionStatus
  gross_amount: number
  created_at: string
  expires_at: string
  settled_at: string | null
  /** When the bank took a settled payment back. */
  reversed_at?: string
  /** Only where it was paid in another one. */
  currency?: string
  /** What the method adds to its notifications (VA number, masked card). */
  details: Record<string, unknown>
  refunds: Refund[]
}
