import { randomUUID, timingSafeEqual } from 'node:crypto'
import { underFaults } from '../faults'
import { type Answer, isObject, json, type Request, type Route, readJson } from '../http'
import { once } from '../idempotency'
import type { World } from '../world'
import { invoiceBody, paymentBody, paymentRequestBody, refundBody, sessionBody } from './bodies'
import { askRefund, carryOut } from './refunds'
import { readSessionRequest } from './session-request'
import { endSession, findPayment, openSession } from './sessions'

/** How long an idempotency-key stands for its first answer. */
const KEY_KEPT_MS = 86_400_000

/** Xendit's API: sessions, payments, refunds, and what is left of the old invoices. */
export function apiRoutes(world: World): Route[] {
  const at = (
    method: 'GET' | 'POST',
    path: string,
    run: (id: string, request: Request) => Answer | Promise<Answer>,
  ): Route => ({
    method,
    path: new RegExp(`^/xendit${path}$`),
    run: (request) =>
      isAuthorized(world, request)
        ? run(request.params[0] ?? '', request)
        : problem(401, 'INVALID_API_KEY', 'API key is not authorized for this API service'),
  })
  const { state } = world

  return underFaults(world, 'xendit', () => problem(500, 'SERVER_ERROR', 'Error connecting to our server'), [
    at('POST', '/sessions', (_id, request) => createSession(world, request)),
    at('GET', '/sessions/([^/]+)', (id) => {
      const session = state.sessions.get(id)
      return session ? json(200, sessionBody(world, session)) : notFound('Session')
    }),
    at('POST', '/sessions/([^/]+)/cancel', (id) => {
      const session = state.sessions.get(id)
      if (!session) return notFound('Session')
      if (endSession(world, session, 'CANCELED')) return json(200, sessionBody(world, session))
      return problem(400, 'INELIGIBLE_TRANSACTION_STATUS', `The session is ${session.status}`)
    }),
    at('GET', '/v3/payments/(py-[^/]+)', (id) => {
      const payment = findPayment(world, id)
      return payment?.payment_id ? json(200, paymentBody(payment)) : notFound('Payment')
    }),
    at('GET', '/v3/payment_requests/(pr-[^/]+)', (id) => {
      const payment = findPayment(world, id)
      return payment ? json(200, paymentRequestBody(payment)) : notFound('Payment request')
    }),
    at('POST', '/refunds', (_id, request) => createRefund(world, request)),
    at('GET', '/refunds', (_id, { query }) => {
      const payment = findPayment(world, query.get('payment_request_id') ?? '')
      const made = payment ? state.refunds.of(payment.payment_request_id) : []
      return json(200, {
        data: payment ? made.map((refund) => refundBody(refund, payment)) : [],
        has_more: false,
      })
    }),
    at('GET', '/refunds/([^/]+)', (id) => {
      const refund = state.refunds.get(id)
      const payment = refund && state.payments.get(refund.payment_request_id)
      return refund && payment ? json(200, refundBody(refund, payment)) : notFound('Refund')
    }),
    at('GET', '/v2/invoices/([^/]+)', (id) => {
      const invoice = state.invoices.get(id)
      return invoice ? json(200, invoiceBody(invoice)) : notFound('Invoice')
    }),
  ])
}

async function createSession(world: World, request: Request): Promise<Answer> {
  const body = await readJson(request)
  const fields = isObject(body) ? body : {}
  const make = () => {
    const read = readSessionRequest(body, new Date(), () => `cust-${randomUUID()}`)
    if (!read.ok) return invalid(read.problems)
    return json(201, sessionBody(world, openSession(world, read.request)))
  }
  const { reference_id, amount, currency } = fields
  return withKey(world, request, { reference_id, amount, currency }, make)
}

async function createRefund(world: World, request: Request): Promise<Answer> {
  const body = await readJson(request)
  const fields = isObject(body) ? body : {}
  const { payment_request_id, payment_id, amount, reference_id } = fields
  return withKey(world, request, { payment_request_id, payment_id, amount, reference_id }, () => {
    const asked = askRefund(world, body)
    if (!asked.ok) return problem(asked.status, asked.error_code, asked.message)
    const answer = json(200, refundBody(asked.refund, asked.payment))
    carryOut(world, asked.refund)
    return answer
  })
}

/** The same key with the same essentials gets the same answer; with others it is an error. */
function withKey(world: World, request: Request, essentials: unknown, run: () => Answer) {
  const { headers } = request.raw
  const key = headers['idempotency-key'] ?? headers['x-idempotency-key']
  if (typeof key !== 'string' || key === '') return run()
  if (key.length > 100) return invalid([{ path: 'idempotency-key', message: 'is too long' }])
  return once(world, { scope: request.path, key, body: essentials, keptMs: KEY_KEPT_MS }, run, {
    counts: ({ status }) => status < 300,
    differs: () =>
      problem(409, 'IDEMPOTENCY_ERROR', 'The idempotency key has been used with other parameters'),
  })
}

function isAuthorized(world: World, request: Request): boolean {
  const key = Buffer.from(`${world.config.xenditSecretKey}:`).toString('base64')
  const expected = Buffer.from(`Basic ${key}`)
  const given = Buffer.from(request.raw.headers.authorization ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function problem(status: number, error_code: string, message: string): Answer {
  return json(status, { error_code, message })
}

function invalid(errors: { path: string; message: string }[]): Answer {
  const message = 'There is an error with the format submitted to the server.'
  return json(400, { error_code: 'API_VALIDATION_ERROR', message, errors })
}

function notFound(what: string): Answer {
  return problem(404, 'DATA_NOT_FOUND', `${what} was not found`)
}
