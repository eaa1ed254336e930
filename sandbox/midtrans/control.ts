import { chaosOf } from '../chaos'
import { applyChaos, chaosControlsOf } from '../chaos-control'
import { readPayAll, readPayment } from '../control-body'
import { isObject, json, type Route, readJson } from '../http'
import { notificationsOf } from '../notifications'
import { sumsOf } from '../sums'
import type { World } from '../world'
import { PAYMENT_METHODS } from './methods'
import { chargeback, refund } from './refunds'
import { countsAsPaid, TRANSACTION_STATUSES } from './states'
import { choose, findOrder, findTransaction, move, pay } from './transactions'

/** What the dashboard's buttons, the JSON control API and tests can do; each says whether it could. */
export function controlsOf(world: World) {
  return {
    /** The payer chooses a method; returns the new transaction's id. */
    choose(orderId: string, method: string): string | undefined {
      const order = findOrder(world, orderId)
      const known = PAYMENT_METHODS.find((name) => name === method)
      return order && known ? choose(world, order, known)?.transaction_id : undefined
    },
    /** The payer pays; `wrongly` another amount, or in another currency. */
    pay(id: string, wrongly: { amount?: number; currency?: string } = {}): boolean {
      const transaction = findTransaction(world, id)
      return transaction ? pay(world, transaction, wrongly) : false
    },
    /** Any move that the transition table allows; a partial one takes half back. */
    move(id: string, to: string): boolean {
      const transaction = findTransaction(world, id)
      const status = TRANSACTION_STATUSES.find((name) => name === to)
      if (!transaction || !status) return false
      const half = Math.floor(transaction.gross_amount / 2)
      if (status === 'refund') return refund(world, transaction, {}).ok
      if (status === 'partial_refund') return refund(world, transaction, { amount: half }).ok
      if (status === 'chargeback') return chargeback(world, transaction).ok
      if (status === 'partial_chargeback') return chargeback(world, transaction, half).ok
      return move(world, transaction, status)
    },
    chargeback(id: string, amount?: number): boolean {
      const transaction = findTransaction(world, id)
      return transaction ? chargeback(world, transaction, amount).ok : false
    },
    refund(id: string, request: { refund_key?: string; amount?: number; reason?: string } = {}): boolean {
      const transaction = findTransaction(world, id)
      return transaction ? refund(world, transaction, request).ok : false
    },
    /** Lets the page, or a transaction, run out now. */
    expirePage(orderId: string): boolean {
      const order = findOrder(world, orderId)
      if (!order) return false
      order.page_expires_at = new Date().toISOString()
      world.state.orders.save(order)
      return true
    },
    /** Pays every order that waits, by the methods given in turn; answers how many were paid. */
    payAll({ methods, limit }: { methods?: readonly string[]; limit?: number } = {}): number {
      const known = PAYMENT_METHODS.filter((name) => methods?.includes(name) ?? name === 'qris')
      let paid = 0
      for (const order of world.state.orders.all()) {
        if (paid >= (limit ?? Number.POSITIVE_INFINITY)) break
        const method = known[paid % known.length]
        const attempt = method && choose(world, order, method)
        if (attempt && pay(world, attempt)) paid++
      }
      return paid
    },
    overview() {
      const { orders, transactions, deliveries } = world.state
      const { switches, lateSeconds, slowSeconds, seed } = chaosOf(world, 'midtrans')
      return {
        switches,
        lateSeconds,
        slowSeconds,
        seed,
        orders: orders.all(),
        transactions: transactions.all(),
        notifications: notificationsOf(world, 'midtrans'),
        deliveries: deliveries.all().filter(({ kind }) => kind === 'midtrans'),
      }
    },
    ...chaosControlsOf(world, 'midtrans'),
  }
}

/** GET and POST /__control/midtrans, for tests and scripts. */
export function controlRoutes(world: World): Route[] {
  const controls = controlsOf(world)
  return [
    { method: 'GET', path: /^\/__control\/midtrans$/, run: () => json(200, controls.overview()) },
    {
      method: 'GET',
      path: /^\/__control\/midtrans\/summary$/,
      run: () => json(200, { ...sumsOf(world, 'midtrans'), ...moneyOf(world) }),
    },
    {
      method: 'POST',
      path: /^\/__control\/midtrans$/,
      async run(request) {
        const body = await readJson(request)
        if (!isObject(body)) return json(400, { error: 'send a JSON object' })
        const id = typeof body.id === 'string' ? body.id : ''
        const results: Record<string, unknown> = {}
        applyChaos(controls, body, results)
        if (typeof body.choose === 'string') results.choose = controls.choose(id, body.choose) ?? false
        if (body.pay === true) results.pay = controls.pay(id)
        if (isObject(body.pay)) results.pay = controls.pay(id, readPayment(body.pay))
        if (isObject(body.payAll)) results.payAll = controls.payAll(readPayAll(body.payAll))
        if (body.expirePage === true) results.expirePage = controls.expirePage(id)
        if (isObject(body.refund)) results.refund = controls.refund(id, body.refund)
        if (isObject(body.chargeback))
          results.chargeback = controls.chargeback(id, readPayment(body.chargeback).amount)
        if (typeof body.move === 'string') results.move = controls.move(id, body.move)
        const known = Object.keys(results).length > 0
        const refused = Object.values(results).includes(false)
        return json(!known ? 400 : refused ? 409 : 200, results)
      },
    },
  ]
}

/** What came in and went out again, by what the gateway itself knows. */
function moneyOf({ state }: World) {
  const money = { orders: state.orders.size, paid: 0, paid_amount: 0, refunds: 0, refunded_amount: 0 }
  for (const { status, gross_amount, refunds } of state.transactions.values()) {
    if (!countsAsPaid(status)) continue
    money.paid++
    money.paid_amount += gross_amount
    money.refunds += refunds.length
    money.refunded_amount += refunds.reduce((sum, { amount }) => sum + amount, 0)
  }
  return money
}
