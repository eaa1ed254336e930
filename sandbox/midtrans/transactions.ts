import { randomUUID } from 'node:crypto'
import type { World } from '../world'
import { detailsOf, METHODS, type PaymentMethod } from './methods'
import { notify } from './notify'
import { countsAsPaid, mayMove, type TransactionStatus } from './states'
import type { Order, Transaction } from './types'

export function findOrder(world: World, orderId: string): Order | undefined {
  return world.state.orders.get(orderId)
}

/** A transaction by its own id, or the latest of an order. */
export function findTransaction(world: World, id: string): Transaction | undefined {
  return world.state.transactions.get(id) ?? world.state.transactions.of(id).at(-1)
}

export function transactionsOf(world: World, orderId: string): readonly Transaction[] {
  return world.state.transactions.of(orderId)
}

export function isPaid(world: World, orderId: string): boolean {
  return transactionsOf(world, orderId).some(({ status }) => countsAsPaid(status))
}

/** Whether another attempt may begin: not paid, and neither page nor payment has run out. */
export function isOpen(world: World, order: Order, now = new Date().toISOString()): boolean {
  if (isPaid(world, order.order_id) || order.page_expires_at <= now) return false
  return order.payment_expires_at === null || order.payment_expires_at > now
}

/**
 * The payer chooses how to pay: a pending transaction comes to be and the merchant is told. An earlier attempt that is
 * still pending stays payable, as a VA number once written down does.
 * @returns undefined when the order is not open
 */
export function choose(
  world: World,
  order: Order,
  method: PaymentMethod,
  card?: { number: string },
): Transaction | undefined {
  const now = new Date()
  if (!isOpen(world, order)) return undefined
  const ownExpiry = new Date(now.getTime() + METHODS[method].minutes * 60_000).toISOString()
  const transaction: Transaction = {
    transaction_id: randomUUID(),
    order_id: order.order_id,
    method,
    status: 'pending',
    gross_amount: order.gross_amount,
    created_at: now.toISOString(),
    expires_at: order.payment_expires_at ?? ownExpiry,
    settled_at: null,
    details: detailsOf(method, card),
    refunds: [],
  }
  world.state.transactions.save(transaction)
  notify(world, order, transaction)
  return transaction
}

/** Moves a transaction where Midtrans' own table lets it go, and tells the merchant; false when it does not. */
export function move(world: World, transaction: Transaction, to: TransactionStatus): boolean {
  if (!mayMove(transaction.status, to, METHODS[transaction.method])) return false
  const order = findOrder(world, transaction.order_id)
  if (!order) return false
  const now = new Date().toISOString()
  if (to === 'deny' && transaction.status === 'settlement') transaction.reversed_at = now
  if (to === 'settlement') transaction.settled_at = now
  transaction.status = to
  world.state.transactions.save(transaction)
  notify(world, order, transaction)
  return true
}

/**
 * The payer pays: a card is captured, everything else settles at once.
 * @param wrongly what reaches the gateway instead of what was asked for
 */
export function pay(
  world: World,
  transaction: Transaction,
  wrongly: { amount?: number; currency?: string } = {},
): boolean {
  const to = transaction.method === 'credit_card' ? 'capture' : 'settlement'
  if (!mayMove(transaction.status, to, METHODS[transaction.method])) return false
  if (wrongly.amount !== undefined) transaction.gross_amount = wrongly.amount
  if (wrongly.currency !== undefined) transaction.currency = wrongly.currency
  return move(world, transaction, to)
}

/** Lets run out what nobody paid in time. A page that expires without a chosen method stays silent, as Snap's does. */
export function expireOverdue(world: World, now = new Date().toISOString()): void {
  for (const transaction of world.state.transactions.values()) {
    if (transaction.status === 'pending' && transaction.expires_at <= now) move(world, transaction, 'expire')
  }
}
