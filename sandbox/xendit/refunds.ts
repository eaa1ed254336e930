import { randomUUID } from 'node:crypto'
import { chaosOf } from '../chaos'
import { isObject } from '../http'
import type { World } from '../world'
import { CHANNELS } from './channels'
import { tellRefund } from './events'
import { findPayment } from './sessions'
import type { Payment, Refund } from './types'

const REASONS = ['FRAUDULENT', 'DUPLICATE', 'REQUESTED_BY_CUSTOMER', 'CANCELLATION', 'OTHERS']

export type RefundOutcome =
  | { ok: true; refund: Refund; payment: Payment }
  | { ok: false; status: 400 | 404; error_code: string; message: string }

/**
 * Takes a refund in, PENDING; it is carried out, or not, by `carryOut`.
 * @param request `payment_request_id` (or `payment_id`), `reason`; `amount` (absent: all that is left), `reference_id`
 */
export function askRefund(world: World, request: unknown): RefundOutcome {
  const fields = isObject(request) ? request : {}
  const id = fields.payment_request_id ?? fields.payment_id
  if (typeof id !== 'string') return refused('API_VALIDATION_ERROR', 'payment_request_id is required')
  if (!REASONS.some((reason) => reason === fields.reason)) {
    return refused('API_VALIDATION_ERROR', `reason must be one of ${REASONS.join(', ')}`)
  }
  if (fields.currency !== undefined && fields.currency !== 'IDR') {
    return refused('API_VALIDATION_ERROR', 'currency must be that of the payment')
  }
  const payment = /^p[ry]-/.test(id) ? findPayment(world, id) : undefined
  if (!payment) {
    return { ok: false, status: 404, error_code: 'DATA_NOT_FOUND', message: 'Payment request was not found' }
  }
  if (payment.status !== 'SUCCEEDED') {
    return refused('INELIGIBLE_TRANSACTION_STATUS', 'The payment has not succeeded')
  }
  if (!CHANNELS[payment.channel_code].refundable) {
    return refused('REFUND_NOT_SUPPORTED', `Refund is not supported for ${payment.channel_code}`)
  }
  const left = payment.amount - refundedAmount(world, payment)
  const amount = fields.amount ?? left
  if (typeof amount !== 'number' || !Number.isInteger(amount) || amount < 0) {
    return refused('API_VALIDATION_ERROR', 'amount must be a whole number above 0')
  }
  if (amount > left || left === 0) {
    return refused('REFUND_AMOUNT_EXCEEDED', 'The amount is more than what has not been refunded')
  }
  if (amount === 0) return refused('API_VALIDATION_ERROR', 'amount must be a whole number above 0')

  const now = new Date().toISOString()
  const refund: Refund = {
    id: `rfd-${randomUUID()}`,
    payment_request_id: payment.payment_request_id,
    reference_id: typeof fields.reference_id === 'string' ? fields.reference_id : randomUUID(),
    amount,
    reason: String(fields.reason),
    status: 'PENDING',
    failure_code: null,
    metadata: fields.metadata ?? null,
    created: now,
    updated: now,
  }
  world.state.refunds.save(refund)
  return { ok: true, refund, payment }
}

/** Carries a pending refund out as the control says: it succeeds, fails, or goes on pending. */
export function carryOut(world: World, refund: Refund): void {
  const fate = chaosOf(world, 'xendit').refunds ?? 'succeed'
  if (fate !== 'pend') settleRefund(world, refund, fate === 'succeed')
}

/** Ends a pending refund and tells the merchant; false when it has ended already. */
export function settleRefund(world: World, refund: Refund, succeeds: boolean): boolean {
  const payment = world.state.payments.get(refund.payment_request_id)
  if (!payment || refund.status !== 'PENDING') return false
  refund.status = succeeds ? 'SUCCEEDED' : 'FAILED'
  refund.failure_code = succeeds ? null : 'INSUFFICIENT_BALANCE'
  refund.updated = new Date().toISOString()
  world.state.refunds.save(refund)
  tellRefund(world, refund, payment)
  return true
}

/** What was, or is about to be, given back. */
export function refundedAmount({ state }: World, { payment_request_id }: Payment): number {
  return state.refunds
    .of(payment_request_id)
    .filter(({ status }) => status === 'PENDING' || status === 'SUCCEEDED')
    .reduce((sum, { amount }) => sum + amount, 0)
}

function refused(error_code: string, message: string): RefundOutcome {
  return { ok: false, status: 400, error_code, message }
}
