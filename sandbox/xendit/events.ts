import { randomUUID } from 'node:crypto'
import { use } from '../chaos'
import { BUSINESS_ID } from '../config'
import type { DeliveryPolicy } from '../delivery'
import { sendNotification } from '../notifications'
import type { World } from '../world'
import { invoiceBody, paymentEventData, refundBody, sessionBody } from './bodies'
import type { LegacyInvoice, Payment, Refund, Session } from './types'

/**
 * Xendit's retries: up to six, after 15 and 45 minutes and 2, 3, 6, 12 hours. Whoever does not answer within 30 s is
 * not asked again. https://docs.xendit.co/webhook/delivery-attempts-and-retries
 */
export const xenditPolicy: DeliveryPolicy = {
  delays: [15, 45, 120, 180, 360, 720],
  retriesFor: (_status, { timed_out }) => (timed_out ? 0 : 6),
  patience: 2,
  headers: () => ({ accept: 'application/json', 'user-agent': 'Xendit-Webhook' }),
}

/** What the dashboard's button "Test and save" sends: about an invoice that nobody made. */
export const TEST_EVENT = {
  id: '579c8d61f23fa4ca35e52da4',
  external_id: 'invoice_123124123',
  user_id: '5781d19b2e2385880609791c',
  is_high: true,
  payment_method: 'BANK_TRANSFER',
  status: 'PAID',
  merchant_name: 'Xendit',
  amount: 50_000,
  paid_amount: 50_000,
  bank_code: 'PERMATA',
  paid_at: '2016-10-12T08:15:03.404Z',
  payer_email: 'wildan@xendit.co',
  description: 'This is a description',
  adjusted_received_amount: 47_500,
  fees_paid_amount: 0,
  updated: '2016-10-10T08:15:03.404Z',
  created: '2016-10-10T08:15:03.404Z',
  currency: 'IDR',
  payment_channel: 'PERMATA',
  payment_destination: '888888888888',
}

/** `payment.capture`, `payment.authorization` or `payment.failure`. `hasSuccessor`: the session is told of next. */
export function tellPayment(world: World, payment: Payment, event: string, hasSuccessor = false): void {
  const told = use(world, 'xendit', 'wrong_amount') ? { ...payment, amount: payment.amount + 1 } : payment
  const about = { reference: payment.reference_id, subject: payment.payment_session_id }
  tell(world, about, event, paymentEventData(told), hasSuccessor)
}

/** `payment_session.completed` or `payment_session.expired`. */
export function tellSession(world: World, session: Session, event: string): void {
  const told = use(world, 'xendit', 'wrong_amount') ? { ...session, amount: session.amount + 1 } : session
  const about = { reference: session.reference_id, subject: session.payment_session_id }
  tell(world, about, event, sessionBody(world, told))
}

/** `refund.succeeded` or `refund.failed`. */
export function tellRefund(world: World, refund: Refund, payment: Payment): void {
  const told = use(world, 'xendit', 'wrong_amount') ? { ...refund, amount: refund.amount + 1 } : refund
  const about = { reference: refund.reference_id, subject: refund.id }
  tell(world, about, `refund.${refund.status.toLowerCase()}`, refundBody(told, payment))
}

/** The old, flat webhook of an invoice: no envelope, no webhook-id. */
export function tellInvoice(world: World, invoice: LegacyInvoice): void {
  const amount = invoice.paid_amount
  const wrong = amount !== null && use(world, 'xendit', 'wrong_amount')
  const told = wrong ? { ...invoice, paid_amount: amount + 1 } : invoice
  post(world, { reference: invoice.external_id, subject: invoice.id }, `invoice ${invoice.status}`, {
    body: invoiceBody(told),
  })
}

export function tellTestEvent(world: World): void {
  const about = { reference: TEST_EVENT.external_id, subject: TEST_EVENT.id }
  post(world, about, 'invoice PAID (test)', { body: TEST_EVENT })
}

type About = { reference: string; subject: string }

function tell(
  world: World,
  about: About,
  event: string,
  data: Record<string, unknown>,
  hasSuccessor = false,
): void {
  const body = { event, business_id: BUSINESS_ID, created: new Date().toISOString(), data }
  post(world, about, event, { body, webhookId: randomUUID(), hasSuccessor })
}

function post(
  world: World,
  { reference, subject }: About,
  event: string,
  { body, webhookId, hasSuccessor = false }: { body: object; webhookId?: string; hasSuccessor?: boolean },
): void {
  const token = world.config.xenditCallbackToken
  const forged = use(world, 'xendit', 'wrong_signature')
  sendNotification(
    world,
    {
      provider: 'xendit',
      order_id: reference,
      transaction_id: subject,
      transaction_status: event,
      body: JSON.stringify(body),
      headers: {
        'x-callback-token': forged ? `${token}-wrong` : token,
        ...(webhookId ? { 'webhook-id': webhookId } : {}),
      },
    },
    hasSuccessor,
  )
}
