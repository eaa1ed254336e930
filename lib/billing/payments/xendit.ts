import { z } from 'zod'
import { env } from '@/lib/env'

/** What one attempt asks Xendit for. Amounts in whole rupiah. */
export type SessionRequest = {
  /** Our order id: the reference, and the key under which a repeated request is the same session. */
  order_id: string
  amount: number
  items: { id: string; name: string; price: number; quantity: number }[]
  customer: { name: string; email: string; phone: string | null }
  /** Must be the same when the request is repeated. */
  expires_at: Date
  success_url: string
  cancel_url: string
  /** Narrows the page to one channel; absent: all that the account has. */
  channel_code?: string | undefined
}

export type SessionOutcome =
  | { ok: true; token: string; redirect_url: string }
  /** `taken`: the key was used for something else; `refused`: Xendit does not accept the request; `unavailable`: try again later. */
  | { ok: false; reason: 'taken' | 'refused' | 'unavailable'; detail: string }

export type XenditAnswer =
  | { ok: true; body: unknown }
  | { ok: false; status: number | undefined; code: string; detail: string }

/** Below what a person waits for. */
const TIMEOUT_MS = 10_000
const HOST = 'https://api.xendit.co'
/** Ids go into the path. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/

const created = z.looseObject({ payment_session_id: z.string().regex(ID), payment_link_url: z.url() })

/**
 * Opens a payment session. Asked again with the same order, because of a double click or an answer that got lost, Xendit gives
 * the same one. https://docs.xendit.co/apidocs/create-session
 */
export async function createXenditSession(request: SessionRequest): Promise<SessionOutcome> {
  const answer = await callXendit('POST', '/sessions', sessionBody(request), request.order_id)
  if (!answer.ok) {
    const { status, code, detail } = answer
    if (status === 409) return { ok: false, reason: 'taken', detail }
    return { ok: false, reason: isOurFault(status) ? 'refused' : 'unavailable', detail: `${code} ${detail}` }
  }
  const session = created.safeParse(answer.body)
  if (!session.success) return { ok: false, reason: 'unavailable', detail: 'unreadable session' }
  const { payment_session_id: token, payment_link_url: redirect_url } = session.data
  return { ok: true, token, redirect_url }
}

function sessionBody(request: SessionRequest): object {
  const { name, email, phone } = request.customer
  // Letters and digits are all that Xendit takes in a name.
  const given_names =
    name
      .replace(/[^\p{L}\p{N} ]/gu, ' ')
      .trim()
      .slice(0, 50) || 'Pelanggan'
  return {
    reference_id: request.order_id,
    session_type: 'PAY',
    mode: 'PAYMENT_LINK',
    amount: request.amount,
    currency: 'IDR',
    country: 'ID',
    locale: 'id',
    customer: {
      reference_id: request.order_id,
      type: 'INDIVIDUAL',
      email,
      ...(phone && /^\+\d{7,15}$/.test(phone) && { mobile_number: phone }),
      individual_detail: { given_names },
    },
    items: request.items.map((item) => ({
      reference_id: item.id,
      type: 'DIGITAL_SERVICE',
      name: item.name.slice(0, 255),
      net_unit_amount: item.price,
      quantity: item.quantity,
    })),
    expires_at: request.expires_at.toISOString(),
    success_return_url: request.success_url,
    cancel_return_url: request.cancel_url,
    ...(request.channel_code && { allowed_payment_channels: [request.channel_code] }),
  }
}

/** Ends a session that waits for money. `refused`: it is none that waits, or Xendit knows none. */
export async function cancelXenditSession(id: string): Promise<'canceled' | 'refused' | 'unavailable'> {
  const answer = await callXendit('POST', `/sessions/${pathPart(id)}/cancel`)
  if (answer.ok) return 'canceled'
  return isOurFault(answer.status) ? 'refused' : 'unavailable'
}

/** An object of Xendit as it stands: a session, a payment, a payment request, a refund, an old invoice. */
export async function getFromXendit(
  kind: 'sessions' | 'v3/payments' | 'v3/payment_requests' | 'refunds' | 'v2/invoices',
  id: string,
): Promise<XenditAnswer> {
  return callXendit('GET', `/${kind}/${pathPart(id)}`)
}

/** The refunds of a payment, as many as Xendit puts into one answer. */
export async function listXenditRefunds(paymentRequestId: string): Promise<XenditAnswer> {
  return callXendit('GET', `/refunds?payment_request_id=${pathPart(paymentRequestId)}&limit=100`)
}

/** One call of Xendit's API. A failure says how: no status means that nothing was heard at all. */
export async function callXendit(
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  idempotencyKey?: string,
): Promise<XenditAnswer> {
  const { XENDIT_SECRET_KEY: key, XENDIT_BASE_URL: base = HOST } = env()
  if (!key) return { ok: false, status: undefined, code: 'NO_KEY', detail: 'XENDIT_SECRET_KEY is missing' }
  try {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const answer: unknown = await response.json().catch(() => undefined)
    if (response.ok) return { ok: true, body: answer }
    const said = (answer ?? {}) as { error_code?: unknown; message?: unknown }
    const detail = `${response.status} ${String(said.message ?? '')}`.slice(0, 500)
    return { ok: false, status: response.status, code: String(said.error_code ?? ''), detail }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { ok: false, status: undefined, code: 'NO_ANSWER', detail }
  }
}

/** Whether trying the same again cannot help. Too many requests, and a key that is wrong for now, can. */
export function isOurFault(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status)
}

function pathPart(id: string): string {
  if (!ID.test(id)) throw new RangeError('Not an id of Xendit')
  return id
}
