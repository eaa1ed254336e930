import { CHANNELS } from './channels'
import type { Payment, PaymentStatus } from './types'

/** What an attempt may become. */
const NEXT = {
  REQUIRES_ACTION: ['AUTHORIZED', 'SUCCEEDED', 'FAILED', 'EXPIRED', 'CANCELED'],
  AUTHORIZED: ['SUCCEEDED', 'CANCELED', 'EXPIRED'],
  SUCCEEDED: [],
  FAILED: [],
  EXPIRED: ['SUCCEEDED'],
  CANCELED: ['SUCCEEDED'],
} satisfies Record<PaymentStatus, readonly PaymentStatus[]>

/** Whether an attempt may move. Only cards are authorized; only what the payer brings comes in after the end. */
export function mayMove(
  { status, channel_code }: Pick<Payment, 'status' | 'channel_code'>,
  to: PaymentStatus,
): boolean {
  const next: readonly PaymentStatus[] = NEXT[status]
  if (!next.includes(to)) return false
  const { kind, comesLate } = CHANNELS[channel_code]
  if (to === 'AUTHORIZED') return kind === 'CARD'
  if (status === 'EXPIRED' || status === 'CANCELED') return comesLate
  return true
}
