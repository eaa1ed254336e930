/** How a provider answers when it is asked to send money back. */
export type RefundAnswer =
  | { status: 'succeeded'; provider_refund_id: string | null }
  | { status: 'pending'; provider_refund_id: string | null }
  /** It will not: the money stays with us. */
  | { status: 'refused'; detail: string; provider_refund_id?: string | null }
  /** Nobody knows whether it was done; the same key may be tried again. */
  | { status: 'unavailable'; detail: string }

export type RefundOrder = {
  /** The provider's id of the transaction. */
  transaction_id: string
  refund_key: string
  /** Whole rupiah. */
  amount: bigint
  reason: string
}
