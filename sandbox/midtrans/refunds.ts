import { randomUUID } from 'node:crypto'
import { isObject } from '../http'
import { nextNumber } from '../state'
import type { World } from '../world'
import { METHODS } from './methods'
import { notify } from './notify'
import { mayMove, type TransactionStatus } from './states'
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
  if (key.length > 255) return { ok: false, reason: 'invalid', message: 'refund_key is too long' }
  return takeBack(world, transaction, { kind: 'refund', key, amount: fields.amount, reason: fields.reason })
}

/** The card's or wallet's owner disputes the payment: money goes back, in part or whole, without anybody here asking. */
export function chargeback(world: World, transaction: Transaction, amount?: unknown): RefundOutcome {
  return takeBack(world, transaction, { kind: 'chargeback', key: '', amount, reason: 'chargeback' })
}

const STATUSES = {
  refund: { whole: 'refund', part: 'partial_refund' },
  chargeback: { whole: 'chargeback', part: 'partial_chargeback' },
} satisfies Record<string, Record<'whole' | 'part', TransactionStatus>>

function takeBack(
  world: World,
  transaction: Transaction,
  wanted: { kind: 'refund' | 'chargeback'; key: string; amount: unknown; reason: unknown },
): RefundOutcome {
  const { kind, key } = wanted
  const left = transaction.gross_amount - transaction.refunds.reduce((sum, made) => sum + made.amount, 0)
  const amount = wanted.amount ?? left
  const to = STATUSES[kind][amount === left ? 'whole' : 'part']
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
  const made: Refund = {
    id: nextNumber(world.state, 'midtrans refunds'),
    kind,
    key,
    amount,
    reason: typeof wanted.reason === 'string' ? wanted.reason : '',
    at: new Date().toISOString(),
    bank_confirmed_at: null,
  }
  transaction.refunds.push(made)
  transaction.status = to
  world.state.transactions.save(transaction)
  tell(world, transaction, made)
  return { ok: true, refund: made }
}

function tell(world: World, transaction: Transaction, made: Refund): void {
  const order = findOrder(world, transaction.order_id)
  if (!order) return
  if (made.kind !== 'chargeback') {
    notify(world, order, transaction, true)
    made.bank_confirmed_at = new Date().toISOString()
    world.state.transactions.save(transaction)
  }
  notify(world, order, transaction)
}
