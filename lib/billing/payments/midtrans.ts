import midtransClient from 'midtrans-client'
import { z } from 'zod'
import { env } from '@/lib/env'
import type { RefundAnswer, RefundOrder } from '../refunds/answer'

/** What one attempt asks Midtrans for. Amounts in whole rupiah. */
export type SnapRequest = {
  order_id: string
  gross_amount: number
  items: { id: string; name: string; price: number; quantity: number }[]
  customer: { name: string; email: string; phone: string | null }
  expiry_hours: number
  finish_url: string
  /** Narrows the page to these channels; absent: all that the account has. */
  enabled_payments?: string[] | undefined
}

export type SnapOutcome =
  | { ok: true; token: string; redirect_url: string }
  /** `taken`: the order id was used up; `refused`: Midtrans does not accept the request; `unavailable`: try again later. */
  | { ok: false; reason: 'taken' | 'refused' | 'unavailable'; detail: string }

const ORDER_ID = /^[A-Za-z0-9\-_~][A-Za-z0-9\-_~.]{0,49}$/

/** Fields of a transaction as notifications and GET status carry them; others are kept in the stored body only. */
export const midtransTransaction = z.looseObject({
  order_id: z.string().regex(ORDER_ID),
  transaction_id: z.string().regex(ORDER_ID),
  transaction_status: z.string().transform((status) => status.toLowerCase()),
  status_code: z.coerce.string(),
  gross_amount: z.coerce.string(),
  fraud_status: z.string().optional(),
  payment_type: z.string().optional(),
  signature_key: z.string().optional(),
  transaction_time: z.string().optional(),
  settlement_time: z.string().optional(),
  merchant_id: z.string().optional(),
  va_numbers: z.array(z.looseObject({ bank: z.string(), va_number: z.string() })).optional(),
  permata_va_number: z.string().optional(),
  bill_key: z.string().optional(),
  store: z.string().optional(),
  biller_code: z.string().optional(),
  refund_key: z.string().optional(),
  refund_amount: z.coerce.string().optional(),
  chargeback_amount: z.coerce.string().optional(),
  currency: z.string().optional(),
  refunds: z
    .array(
      z.looseObject({
        refund_key: z.coerce.string().optional(),
        refund_chargeback_id: z.coerce.string().optional(),
        refund_amount: z.coerce.string(),
        bank_confirmed_at: z.string().optional(),
      }),
    )
    .optional(),
})

export type MidtransTransaction = z.output<typeof midtransTransaction>

/** A notification is taken in as long as it can be told whose it is: the rest is asked for. */
export const midtransNotification = midtransTransaction.partial({
  transaction_id: true,
  transaction_status: true,
})

export type MidtransNotification = z.output<typeof midtransNotification>

export type StatusOutcome =
  | { ok: true; transaction: MidtransTransaction }
  /** No method was chosen yet: Midtrans knows no transaction of the order. */
  | { ok: false; reason: 'none' }
  | { ok: false; reason: 'unavailable'; detail: string }

type ClientParts = {
  apiConfig: { getSnapApiBaseUrl: () => string; getCoreApiBaseUrl: () => string }
  httpClient: {
    http_client: { defaults: { timeout?: number; headers: { common: Record<string, string> } } }
  }
  createTransaction: (body: object) => Promise<{ token: string; redirect_url: string }>
  transaction: Record<'status' | 'expire', (id: string) => Promise<unknown>> & {
    refund: (id: string, body: object) => Promise<unknown>
  }
}

/** Below what a person waits for, and below the 15 s that Midtrans gives our own answers. */
const TIMEOUT_MS = 10_000

/** A client of its own for each call: the headers of midtrans-client belong to the client, not to the request. */
function snap(idempotencyKey?: string): ClientParts {
  const { MIDTRANS_SERVER_KEY = '', MIDTRANS_CLIENT_KEY = '', MIDTRANS_BASE_URL: base } = env()
  const client = new midtransClient.Snap({
    // Sandbox keys begin with SB-; newer sandbox keys do not, and set the host themselves.
    isProduction: !MIDTRANS_SERVER_KEY.startsWith('SB-'),
    serverKey: MIDTRANS_SERVER_KEY,
    clientKey: MIDTRANS_CLIENT_KEY,
  }) as unknown as ClientParts
  if (base) {
    client.apiConfig.getSnapApiBaseUrl = () => `${base}/snap/v1`
    client.apiConfig.getCoreApiBaseUrl = () => base
  }
  const { defaults } = client.httpClient.http_client
  defaults.timeout = TIMEOUT_MS
  if (idempotencyKey) defaults.headers.common['Idempotency-Key'] = idempotencyKey
  return client
}

