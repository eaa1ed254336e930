import { randomUUID } from 'node:crypto'
import { type Answer, json, type Request, type Route, readJson } from '../http'
import type { World } from '../world'
import { isAuthorized } from './auth'
import { readSnapRequest } from './snap-request'
import { findOrder, isPaid } from './transactions'

const KEY_KEPT_MS = 5 * 60_000
const KEY_LENGTH = 46

/** POST /snap/v1/transactions: an order becomes a token and a page to pay it on. */
export function snapRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: /^\/midtrans\/snap\/v1\/transactions$/,
      run: (request) => createTransaction(world, request),
    },
  ]
}

/** Where the payer pays. */
export function pagePath({ token }: { token: string }): string {
  return `/midtrans/snap/v4/redirection/${token}`
}

async function createTransaction(world: World, request: Request): Promise<Answer> {
  if (!isAuthorized(world, request)) {
    return problem(401, 'Access denied due to unauthorized transaction, please check client or server key')
  }
  const key = request.raw.headers['idempotency-key']
  if (typeof key === 'string' && key.length > KEY_LENGTH) {
    return problem(400, `Idempotency-Key is too long (maximum is ${KEY_LENGTH} characters)`)
  }
  const now = new Date()
  const body = await readJson(request)
  world.state.idempotency = world.state.idempotency.filter(({ at }) => now.getTime() - at < KEY_KEPT_MS)
  const known = key ? world.state.idempotency.find((made) => made.key === key) : undefined
  if (known) return json(known.status, known.body)

  const read = readSnapRequest(body, now)
  if (!read.ok) return json(400, { error_messages: read.problems })
  const { request: wanted } = read
  if (isPaid(world, wanted.order_id)) return problem(400, 'transaction_details.order_id has been paid')
  if (findOrder(world, wanted.order_id)) {
    return problem(400, 'transaction_details.order_id has already been taken')
  }

  const token = randomUUID()
  const made = { token, redirect_url: `${world.url}${pagePath({ token })}` }
  world.state.orders.push({ ...wanted, token, created_at: now.toISOString() })
  if (typeof key === 'string') {
    world.state.idempotency.push({ key, at: now.getTime(), status: 201, body: made })
  }
  world.changed()
  return json(201, made)
}

function problem(status: number, message: string): Answer {
  return json(status, { error_messages: [message] })
}
