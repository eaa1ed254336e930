import { randomUUID } from 'node:crypto'
import { underFaults } from '../faults'
import { type Answer, HttpError, json, type Request, type Route, readJson } from '../http'
import { once } from '../idempotency'
import type { World } from '../world'
import { isAuthorized } from './auth'
import { signature, transactionBody, wireAmount } from './body'
import { refund } from './refunds'
import { KEY_KEPT_MS, KEY_LENGTH } from './snap'
import { statusCode, type TransactionStatus } from './states'
import { findOrder, findTransaction, move } from './transactions'
import type { Order, Transaction } from './types'

/**
 * The Core API. As in life, what went wrong stands in the body's status_code, under HTTP 200; only an unknown key is
 * an HTTP error. midtrans-client turns both into a MidtransError, the first with its code as a string.
 */
export function coreRoutes(world: World): Route[] {
  const at = (
    method: 'GET' | 'POST',
    action: string,
    run: (found: { order: Order; transaction: Transaction }, body: unknown) => unknown,
  ): Route => ({
    method,
    path: new RegExp(`^/midtrans/v2/([^/]+)/${action}$`),
    async run(request) {
      authorize(world, request)
      const transaction = findTransaction(world, request.params[0] ?? '')
      const order = transaction && findOrder(world, transaction.order_id)
      if (!transaction || !order) return json(200, notFound())
      const body = method === 'POST' ? await readJson(request) : undefined
      const answer = () => json(200, run({ order, transaction }, body))
      const key = request.raw.headers['idempotency-key']
      if (method === 'GET' || typeof key !== 'string' || key === '') return answer()
      if (key.length > KEY_LENGTH) return json(200, invalid('Idempotency-Key is too long'))
      const isDone = (made: Answer) => /"status_code":"(200|407)"/.test(String(made.body))
      return once(world, { scope: request.path, key, body, keptMs: KEY_KEPT_MS }, answer, { counts: isDone })
    },
  })

  const moveTo =
    (to: TransactionStatus, code: string, message: string) =>
    ({ order, transaction }: { order: Order; transaction: Transaction }) =>
      move(world, transaction, to) ? found(world, order, transaction, code, message) : refused(transaction)

  const refundIt = ({ order, transaction }: { order: Order; transaction: Transaction }, body: unknown) => {
    const outcome = refund(world, transaction, body)
    if (!outcome.ok) {
      if (outcome.reason === 'invalid') return invalid(outcome.message)
      return refused(transaction, outcome.message)
    }
    return {
      ...found(world, order, transaction, '200', 'Success, refund request is approved'),
      refund_chargeback_id: outcome.refund.id,
      refund_amount: wireAmount(outcome.refund.amount),
      refund_key: outcome.refund.key,
    }
  }

  return underFaults(world, 'midtrans', internalError, [
    at('GET', 'status', ({ order, transaction }) => {
      const code = transaction.status === 'expire' ? '407' : statusCode(transaction.status)
      return found(world, order, transaction, code, 'Success, transaction is found')
    }),
    at('POST', 'cancel', moveTo('cancel', '200', 'Success, transaction is canceled')),
    at('POST', 'expire', moveTo('expire', '407', 'Success, transaction has expired')),
    at('POST', 'refund', refundIt),
    at('POST', 'refund/online/direct', refundIt),
  ])
}

function internalError(): Answer {
  return json(500, {
    status_code: '500',
    status_message: 'Sorry, our system is recovering from unexpected issues. Please retry.',
    id: randomUUID(),
  })
}

function found(world: World, order: Order, transaction: Transaction, code: string, message: string) {
  const amount = wireAmount(transaction.gross_amount)
  return {
    ...transactionBody(order, transaction),
    status_code: code,
    status_message: message,
    signature_key: signature(transaction.order_id, code, amount, world.config.midtransServerKey),
  }
}

function authorize(world: World, request: Request): void {
  if (isAuthorized(world, request)) return
  throw new HttpError(
    json(401, {
      status_code: '401',
      status_message: 'Transaction cannot be authorized with the current client/server key.',
      id: randomUUID(),
    }),
  )
}

function notFound() {
  return { status_code: '404', status_message: "Transaction doesn't exist.", id: randomUUID() }
}

function refused({ transaction_id }: Transaction, message = 'Transaction status cannot be updated.') {
  return { status_code: '412', status_message: message, id: transaction_id }
}

function invalid(message: string) {
  return {
    status_code: '400',
    status_message: 'One or more parameters in the payload is invalid.',
    validation_messages: [message],
    id: randomUUID(),
  }
}
