import { z } from 'zod'
import { CHANNELS, type Channel } from './channels'
import { type ProviderRefund, type ProviderTransaction, type TransactionStatus, wasPaid } from './transaction'

/** Amounts come as numbers, in some places as strings. */
const amount = z.union([z.number(), z.string()])
const word = z.string().transform((text) => text.toUpperCase())

/** Fields of a payment as webhooks and GET /v3/payments carry them; others are kept in the stored body only. */
export const xenditPayment = z.looseObject({
  payment_id: z.string(),
  payment_request_id: z.string().nullish(),
  reference_id: z.string(),
  status: word,
  request_amount: amount.nullish(),
  amount: amount.nullish(),
  currency: z.string().nullish(),
  channel_code: z.string().nullish(),
  captures: z
    .array(z.looseObject({ capture_amount: amount.nullish(), capture_timestamp: z.string().nullish() }))
    .nullish(),
  updated: z.string().nullish(),
})

export const xenditSession = z.looseObject({
  payment_session_id: z.string(),
  reference_id: z.string(),
  status: word,
  amount: amount.nullish(),
  currency: z.string().nullish(),
  payment_id: z.string().nullish(),
  payment_request_id: z.string().nullish(),
})

export const xenditPaymentRequest = z.looseObject({ latest_payment_id: z.string().nullish() })

export const xenditRefund = z.looseObject({
  id: z.string(),
  reference_id: z.string().nullish(),
  payment_id: z.string().nullish(),
  payment_request_id: z.string().nullish(),
  status: word,
  amount,
  failure_code: z.string().nullish(),
})

export const xenditRefunds = z.looseObject({ data: z.array(xenditRefund) })

/** The flat object of the old invoice API, in its webhooks and in GET /v2/invoices. */
export const xenditInvoice = z.looseObject({
  id: z.string(),
  external_id: z.string(),
  status: word,
  amount: amount.nullish(),
  paid_amount: amount.nullish(),
  paid_at: z.string().nullish(),
  currency: z.string().nullish(),
  payment_channel: z.string().nullish(),
})

export type XenditPayment = z.output<typeof xenditPayment>
export type XenditSession = z.output<typeof xenditSession>
export type XenditRefund = z.output<typeof xenditRefund>
export type XenditInvoice = z.output<typeof xenditInvoice>

const PAYMENT_STATUSES: Record<string, TransactionStatus> = {
  PENDING: 'pending',
  REQUIRES_ACTION: 'pending',
  ACCEPTING_PAYMENTS: 'pending',
  AUTHORIZED: 'authorized',
  SUCCEEDED: 'paid',
  FAILED: 'failed',
  EXPIRED: 'expired',
  CANCELED: 'canceled',
  CANCELLED: 'canceled',
}

/** Xendit's description of a payment in our words; undefined where its state says nothing that we act on. */
export function readXenditPayment(
  payment: XenditPayment,
  refunds: XenditRefund[] = [],
): ProviderTransaction | undefined {
  const status = PAYMENT_STATUSES[payment.status]
  if (status === undefined) return undefined
  const capturedAt = payment.captures?.find((capture) => capture.capture_timestamp)?.capture_timestamp
  return {
    provider: 'xendit',
    order_id: payment.reference_id,
    transaction_id: payment.payment_id,
    status,
    amount: paymentAmount(payment),
    currency: payment.currency ?? 'IDR',
    method: xenditMethod(payment.channel_code),
    paid_at: wasPaid(status) ? (instant(capturedAt) ?? instant(payment.updated) ?? null) : null,
    refunds: refunds.flatMap(readXenditRefund),
    charged_back_amount: 0n,
    raw: payment,
  }
}

