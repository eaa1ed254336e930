import { z } from 'zod'
import { env } from '@/lib/env'
import type { RefundAnswer, RefundOrder } from './answer'

const TIMEOUT_MS = 15_000
const ID = /^[A-Za-z0-9-]{1,80}$/

const refundBody = z.looseObject({
  id: z.string(),
  status: z.string(),
  failure_code: z.string().nullish(),
})
const problemBody = z.looseObject({ error_code: z.string().optional(), message: z.string().optional() })

/** Their word that another request with the key is under way, or that they are busy: not that they refuse. */
const NOT_NOW = [401, 403, 408, 409, 429]

/**
 * Asks Xendit to send money back. Our key is the idempotency key, which it keeps for a day, and the refund's reference.
 * https://docs.xendit.co/apidocs/create-refund
 */
export async function refundAtXendit(
  order: RefundOrder & { payment_request_id: string | null },
): Promise<RefundAnswer> {
  const about = order.payment_request_id
    ? { payment_request_id: order.payment_request_id }
    : { payment_id: order.transaction_id }
  return call('/refunds', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': order.refund_key },
    body: JSON.stringify({
      ...about,
      reference_id: order.refund_key,
      amount: Number(order.amount),
      currency: 'IDR',
      reason: 'REQUESTED_BY_CUSTOMER',
      metadata: { reason: order.reason.slice(0, 200) },
    }),
  })
}

/** Asks Xendit what became of a refund. */
export async function findXenditRefund(id: string): Promise<RefundAnswer> {
  if (!ID.test(id)) throw new RangeError('Not a refund id of Xendit')
  return call(`/refunds/${id}`, { method: 'GET' })
}

async function call(path: string, init: RequestInit): Promise<RefundAnswer> {
  const { XENDIT_SECRET_KEY: key, XENDIT_BASE_URL: base = 'https://api.xendit.co' } = env()
  if (!key) return { status: 'unavailable', detail: 'no keys' }
  let response: Response
  let body: unknown
  try {
    response = await fetch(`${base}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    body = await response.json()
  } catch (error) {
    return { status: 'unavailable', detail: error instanceof Error ? error.message : 'no answer' }
  }
  return response.ok ? readRefund(body) : readProblem(response.status, body)
}

function readRefund(body: unknown): RefundAnswer {
  const parsed = refundBody.safeParse(body)
  if (!parsed.success) return { status: 'unavailable', detail: 'unreadable refund' }
  const { id, status, failure_code } = parsed.data
  switch (status.toUpperCase()) {
    case 'SUCCEEDED':
      return { status: 'succeeded', provider_refund_id: id }
    case 'FAILED':
    case 'CANCELLED':
      return { status: 'refused', detail: failure_code ?? status, provider_refund_id: id }
    default:
      return { status: 'pending', provider_refund_id: id }
  }
}

function readProblem(status: number, body: unknown): RefundAnswer {
  const parsed = problemBody.safeParse(body)
  const code = (parsed.success && parsed.data.error_code) || String(status)
  const message = (parsed.success && parsed.data.message) || ''
  const detail = `${code} ${message}`.trim().slice(0, 500)
  const isOurs = status >= 400 && status < 500 && !NOT_NOW.includes(status)
  return { status: isOurs ? 'refused' : 'unavailable', detail }
}