/**
 * Opens a payment page. The order id is the idempotency key, too: a second request within minutes, because of a double click
 * or an answer that got lost, is given the same page. https://docs.midtrans.com/reference/backend-integration
 */
export async function createSnapPayment(request: SnapRequest): Promise<SnapOutcome> {
  assertOrderId(request.order_id)
  try {
    const { token, redirect_url } = await snap(request.order_id).createTransaction({
      transaction_details: { order_id: request.order_id, gross_amount: request.gross_amount },
      item_details: request.items.map((item) => ({ ...item, name: item.name.slice(0, 50) })),
      customer_details: {
        first_name: request.customer.name.slice(0, 50),
        email: request.customer.email,
        ...(request.customer.phone && { phone: request.customer.phone }),
      },
      expiry: { unit: 'hours', duration: request.expiry_hours },
      callbacks: { finish: request.finish_url },
      ...(request.enabled_payments && { enabled_payments: request.enabled_payments }),
    })
    return { ok: true, token, redirect_url }
  } catch (error) {
    const { status, messages } = readError(error)
    if (status === 400 && /already been taken|has been paid/.test(messages))
      return { ok: false, reason: 'taken', detail: messages }
    const isOurs = status !== undefined && status >= 400 && status < 500
    return {
      ok: false,
      reason: isOurs ? 'refused' : 'unavailable',
      detail: `${status ?? ''} ${messages}`.trim(),
    }
  }
}

/** Asks Midtrans how an order, or one transaction of it, stands. This, not the notification, is what we believe. */
export async function findMidtransTransaction(id: string): Promise<StatusOutcome> {
  assertOrderId(id)
  try {
    const body = await snap().transaction.status(id)
    const parsed = midtransTransaction.safeParse(body)
    if (parsed.success) return { ok: true, transaction: parsed.data }
    return { ok: false, reason: 'unavailable', detail: 'unreadable status' }
  } catch (error) {
    const { status, messages } = readError(error)
    if (status === 404) return { ok: false, reason: 'none' }
    return { ok: false, reason: 'unavailable', detail: `${status ?? ''} ${messages}`.trim() }
  }
}

/** Ends a transaction that waits for money. `refused`: it is none that waits, or Midtrans knows none. */
export async function expireMidtransTransaction(id: string): Promise<'expired' | 'refused' | 'unavailable'> {
  assertOrderId(id)
  try {
    await snap().transaction.expire(id)
    return 'expired'
  } catch (error) {
    const { status } = readError(error)
    // 407 is how Midtrans says that it has expired.
    if (status === 407) return 'expired'
    return status === 404 || status === 412 ? 'refused' : 'unavailable'
  }
}

// A wrong key or too many requests say nothing of the refund itself.
const NOT_ABOUT_THE_REFUND = [401, 403, 408, 429]

/**
 * Asks Midtrans to send money back. The same `refund_key` is the same refund for seven days.
 * https://docs.midtrans.com/reference/refund-transaction
 */
export async function refundAtMidtrans(order: RefundOrder): Promise<RefundAnswer> {
  assertOrderId(order.transaction_id)
  try {
    const body = await snap().transaction.refund(order.transaction_id, {
      refund_key: order.refund_key,
      amount: Number(order.amount),
      reason: order.reason.slice(0, 200),
    })
    const { refund_chargeback_id: id } = body as { refund_chargeback_id?: string | number }
    return { status: 'succeeded', provider_refund_id: id === undefined ? null : String(id) }
  } catch (error) {
    const { status, messages } = readError(error)
    const isRefused =
      status !== undefined && status >= 400 && status < 500 && !NOT_ABOUT_THE_REFUND.includes(status)
    const detail = `${status ?? ''} ${messages}`.trim()
    return { status: isRefused ? 'refused' : 'unavailable', detail }
  }
}

// The client puts ids into the path as they are.
function assertOrderId(id: string): void {
  if (!ORDER_ID.test(id)) throw new RangeError('Not an order id of Midtrans')
}

function readError(error: unknown): { status: number | undefined; messages: string } {
  const failed = error as { httpStatusCode?: number | string; ApiResponse?: unknown; message?: string }
  const status = failed.httpStatusCode === undefined ? undefined : Number(failed.httpStatusCode)
  const body = failed.ApiResponse as { error_messages?: string[]; status_message?: string } | undefined
  const messages = body?.error_messages?.join('; ') ?? body?.status_message ?? String(failed.message ?? error)
  return { status: Number.isFinite(status) ? status : undefined, messages: messages.slice(0, 500) }
}
