import { randomUUID } from 'node:crypto'
import { underFaults } from '../faults'
import { type Answer, json, type Request, type Route, readJson } from '../http'
import { once } from '../idempotency'
import type { World } from '../world'
import { isAuthorized } from './auth'
import { readSnapRequest } from './snap-request'
import { findOrder, isPaid } from './transactions'

/** How long, in milliseconds and characters, Midtrans keeps an Idempotency-Key. */
export const KEY_KEPT_MS = 5 * 60_000
export const KEY_LENGTH = 46

/** POST /snap/v1/transactions: an order becomes a token and a page to pay it on. */
export function snapRoutes(world: World): Route[] {
  return underFaults(world, 'midtrans', () => problem(500, 'Sorry, our system is recovering.'), [
    {
      method: 'POST',
      path: /^\/midtrans\/snap\/v1\/transactions$/,
      run: (request) => createTransaction(world, request),
    },
  ])
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
  const body = await readJson(request)
  if (typeof key !== 'string' || key === '') return makeOrder(world, body)
  return once(
    world,
    { scope: 'midtrans snap', key, body, keptMs: KEY_KEPT_MS },
    () => makeOrder(world, body),
    { counts: ({ status }) => status === 201 },
  )
}

function makeOrder(world: World, body: unknown): Answer {
  const now = new Date()
  const read = readSnapRequest(body, now)
  if (!read.ok) return json(400, { error_messages: read.problems })
  const { request: wanted } = read
  if (isPaid(world, wanted.order_id)) return problem(400, 'transaction_details.order_id has been paid')
  if (findOrder(world, wanted.order_id)) {
    return problem(400, 'transaction_details.order_id has already been taken')
  }
  const token = randomUUID()
  world.state.orders.save({ ...wanted, token, created_at: now.toISOString() })
  return json(201, { token, redirect_url: `${world.url}${pagePath({ token })}` })
}

function problem(status: number, message: string): Answer {
  return json(status, { error_messages: [message] })
}
