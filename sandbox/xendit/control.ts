import { randomBytes } from 'node:crypto'
import { chaosOf, setRefundFate } from '../chaos'
import { applyChaos, chaosControlsOf } from '../chaos-control'
import { readPayAll, readPayment } from '../control-body'
import { isObject, json, type Route, readJson } from '../http'
import { notificationsOf } from '../notifications'
import { sumsOf } from '../sums'
import type { World } from '../world'
import { CHANNEL_CODES, findChannel } from './channels'
import { tellInvoice, tellTestEvent } from './events'
import { askRefund, carryOut, refundedAmount, settleRefund } from './refunds'
import { authorize, choose, endSession, fail, findPayment, findSession, pay } from './sessions'
import type { LegacyInvoice, Payment } from './types'

const INVOICE_STATUSES = ['PENDING', 'PAID', 'EXPIRED', 'SETTLED'] as const

/** What the dashboard's buttons, the JSON control API and tests can do; each says whether it could. */
export function controlsOf(world: World) {
  const onPayment = (id: string, act: (payment: Payment) => boolean): boolean => {
    const payment = findPayment(world, id)
    return payment ? act(payment) : false
  }
  return {
    /** The payer chooses a channel; returns the attempt's payment_request_id. */
    choose(id: string, channel: string): string | undefined {
      const session = findSession(world, id)
      const code = findChannel(channel)
      return session && code ? choose(world, session, code)?.payment_request_id : undefined
    },
    /** The payer pays; `wrongly` another amount, or in another currency. */
    pay: (id: string, wrongly: { amount?: number; currency?: string } = {}) =>
      onPayment(id, (payment) => pay(world, payment, wrongly)),
    authorize: (id: string) => onPayment(id, (payment) => authorize(world, payment)),
    fail: (id: string, code?: string) => onPayment(id, (payment) => fail(world, payment, code)),
    /** Ends a session now, as its time or the merchant would. */
    expire: (id: string) => end(id, 'EXPIRED'),
    cancel: (id: string) => end(id, 'CANCELED'),
    /** A refund made in Xendit's dashboard; returns its id. */
    refund(id: string, request: { amount?: number; reference_id?: string } = {}): string | undefined {
      const payment = findPayment(world, id)
      if (!payment) return undefined
      const { payment_request_id } = payment
      const asked = askRefund(world, { payment_request_id, reason: 'OTHERS', ...request })
      if (!asked.ok) return undefined
      carryOut(world, asked.refund)
      return asked.refund.id
    },
    /** What becomes of refunds to come: `succeed`, `fail` or `pend`. */
    setRefunds: (fate: unknown) => setRefundFate(world, 'xendit', fate),
    /** Ends a refund that pends. */
    settleRefund(id: string, succeeds = true): boolean {
      const refund = world.state.refunds.get(id)
      return refund ? settleRefund(world, refund, succeeds) : false
    },
    /** The webhook of an old invoice; with the same external_id again, its next one. Returns its id. */
    legacyInvoice(wanted: {
      external_id: string
      amount: number
      status: (typeof INVOICE_STATUSES)[number]
      paid_amount?: number
      payment_channel?: string
    }): string {
      const now = new Date().toISOString()
      const isPaid = wanted.status === 'PAID' || wanted.status === 'SETTLED'
      const before = world.state.invoices.of(wanted.external_id).at(-1)
      const invoice: LegacyInvoice = {
        id: before?.id ?? randomBytes(12).toString('hex'),
        external_id: wanted.external_id,
        status: wanted.status,
        amount: wanted.amount,
        paid_amount: isPaid ? (wanted.paid_amount ?? wanted.amount) : null,
        paid_at: isPaid ? (before?.paid_at ?? now) : null,
        payment_channel: wanted.payment_channel ?? 'BCA',
        currency: 'IDR',
        created: before?.created ?? now,
        updated: now,
      }
      world.state.invoices.save(invoice)
      tellInvoice(world, invoice)
      return invoice.id
    },
    /** The dashboard's "Test and save". */
    testEvent(): boolean {
      tellTestEvent(world)
      return true
    },
    /** Pays every session that waits, by the channels given in turn; answers how many were paid. */
    payAll({ methods, limit }: { methods?: readonly string[]; limit?: number } = {}): number {
      const known = CHANNEL_CODES.filter((code) => methods?.includes(code) ?? code === 'QRIS')
      let paid = 0
      for (const session of world.state.sessions.all()) {
        if (paid >= (limit ?? Number.POSITIVE_INFINITY)) break
        const code = known[paid % known.length]
        const attempt = code && choose(world, session, code)
        if (attempt && pay(world, attempt)) paid++
      }
      return paid
    },
    overview() {
      const { sessions, payments, refunds, invoices, deliveries } = world.state
      const { switches, lateSeconds, slowSeconds, seed, refunds: fate = 'succeed' } = chaosOf(world, 'xendit')
      return {
        switches,
        lateSeconds,
        slowSeconds,
        seed,
        refundFate: fate,
        sessions: sessions.all(),
        payments: payments.all(),
        refunds: refunds.all(),
        invoices: invoices.all(),
        notifications: notificationsOf(world, 'xendit'),
        deliveries: deliveries.all().filter(({ kind }) => kind === 'xendit'),
      }
    },
    ...chaosControlsOf(world, 'xendit'),
  }

  function end(id: string, status: 'EXPIRED' | 'CANCELED'): boolean {
    const session = findSession(world, id)
    return session ? endSession(world, session, status) : false
  }
}

