import { createHash } from 'node:crypto'
import { env } from '@/lib/env'
import { newId } from '@/lib/ids'
import { minutesAfter } from './clock'
import type { Random } from './random'

type InvoiceRow = {
  id: string
  number: string
  company_id: string
  total_amount: bigint
  paid_at: Date | null
}

/** An attempt at Midtrans to pay an invoice. */
export function attempt(invoice: InvoiceRow, status: string, method: string, at: Date, random: Random) {
  const isPaid = status === 'paid'
  return {
    id: newId(at.getTime()),
    invoice_id: invoice.id,
    company_id: invoice.company_id,
    provider: 'midtrans',
    order_id: `${invoice.number.replaceAll('/', '-')}-${random.digits(6)}`,
    status,
    amount: invoice.total_amount,
    paid_amount: isPaid ? invoice.total_amount : null,
    method,
    provider_transaction_id: newId(at.getTime()),
    paid_at: isPaid ? invoice.paid_at : null,
    expires_at: minutesAfter(at, 24 * 60),
    checked_at: minutesAfter(at, 30),
    created_at: at,
  }
}

type AttemptRow = ReturnType<typeof attempt>

/** What Midtrans knows of an attempt. */
export function transactionOf(payment: AttemptRow) {
  return {
    id: newId(payment.created_at.getTime()),
    payment_id: payment.id,
    provider: payment.provider,
    transaction_id: payment.provider_transaction_id,
    status: payment.status,
    amount: payment.amount,
    method: payment.method,
    paid_at: payment.paid_at,
    allocated_amount: payment.paid_amount ?? 0n,
    created_at: payment.created_at,
  }
}

/** The notifications of an attempt as Midtrans writes and signs them. */
export function notifications(payment: AttemptRow, paidAt: Date | null, random: Random) {
  const steps: [status: string, code: string, at: Date, outcome: string][] = [
    ['pending', '201', minutesAfter(payment.created_at, 1), 'statusChanged'],
  ]
  if (payment.status === 'paid' && paidAt) steps.push(['settlement', '200', paidAt, 'paid'])
  if (payment.status === 'failed')
    steps.push(['deny', '202', minutesAfter(payment.created_at, 3), 'statusChanged'])
  if (payment.status === 'expired')
    steps.push(['expire', '202', minutesAfter(payment.created_at, 24 * 60), 'statusChanged'])
  const [payment_type, bank] = payment.method.split(':')
  return steps.map(([status, status_code, at, outcome]) => {
    const gross_amount = `${payment.amount}.00`
    const body = {
      order_id: payment.order_id,
      transaction_id: payment.provider_transaction_id,
      transaction_status: status,
      status_code,
      gross_amount,
      payment_type,
      ...(bank && { va_numbers: [{ bank, va_number: random.digits(16) }] }),
      fraud_status: 'accept',
      currency: 'IDR',
      signature_key: createHash('sha512')
        .update(payment.order_id + status_code + gross_amount + env().MIDTRANS_SERVER_KEY)
        .digest('hex'),
    }
    return {
      id: newId(at.getTime()),
      provider: 'midtrans',
      event_key: [body.transaction_id, status, status_code, 'accept', '', ''].join(':'),
      payment_id: payment.id,
      order_id: payment.order_id,
      transaction_id: body.transaction_id,
      event_status: status,
      body: JSON.stringify(body),
      raw_body: JSON.stringify(body),
      is_verified: true,
      status: 'applied',
      outcome,
      deliveries: random.chance(0.1) ? 2 : 1,
      applied_at: minutesAfter(at, 0.02),
      received_at: at,
      created_at: at,
    }
  })
}
