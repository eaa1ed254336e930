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
  /** What the method adds to its notifications (VA number, masked card). */
  details: Record<string, unknown>
  refunds: Refund[]
}

/** A notification as it was made, whether or not it was sent. */
export type Notification = {
  id: string
  order_id: string
  transaction_id: string
  transaction_status: string
  body: string
  created_at: string
  fate: 'sent' | 'sent_twice' | 'late' | 'held' | 'never'
}

export const SWITCHES = ['twice', 'late', 'wrong_order', 'never', 'wrong_signature', 'wrong_amount'] as const
export type SwitchName = (typeof SWITCHES)[number]
export const SWITCH_MODES = ['off', 'next', 'standing'] as const
export type SwitchMode = (typeof SWITCH_MODES)[number]
export type Switches = Record<SwitchName, SwitchMode>

export function noSwitches(): Switches {
  return {
    twice: 'off',
    late: 'off',
    wrong_order: 'off',
    never: 'off',
    wrong_signature: 'off',
    wrong_amount: 'off',
  }
}
