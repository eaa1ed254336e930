import type { Provider } from './chaos'
import { notificationsOf } from './notifications'
import type { World } from './world'

/** Counts of a provider's notifications and deliveries: what a long run needs, without the rows themselves. */
export function sumsOf(world: World, provider: Provider) {
  const fates: Record<string, number> = {}
  const events: Record<string, number> = {}
  for (const { fate, transaction_status } of notificationsOf(world, provider)) {
    fates[fate] = (fates[fate] ?? 0) + 1
    events[transaction_status] = (events[transaction_status] ?? 0) + 1
  }
  const deliveries: Record<string, number> = { waiting: 0, delivered: 0, given_up: 0 }
  let attempts = 0
  for (const delivery of world.state.deliveries.values()) {
    if (delivery.kind !== provider) continue
    deliveries[delivery.state] = (deliveries[delivery.state] ?? 0) + 1
    attempts += delivery.attempts.length
  }
  return { notifications: fates, events, deliveries, attempts }
}