/** What was captured is what came in; until then, what was asked for. */
function paymentAmount(payment: XenditPayment): bigint | undefined {
  const captures = (payment.captures ?? []).map((capture) => wholeAmount(capture.capture_amount))
  if (captures.length === 0) return wholeAmount(payment.request_amount ?? payment.amount)
  return captures.reduce(
    (sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
    0n,
  )
}

/**
 * A session that ended without money: a transaction of its own, under the session's id, so that the attempt ends. Money that
 * comes for it later is another. Undefined while it is open, and where the payment tells more.
 */
export function readEndedSession(session: XenditSession): ProviderTransaction | undefined {
  const status = ({ EXPIRED: 'expired', CANCELED: 'canceled', CANCELLED: 'canceled' } as const)[
    session.status
  ]
  if (!status) return undefined
  return {
    provider: 'xendit',
    order_id: session.reference_id,
    transaction_id: session.payment_session_id,
    status,
    amount: wholeAmount(session.amount),
    currency: session.currency ?? 'IDR',
    method: null,
    paid_at: null,
    refunds: [],
    charged_back_amount: 0n,
    raw: session,
  }
}

const INVOICE_STATUSES: Record<string, TransactionStatus> = {
  PENDING: 'pending',
  PAID: 'paid',
  SETTLED: 'paid',
  EXPIRED: 'expired',
}

/** An old invoice as a transaction. */
export function readXenditInvoice(invoice: XenditInvoice): ProviderTransaction | undefined {
  const status = INVOICE_STATUSES[invoice.status]
  if (status === undefined) return undefined
  return {
    provider: 'xendit',
    order_id: invoice.external_id,
    transaction_id: invoice.id,
    status,
    amount: wholeAmount(wasPaid(status) ? (invoice.paid_amount ?? invoice.amount) : invoice.amount),
    currency: invoice.currency ?? 'IDR',
    method: xenditMethod(invoice.payment_channel),
    paid_at: wasPaid(status) ? (instant(invoice.paid_at) ?? null) : null,
    refunds: [],
    charged_back_amount: 0n,
    raw: invoice,
  }
}

const REFUND_STATUSES: Record<string, ProviderRefund['status']> = {
  PENDING: 'pending',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  CANCELLED: 'failed',
  CANCELED: 'failed',
}

/** A refund in our words: none where its state or amount means nothing to us. */
export function readXenditRefund(refund: XenditRefund): ProviderRefund[] {
  const status = REFUND_STATUSES[refund.status]
  const whole = wholeAmount(refund.amount)
  if (status === undefined || !whole) return []
  const key = refund.reference_id || refund.id
  return [
    {
      key,
      provider_refund_id: refund.id,
      amount: whole,
      status,
      ...(status === 'failed' && { failure: refund.failure_code ?? refund.status }),
    },
  ]
}

/** An amount (165000, `"165000"`, `"165000.00"`) in whole rupiah, or undefined when it is not one. */
export function wholeAmount(value: string | number | null | undefined): bigint | undefined {
  const match = /^(\d{1,15})(?:\.0+)?$/.exec(String(value ?? ''))
  return match?.[1] ? BigInt(match[1]) : undefined
}

const METHOD_OF_KIND: Partial<Record<Channel['kind'], string>> = {
  va: 'bank_transfer',
  retail: 'cstore',
  card: 'credit_card',
}

/** The method in the words we keep for both providers: `bank_transfer:bca`, `qris`, `cstore:alfamart`. */
export function xenditMethod(channelCode: string | null | undefined): string | null {
  if (!channelCode) return null
  const code = channelCode.toUpperCase().replace(/^ID_/, '')
  // Old invoices name the bank alone.
  const channel = Object.entries(CHANNELS).find(
    ([, { xendit }]) => xendit === code || xendit === `${code}_VIRTUAL_ACCOUNT`,
  )
  if (!channel) return code.toLowerCase()
  const [ours, { kind }] = channel
  const method = METHOD_OF_KIND[kind]
  if (!method) return ours
  return kind === 'card' ? method : `${method}:${ours.replace(/^va_/, '')}`
}

/** Ids of the old invoice API have no prefix. */
export function isOldInvoice(id: string | null): boolean {
  return id !== null && /^[0-9a-f]{24}$/.test(id)
}

function instant(text: string | null | undefined): Date | undefined {
  const at = text ? new Date(text) : undefined
  return at && !Number.isNaN(at.getTime()) ? at : undefined
}
