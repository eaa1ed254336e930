import { randomBytes, randomUUID } from 'node:crypto'
import type { World } from '../world'
import { type ChannelCode, detailsOf } from './channels'
import { tellPayment, tellSession } from './events'
import type { SessionRequest } from './session-request'
import { mayMove } from './states'
import type { Payment, PaymentStatus, Session } from './types'

/** Opens a session; nobody is told. */
export function openSession(world: World, wanted: SessionRequest): Session {
  const now = new Date().toISOString()
  const session: Session = {
    payment_session_id: `ps-${randomBytes(12).toString('hex')}`,
    token: randomBytes(9).toString('base64url'),
    ...wanted,
    status: 'ACTIVE',
    created: now,
    updated: now,
    payment_request_id: null,
  }
  world.state.sessions.save(session)
  return session
}

/** A session by its id, or the latest with a reference. */
export function findSession({ state }: World, id: string): Session | undefined {
  return state.sessions.get(id) ?? state.sessions.of(id).at(-1)
}

/** An attempt by the id of its request or payment, or the latest of a session. */
export function findPayment(world: World, id: string): Payment | undefined {
  const { payments } = world.state
  const known = payments.get(id) ?? payments.get(id.replace(/^py-/, 'pr-'))
  if (known) return known
  const session = findSession(world, id)
  return session && paymentsOf(world, session).at(-1)
}

export function paymentsOf({ state }: World, session: Session): readonly Payment[] {
  return state.payments.of(session.payment_session_id)
}

/** Whether the payer may still begin to pay. */
export function isOpen(session: Session, now = new Date().toISOString()): boolean {
  return session.status === 'ACTIVE' && session.expires_at > now
}

/** The payer chooses how to pay. Nobody is told: Xendit speaks once there is money, or none. */
export function choose(
  world: World,
  session: Session,
  channel_code: ChannelCode,
  card?: { number: string },
): Payment | undefined {
  if (!isOpen(session)) return undefined
  const now = new Date().toISOString()
  const payment_request_id = `pr-${randomUUID()}`
  const payment: Payment = {
    payment_request_id,
    payment_id: null,
    payment_session_id: session.payment_session_id,
    reference_id: session.reference_id,
    customer_id: session.customer_id,
    channel_code,
    status: 'REQUIRES_ACTION',
    amount: session.amount,
    currency: session.currency,
    capture_method: session.capture_method,
    details: detailsOf(channel_code, payment_request_id, card),
    failure_code: null,
    created: now,
    updated: now,
    captured_at: null,
  }
  world.state.payments.save(payment)
  return payment
}

/**
 * Money comes in: the payment is captured and, if the session still waited, the session is completed. What comes late
 * or a second time is captured all the same.
 * @param wrongly what comes in instead of what was asked for
 */
export function pay(
  world: World,
  payment: Payment,
  wrongly: { amount?: number; currency?: string } = {},
): boolean {
  if (!mayMove(payment, 'SUCCEEDED')) return false
  if (wrongly.amount !== undefined) payment.amount = wrongly.amount
  if (wrongly.currency !== undefined) payment.currency = wrongly.currency
  payment.captured_at = new Date().toISOString()
  become(world, payment, 'SUCCEEDED')

  const session = world.state.sessions.get(payment.payment_session_id)
  const completes = session?.status === 'ACTIVE'
  if (session && !session.payment_request_id) {
    session.payment_request_id = payment.payment_request_id
    if (completes) session.status = 'COMPLETED'
    touch(world, session)
  }
  tellPayment(world, payment, 'payment.capture', completes)
  if (session && completes) tellSession(world, session, 'payment_session.completed')
  return true
}

/** The payer may pay: money is reserved on the card, and taken with `pay`. */
export function authorize(world: World, payment: Payment): boolean {
  if (!mayMove(payment, 'AUTHORIZED')) return false
  become(world, payment, 'AUTHORIZED')
  tellPayment(world, payment, 'payment.authorization')
  return true
}

/** This attempt comes to nothing; the session stays open for another one. */
export function fail(world: World, payment: Payment, failure_code = 'PAYMENT_REJECTED'): boolean {
  if (!mayMove(payment, 'FAILED')) return false
  payment.failure_code = failure_code
  become(world, payment, 'FAILED')
  tellPayment(world, payment, 'payment.failure')
  return true
}

/** Ends an active session, with its attempts. Of an expired one the merchant is told, of a cancelled one not. */
export function endSession(world: World, session: Session, status: 'EXPIRED' | 'CANCELED'): boolean {
  if (session.status !== 'ACTIVE') return false
  session.status = status
  touch(world, session)
  for (const payment of paymentsOf(world, session)) {
    if (mayMove(payment, status)) become(world, payment, status)
  }
  if (status === 'EXPIRED') tellSession(world, session, 'payment_session.expired')
  return true
}

/** Lets run out what nobody paid in time. */
export function expireSessions(world: World, now = new Date().toISOString()): void {
  for (const session of world.state.sessions.values()) {
    if (session.status === 'ACTIVE' && session.expires_at <= now) endSession(world, session, 'EXPIRED')
  }
}

function become(world: World, payment: Payment, status: PaymentStatus): void {
  payment.status = status
  payment.updated = new Date().toISOString()
  // A payment exists once something happened; payment and request share the number, as they do in life.
  if (status === 'AUTHORIZED' || status === 'SUCCEEDED' || status === 'FAILED') {
    payment.payment_id ??= payment.payment_request_id.replace(/^pr-/, 'py-')
  }
  world.state.payments.save(payment)
}

function touch(world: World, session: Session): void {
  session.updated = new Date().toISOString()
  world.state.sessions.save(session)
}
