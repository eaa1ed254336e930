import { BUSINESS_ID } from '../config'
import type { World } from '../world'
import { CHANNELS } from './channels'
import type { LegacyInvoice, Payment, Refund, Session } from './types'

/** Where a session is paid. */
export function checkoutPath({ token }: Pick<Session, 'token'>): string {
  return `/xendit/checkout/${token}`
}

/** A session as POST and GET /sessions answer it, and as its webhooks carry it. */
export function sessionBody(world: World, session: Session): Record<string, unknown> {
  const paidBy = session.payment_request_id ? world.state.payments.get(session.payment_request_id) : undefined
  return {
    payment_session_id: session.payment_session_id,
    created: session.created,
    updated: session.updated,
    status: session.status,
    reference_id: session.reference_id,
    currency: session.currency,
    amount: session.amount,
    country: 'ID',
    customer_id: session.customer_id,
    expires_at: session.expires_at,
    session_type: 'PAY',
    mode: 'PAYMENT_LINK',
    locale: session.locale,
    business_id: BUSINESS_ID,
    ...(session.description === null ? {} : { description: session.description }),
    ...(session.items.length > 0 ? { items: session.items } : {}),
    ...(session.metadata ? { metadata: session.metadata } : {}),
    ...(session.success_return_url ? { success_return_url: session.success_return_url } : {}),
    ...(session.cancel_return_url ? { cancel_return_url: session.cancel_return_url } : {}),
    payment_link_url: `${world.url}${checkoutPath(session)}`,
    ...(paidBy ? { payment_request_id: paidBy.payment_request_id, payment_id: paidBy.payment_id } : {}),
  }
}

/** A payment as GET /v3/payments/{id} answers it. */
export function paymentBody(payment: Payment): Record<string, unknown> {
  const { payment_id, captured_at, amount, status } = payment
  return {
    payment_id,
    business_id: BUSINESS_ID,
    reference_id: payment.reference_id,
    payment_request_id: payment.payment_request_id,
    customer_id: payment.customer_id,
    type: 'PAY',
    country: 'ID',
    currency: payment.currency,
    request_amount: amount,
    capture_method: payment.capture_method,
    channel_code: payment.channel_code,
    channel_properties: payment.details,
    captures: captured_at
      ? [
          {
            capture_id: `cptr-${payment_id?.slice(3)}`,
            capture_timestamp: captured_at,
            capture_amount: amount,
          },
        ]
      : [],
    status,
    ...(payment.failure_code ? { failure_code: payment.failure_code } : {}),
    created: payment.created,
    updated: payment.updated,
  }
}

/** A payment request as GET /v3/payment_requests/{id} answers it. */
export function paymentRequestBody(payment: Payment): Record<string, unknown> {
  const { payment_id, captures: _captures, ...rest } = paymentBody(payment)
  return { ...rest, ...(payment_id ? { latest_payment_id: payment_id } : {}) }
}

/** The `data` of a payment's webhooks: the published sample calls its type otherwise than GET does. */
export function paymentEventData(payment: Payment): Record<string, unknown> {
  return { ...paymentBody(payment), type: 'SINGLE_PAYMENT' }
}

export function refundBody(refund: Refund, payment: Payment): Record<string, unknown> {
  return {
    id: refund.id,
    payment_request_id: refund.payment_request_id,
    payment_id: payment.payment_id,
    invoice_id: null,
    amount: refund.amount,
    payment_method_type: CHANNELS[payment.channel_code].kind,
    channel_code: payment.channel_code,
    currency: payment.currency,
    status: refund.status,
    reason: refund.reason,
    reference_id: refund.reference_id,
    failure_code: refund.failure_code,
    refund_fee_amount: null,
    created: refund.created,
    updated: refund.updated,
    metadata: refund.metadata,
  }
}

/** The flat body of the old invoice API, in webhooks and in GET /v2/invoices/{id}. */
export function invoiceBody(invoice: LegacyInvoice): Record<string, unknown> {
  const { paid_amount, paid_at, payment_channel, ...rest } = invoice
  const isPaid = paid_at !== null
  return {
    ...rest,
    user_id: BUSINESS_ID,
    is_high: false,
    merchant_name: 'Izinku',
    description: `Invoice ${invoice.external_id}`,
    payer_email: 'sari@demo.test',
    ...(isPaid
      ? {
          paid_amount,
          paid_at,
          payment_method: payment_channel === 'ALFAMART' ? 'RETAIL_OUTLET' : 'BANK_TRANSFER',
          payment_channel,
          payment_destination: '8860861087714',
        }
      : {}),
  }
}
