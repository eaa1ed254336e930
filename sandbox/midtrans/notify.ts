import { randomUUID } from 'node:crypto'
import { type DeliveryPolicy, newDelivery } from '../delivery'
import type { World } from '../world'
import { notificationBody } from './body'
import type { Notification, Order, SwitchName, Transaction } from './types'

/** Midtrans' retries: how many depends on the answer, each after 2, 10, 30, 90 and 210 minutes. */
export const midtransPolicy: DeliveryPolicy = {
  delays: [2, 10, 30, 90, 210],
  retriesFor(status) {
    switch (status) {
      case 500:
        return 1
      case 503:
        return 4
      case 400:
      case 404:
        return 2
      case 301:
      case 302:
      case 303:
        return 0
      default:
        return 5
    }
  },
  headers: () => ({ accept: 'application/json', 'user-agent': 'Veritrans' }),
}

/**
 * Tells the merchant where a transaction stands, as the switches say: once, twice, late, after its successor, with a
 * wrong signature or amount, or not at all.
 */
export function notify(world: World, order: Order, transaction: Transaction): void {
  const faults = {
    wrongSignature: use(world, 'wrong_signature'),
    wrongAmount: use(world, 'wrong_amount'),
  }
  const body = notificationBody(order, transaction, world.config.midtransServerKey, faults)
  const notification: Notification = {
    id: randomUUID(),
    order_id: order.order_id,
    transaction_id: transaction.transaction_id,
    transaction_status: transaction.status,
    body: JSON.stringify(body),
    created_at: new Date().toISOString(),
    fate: 'sent',
  }
  world.state.notifications.push(notification)
  world.changed()

  if (transaction.status === 'pending' && use(world, 'wrong_order')) {
    notification.fate = 'held'
    return
  }
  if (use(world, 'never')) {
    notification.fate = 'never'
  } else if (use(world, 'late')) {
    notification.fate = 'late'
    post(world, notification, world.state.lateSeconds * 1000)
  } else {
    post(world, notification)
    if (use(world, 'twice')) {
      notification.fate = 'sent_twice'
      post(world, notification)
    }
  }
  releaseHeld(world, notification)
}

/** Sends a notification once more, word for word. */
export function replay(world: World, notificationId: string): boolean {
  const notification = world.state.notifications.find(({ id }) => id === notificationId)
  if (!notification) return false
  post(world, notification)
  return true
}

function releaseHeld(world: World, after: Notification): void {
  for (const held of world.state.notifications) {
    if (held.fate !== 'held' || held.transaction_id !== after.transaction_id) continue
    held.fate = 'sent'
    post(world, held)
  }
}

function post(world: World, notification: Notification, afterMs = 0): void {
  const delivery = newDelivery({
    kind: 'midtrans',
    subject_id: notification.id,
    label: `${notification.order_id} · ${notification.transaction_status}`,
    url: world.config.notificationUrl,
    body: notification.body,
  })
  world.deliverer.send(delivery, { lane: `midtrans:${notification.transaction_id}`, afterMs })
}

function use(world: World, name: SwitchName): boolean {
  const { switches } = world.state
  const on = switches[name] !== 'off'
  if (switches[name] === 'next') switches[name] = 'off'
  return on
}
