import type { z } from 'zod'
import type { AskDepth, ProviderAnswer } from './provider'
import { getFromXendit, listXenditRefunds } from './xendit'
import {
  isOldInvoice,
  readEndedSession,
  readXenditInvoice,
  readXenditPayment,
  type XenditRefund,
  xenditInvoice,
  xenditPayment,
  xenditPaymentRequest,
  xenditRefund,
  xenditRefunds,
  xenditSession,
} from './xendit-status'

type Failed = Extract<ProviderAnswer, { ok: false }>
type Found<Body> = { ok: true; body: Body } | Failed

const NONE: Failed = { ok: false, reason: 'none' }

/**
 * Asks Xendit about a session (`ps-…`), a payment (`py-…`) or its request (`pr-…`), a refund (`rfd-…`) with the payment it belongs to, or an old invoice.
 * The money's truth is the payment; a session leads to its payment, and speaks for itself only once it ended without one.
 */
export async function askXendit(about: string, depth: AskDepth): Promise<ProviderAnswer> {
  if (about.startsWith('ps-')) return askSession(about, depth)
  if (about.startsWith('py-')) return askPayment(about, [], depth)
  if (about.startsWith('pr-')) return askRequest(about, [], depth)
  if (about.startsWith('rfd-')) return askRefund(about)
  if (isOldInvoice(about)) return askInvoice(about)
  // An order id only: a session that was never made, or whose making nobody heard of.
  return NONE
}

async function askSession(id: string, depth: AskDepth): Promise<ProviderAnswer> {
  const found = await get('sessions', id, xenditSession)
  if (!found.ok) return found
  const { payment_id, payment_request_id } = found.body
  if (payment_id) return askPayment(payment_id, [], depth)
  if (payment_request_id) return askRequest(payment_request_id, [], depth)
  const transaction = readEndedSession(found.body)
  return transaction ? { ok: true, transaction } : NONE
}

/** A request has a payment once there is money, or a refusal. */
async function askRequest(id: string, refunds: XenditRefund[], depth: AskDepth): Promise<ProviderAnswer> {
  const found = await get('v3/payment_requests', id, xenditPaymentRequest)
  if (!found.ok) return found
  return found.body.latest_payment_id ? askPayment(found.body.latest_payment_id, refunds, depth) : NONE
}

async function askPayment(id: string, refunds: XenditRefund[], depth: AskDepth): Promise<ProviderAnswer> {
  const found = await get('v3/payments', id, xenditPayment)
  if (!found.ok) return found
  const { status, payment_request_id } = found.body
  const asks = depth === 'refunds' && status === 'SUCCEEDED' && payment_request_id
  const all = asks ? await listRefunds(payment_request_id) : { ok: true as const, body: refunds }
  if (!all.ok) return all
  const transaction = readXenditPayment(found.body, all.body)
  return transaction ? { ok: true, transaction } : { ok: false, reason: 'noMeaning' }
}

async function askRefund(id: string): Promise<ProviderAnswer> {
  const found = await get('refunds', id, xenditRefund)
  if (!found.ok) return found
  const { payment_id, payment_request_id } = found.body
  if (payment_id) return askPayment(payment_id, [found.body], 'payment')
  if (payment_request_id) return askRequest(payment_request_id, [found.body], 'payment')
  return { ok: false, reason: 'noMeaning' }
}

/** All refunds of a payment, also those that somebody made in Xendit's dashboard. */
async function listRefunds(paymentRequestId: string): Promise<Found<XenditRefund[]>> {
  const answer = await listXenditRefunds(paymentRequestId)
  if (!answer.ok) return unavailable(answer)
  const parsed = xenditRefunds.safeParse(answer.body)
  if (parsed.success) return { ok: true, body: parsed.data.data }
  return { ok: false, reason: 'unavailable', detail: 'unreadable refunds' }
}

async function askInvoice(id: string): Promise<ProviderAnswer> {
  const found = await get('v2/invoices', id, xenditInvoice)
  if (!found.ok) return found
  const transaction = readXenditInvoice(found.body)
  return transaction ? { ok: true, transaction } : { ok: false, reason: 'noMeaning' }
}

async function get<Schema extends z.ZodType>(
  kind: Parameters<typeof getFromXendit>[0],
  id: string,
  schema: Schema,
): Promise<Found<z.output<Schema>>> {
  const answer = await getFromXendit(kind, id)
  if (!answer.ok) {
    if (answer.status === 404) return NONE
    return unavailable(answer)
  }
  const parsed = schema.safeParse(answer.body)
  return parsed.success
    ? { ok: true, body: parsed.data }
    : { ok: false, reason: 'unavailable', detail: `unreadable ${kind}` }
}

function unavailable({ code, detail }: { code: string; detail: string }): Failed {
  return { ok: false, reason: 'unavailable', detail: `${code} ${detail}`.trim() }
}
