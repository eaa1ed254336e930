import { randomUUID } from 'node:crypto'
import { isObject } from '../http'
import type { World } from '../world'
import { METHODS } from './methods'
import { notify } from './notify'
import { mayMove } from './states'
import { findOrder } from './transactions'
import type { Refund, Transaction } from './types'

/** How long a refund_key stands for the same refund. */
const KEY_KEPT_MS = 7 * 86_400_000

export type RefundOutcome =
  | { ok: true; refund: Refund }
  | { ok: false; reason: 'status' | 'method' | 'invalid'; message: string }

/**
 * Pays back, in part or whole. Two notifications follow, the second once the bank has confirmed: one refund, told twice.
 * @param request `refund_key`, `amount` (absent: all that is left), `reason`
 */
export function refund(world: World, transaction: Transaction, request: unknown): RefundOutcome {
  const fields = isObject(request) ? request : {}
  const key =
    typeof fields.refund_key === 'string' && fields.refund_key !== '' ? fields.refund_key : randomUUID()
  const now = new Date()
  const known = transaction.refunds.find(
    (made) => made.key === key && now.getTime() - Date.parse(made.at) < KEY_KEPT_MS,
  )
  if (known) return { ok: true, refund: known }
  if (!METHODS[transaction.method].refundable) {
    return {
      ok: false,
      reason: 'method',
      message: 'Refund is not supported for the payment type of this transaction.',
    }
  }
  const refunded = transaction.refunds.reduce((sum, made) => sum + made.amount, 0)
  const left = transaction.gross_amount - refunded
  const amount = fields.amount ?? left
  const to = amount === left ? 'refund' : 'partial_refund'
  if (!mayMove(transaction.status, to, METHODS[transaction.method])) {
    return { ok: false, reason: 'status', message: 'Transaction status cannot be updated.' }
  }
  if (typeof amount !== 'number' || !Number.isInteger(amount) || amount <= 0 || amount > left) {
    return {
      ok: false,
      reason: 'invalid',
      message: 'amount must be a whole number above 0 and at most what is left to refund',
    }
  }
  if (key.length > 255) return { ok: false, reason: 'invalid', message: 'refund_key is too long' }

  const made: Refund = {
    id: ++world.state.lastRefundId,
    key,
    amount,
    reason: typeof fields.reason === 'string' ? fields.reason : '',
    at: now.toISOString(),
    bank_confirmed_at: null,
  }
  transaction.refunds.push(made)
  transaction.status = to
  const order = findOrder(world, transaction.order_id)
  if (order) {
    notify(world, order, transaction)
    made.bank_confirmed_at = new Date().toISOString()
    notify(world, order, transaction)
  }
  return { ok: true, refund: made }
}
