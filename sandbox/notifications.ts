import { randomUUID } from 'node:crypto'
import { lateMs, type Provider, use } from './chaos'
import { newDelivery } from './delivery'
import { isObject } from './http'
import type { World } from './world'

/** A notification as it was made, whether or not it was sent. */
export type Notification = {
  id: string
  provider: Provider
  order_id: string
  /** The transaction or payment it tells of; what tells of the same goes out one after the other. */
  transaction_id: string
  /** A status of Midtrans, or an event of Xendit. */
  transaction_status: string
  body: string
  headers: Record<string, string>
  created_at: string
  fate: 'sent' | 'sent_twice' | 'late' | 'held' | 'never'
}

type Told = Pick<
  Notification,
  'provider' | 'order_id' | 'transaction_id' | 'transaction_status' | 'body' | 'headers'
>

/**
 * Sends a notification as the switches say: once, twice, late, after its successor, or not at all.
 * @param hasSuccessor whether another one of the same transaction is sure to come, behind which this one can be held
 */
export function sendNotification(world: World, told: Told, hasSuccessor: boolean): void {
  const { provider } = told
  const notification: Notification = {
    id: randomUUID(),
    ...told,
    created_at: new Date().toISOString(),
    fate: 'sent',
  }
  if (hasSuccessor && use(world, provider, 'wrong_order')) {
    world.state.notifications.save({ ...notification, fate: 'held' })
    return
  }
  if (use(world, provider, 'never')) {
    notification.fate = 'never'
  } else if (use(world, provider, 'late')) {
    notification.fate = 'late'
    post(world, notification, lateMs(world, provider))
  } else {
    post(world, notification)
    if (use(world, provider, 'twice')) {
      notification.fate = 'sent_twice'
      post(world, notification)
    }
  }
  world.state.notifications.save(notification)
  releaseHeld(world, notification)
}

/** Sends a notification once more. */
export function replay(world: World, notificationId: string): boolean {
  const notification = world.state.notifications.get(notificationId)
  if (!notification) return false
  post(world, notification)
  return true
}

/** The notifications of one provider, oldest first. */
export function notificationsOf(world: World, provider: Provider): Notification[] {
  return world.state.notifications.all().filter((each) => providerOf(each) === provider)
}

/** A state saved by an earlier version knew Midtrans only. */
function providerOf({ provider }: Partial<Notification>): Provider {
  return provider ?? 'midtrans'
}

function releaseHeld(world: World, after: Notification): void {
  for (const held of world.state.notifications.of(after.transaction_id)) {
    if (held.fate !== 'held') continue
    held.fate = 'sent'
    post(world, held)
    world.state.notifications.save(held)
  }
}

function post(world: World, notification: Notification, afterMs = 0): void {
  const provider = providerOf(notification)
  const delivery = newDelivery({
    kind: provider,
    subject_id: notification.id,
    label: `${notification.order_id} · ${notification.transaction_status}`,
    url: provider === 'midtrans' ? world.config.notificationUrl : world.config.xenditNotificationUrl,
    body: provider === 'xendit' ? stamped(notification.body) : notification.body,
    headers: notification.headers,
  })
  world.deliverer.send(delivery, { lane: `${provider}:${notification.transaction_id}`, afterMs })
}

/** The `created` of Xendit's envelope is the time of the delivery, not of what it tells. */
function stamped(body: string): string {
  const envelope = JSON.parse(body) as unknown
  if (!isObject(envelope) || !('event' in envelope)) return body
  return JSON.stringify({ ...envelope, created: new Date().toISOString() })
}
