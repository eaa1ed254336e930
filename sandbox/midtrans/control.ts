import { isObject, json, type Route, readJson } from '../http'
import type { World } from '../world'
import { PAYMENT_METHODS } from './methods'
import { replay } from './notify'
import { refund } from './refunds'
import { TRANSACTION_STATUSES } from './states'
import { choose, findOrder, findTransaction, move, pay } from './transactions'
import { SWITCH_MODES, SWITCHES } from './types'

/** What the dashboard's buttons, the JSON control API and tests can do; each says whether it could. */
export function controlsOf(world: World) {
  return {
    /** The payer chooses a method; returns the new transaction's id. */
    choose(orderId: string, method: string): string | undefined {
      const order = findOrder(world, orderId)
      const known = PAYMENT_METHODS.find((name) => name === method)
      return order && known ? choose(world, order, known)?.transaction_id : undefined
    },
    pay(id: string): boolean {
      const transaction = findTransaction(world, id)
      return transaction ? pay(world, transaction) : false
    },
    /** Any move that the transition table allows. */
    move(id: string, to: string): boolean {
      const transaction = findTransaction(world, id)
      const status = TRANSACTION_STATUSES.find((name) => name === to)
      return transaction && status ? move(world, transaction, status) : false
    },
    refund(id: string, request: { refund_key?: string; amount?: number; reason?: string } = {}): boolean {
      const transaction = findTransaction(world, id)
      return transaction ? refund(world, transaction, request).ok : false
    },
    replay: (notificationId: string): boolean => replay(world, notificationId),
    /** Lets the page, or a transaction, run out now. */
    expirePage(orderId: string): boolean {
      const order = findOrder(world, orderId)
      if (!order) return false
      order.page_expires_at = new Date().toISOString()
      world.changed()
      return true
    },
    /** Sets switches; names or modes that do not exist are refused. */
    setSwitches(wanted: Record<string, unknown>): boolean {
      const entries = Object.entries(wanted)
      const valid = entries.every(
        ([name, mode]) => SWITCHES.some((n) => n === name) && SWITCH_MODES.some((m) => m === mode),
      )
      if (valid) Object.assign(world.state.switches, wanted)
      world.changed()
      return valid
    },
    setLateSeconds(seconds: unknown): boolean {
      if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= 3600)) return false
      world.state.lateSeconds = seconds
      world.changed()
      return true
    },
    overview() {
      const { orders, transactions, notifications, deliveries, switches, lateSeconds } = world.state
      return {
        switches,
        lateSeconds,
        orders,
        transactions,
        notifications,
        deliveries: deliveries.filter(({ kind }) => kind === 'midtrans'),
      }
    },
  }
}

/** GET and POST /__control/midtrans, for tests and scripts. */
export function controlRoutes(world: World): Route[] {
  const controls = controlsOf(world)
  return [
    { method: 'GET', path: /^\/__control\/midtrans$/, run: () => json(200, controls.overview()) },
    {
      method: 'POST',
      path: /^\/__control\/midtrans$/,
      async run(request) {
        const body = await readJson(request)
        if (!isObject(body)) return json(400, { error: 'send a JSON object' })
        const id = typeof body.id === 'string' ? body.id : ''
        const results: Record<string, unknown> = {}
        if (isObject(body.switches)) results.switches = controls.setSwitches(body.switches)
        if ('lateSeconds' in body) results.lateSeconds = controls.setLateSeconds(body.lateSeconds)
        if (typeof body.replay === 'string') results.replay = controls.replay(body.replay)
        if (typeof body.choose === 'string') results.choose = controls.choose(id, body.choose) ?? false
        if (body.pay === true) results.pay = controls.pay(id)
        if (body.expirePage === true) results.expirePage = controls.expirePage(id)
        if (isObject(body.refund)) results.refund = controls.refund(id, body.refund)
        if (typeof body.move === 'string') results.move = controls.move(id, body.move)
        const known = Object.keys(results).length > 0
        const refused = Object.values(results).includes(false)
        return json(!known ? 400 : refused ? 409 : 200, results)
      },
    },
  ]
}