/** GET and POST /__control/xendit, for tests and scripts. */
export function controlRoutes(world: World): Route[] {
  const controls = controlsOf(world)
  return [
    { method: 'GET', path: /^\/__control\/xendit$/, run: () => json(200, controls.overview()) },
    {
      method: 'GET',
      path: /^\/__control\/xendit\/summary$/,
      run: () => json(200, { ...sumsOf(world, 'xendit'), ...moneyOf(world) }),
    },
    {
      method: 'POST',
      path: /^\/__control\/xendit$/,
      async run(request) {
        const body = await readJson(request)
        if (!isObject(body)) return json(400, { error: 'send a JSON object' })
        const results = act(controls, body)
        const known = Object.keys(results).length > 0
        const refused = Object.values(results).includes(false)
        return json(!known ? 400 : refused ? 409 : 200, results)
      },
    },
  ]
}

function act(controls: ReturnType<typeof controlsOf>, body: Record<string, unknown>) {
  const id = typeof body.id === 'string' ? body.id : ''
  const results: Record<string, unknown> = {}
  applyChaos(controls, body, results)
  if ('refunds' in body) results.refunds = controls.setRefunds(body.refunds)
  if (typeof body.choose === 'string') results.choose = controls.choose(id, body.choose) ?? false
  if (body.authorize === true) results.authorize = controls.authorize(id)
  if (body.pay === true) results.pay = controls.pay(id)
  if (isObject(body.pay)) results.pay = controls.pay(id, readPayment(body.pay))
  if (body.fail === true) results.fail = controls.fail(id)
  if (typeof body.fail === 'string') results.fail = controls.fail(id, body.fail)
  if (body.expire === true) results.expire = controls.expire(id)
  if (body.cancel === true) results.cancel = controls.cancel(id)
  if (isObject(body.refund)) results.refund = controls.refund(id, readPayment(body.refund)) ?? false
  if (typeof body.settleRefund === 'boolean')
    results.settleRefund = controls.settleRefund(id, body.settleRefund)
  if (isObject(body.payAll)) results.payAll = controls.payAll(readPayAll(body.payAll))
  if (isObject(body.legacyInvoice)) results.legacyInvoice = invoiceOf(controls, body.legacyInvoice)
  if (body.testEvent === true) results.testEvent = controls.testEvent()
  return results
}

function invoiceOf(controls: ReturnType<typeof controlsOf>, wanted: Record<string, unknown>): string | false {
  const { external_id, amount, paid_amount, payment_channel } = wanted
  const status = INVOICE_STATUSES.find((each) => each === wanted.status)
  if (typeof external_id !== 'string' || typeof amount !== 'number' || !status) return false
  return controls.legacyInvoice({
    external_id,
    amount,
    status,
    ...(typeof paid_amount === 'number' ? { paid_amount } : {}),
    ...(typeof payment_channel === 'string' ? { payment_channel } : {}),
  })
}

/** What came in and went out again, by what the gateway itself knows. */
function moneyOf(world: World) {
  const { sessions, payments, refunds } = world.state
  const money = {
    sessions: sessions.size,
    paid: 0,
    paid_amount: 0,
    refunds: refunds.size,
    refunded_amount: 0,
  }
  for (const payment of payments.values()) {
    if (payment.status !== 'SUCCEEDED') continue
    money.paid++
    money.paid_amount += payment.amount
    money.refunded_amount += refundedAmount(world, payment)
  }
  return money
}
