import { use } from '../chaos'
import type { DeliveryPolicy } from '../delivery'
import { sendNotification } from '../notifications'
import type { World } from '../world'
import { notificationBody } from './body'
import type { Order, Transaction } from './types'

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
 * Tells the merchant where a transaction stands, with a wrong signature or amount where the switches say so.
 * @param hasSuccessor whether more is sure to be told of it: something always comes of what is pending
 */
export function notify(
  world: World,
  order: Order,
  transaction: Transaction,
  hasSuccessor = transaction.status === 'pending',
): void {
  const faults = {
    wrongSignature: use(world, 'midtrans', 'wrong_signature'),
    wrongAmount: use(world, 'midtrans', 'wrong_amount'),
  }
  const body = notificationBody(order, transaction, world.config.midtransServerKey, faults)
  sendNotification(
    world,
    {
      provider: 'midtrans',
      order_id: order.order_id,
      transaction_id: transaction.transaction_id,
      transaction_status: transaction.status,
      body: JSON.stringify(body),
      headers: {},
    },
    hasSuccessor,
  )
}
