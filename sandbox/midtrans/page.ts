import { type CardForm, readCard } from '../card'
import { cardView } from '../card-view'
import type { Html } from '../html'
import { type Answer, json, page, type Request, type Route, readForm, redirect } from '../http'
import { layout } from '../layout'
import { PAGE_SCRIPT } from '../payment-page'
import type { World } from '../world'
import { PAYMENT_METHODS } from './methods'
import { attemptView } from './page-attempt'
import { expiredView, methodsView, missingView, summaryView } from './page-choose'
import { pagePath } from './snap'
import { choose, isOpen, isPaid, move, pay, transactionsOf } from './transactions'
import type { Order, Transaction } from './types'

/** Midtrans' own test cards: one that is accepted, one that the bank refuses. */
const TEST_CARDS = { accept: '4811111111111114', deny: '4911111111111113' }

const PAGE = '/midtrans/snap/v4/redirection/([^/]+)'

/** The payment page: plain forms, so that it works before and without its script. */
export function pageRoutes(world: World): Route[] {
  const at = (
    method: 'GET' | 'POST',
    path: string,
    run: (order: Order, request: Request) => Answer | Promise<Answer>,
  ): Route => ({
    method,
    path: new RegExp(`^${PAGE}${path}$`),
    run(request) {
      const order = world.state.orders.find(({ token }) => token === request.params[0])
      if (order) return run(order, request)
      const title = request.say('Halaman tidak ada', 'No such page')
      return page(layout(request, 'payment', title, missingView(request)), 404)
    },
  })

  const act = (path: string, run: (transaction: Transaction) => unknown): Route =>
    at('POST', path, async (order, request) => {
      const form = await readForm(request)
      const own = transactionsOf(world, order.order_id)
      const transaction = own.find(({ transaction_id }) => transaction_id === form.get('transaction_id'))
      if (transaction) run(transaction)
      return redirect(pagePath(order))
    })

  return [
    at('GET', '', (order, request) => show(world, order, request)),
    at('GET', '/state', (order) => json(200, stateOf(world, order))),
    at('POST', '/choose', async (order, request) => {
      const wanted = (await readForm(request)).get('method')
      const method = PAYMENT_METHODS.find((name) => name === wanted && order.methods.includes(name))
      if (method === 'credit_card') return redirect(`${pagePath(order)}?view=card`)
      if (method) choose(world, order, method)
      return redirect(pagePath(order))
    }),
    at('POST', '/card', async (order, request) => {
      const card = readCard(await readForm(request), TEST_CARDS, new Date())
      if (Object.keys(card.errors).length > 0) return showCard(order, request, card)
      const attempt = order.methods.includes('credit_card')
        ? choose(world, order, 'credit_card', { number: card.number })
        : undefined
      if (attempt && card.number === TEST_CARDS.accept) pay(world, attempt)
      else if (attempt) move(world, attempt, 'deny')
      return redirect(pagePath(order))
    }),
    act('/pay', (transaction) => pay(world, transaction)),
    act('/deny', (transaction) => move(world, transaction, 'deny')),
    act('/expire', (transaction) => move(world, transaction, 'expire')),
  ]
}

function show(world: World, order: Order, request: Request): Answer {
  const view = request.query.get('view')
  const open = isOpen(world, order)
  const attempts = transactionsOf(world, order.order_id)
  const shown = currentAttempt(world, order, attempts)
  if (open && view === 'card' && order.methods.includes('credit_card')) return showCard(order, request)
  if (!shown && !open) return answer(order, request, expiredView(order, request))
  if (!shown || (open && view === 'methods')) return answer(order, request, methodsView(order, request))
  return answer(order, request, attemptView(order, shown, open, request))
}

function showCard(order: Order, request: Request, card?: CardForm): Answer {
  const shown = answer(order, request, cardView({ path: pagePath(order), cards: TEST_CARDS }, request, card))
  return { ...shown, status: card ? 422 : 200 }
}

/** The attempt the page is about: the one that was paid, else the latest. */
function currentAttempt(
  world: World,
  order: Order,
  attempts: readonly Transaction[],
): Transaction | undefined {
  if (!isPaid(world, order.order_id)) return attempts.at(-1)
  return attempts.findLast(({ settled_at, status }) => settled_at !== null || status === 'capture')
}

function stateOf(world: World, order: Order) {
  const attempts = transactionsOf(world, order.order_id)
  return {
    state: `${attempts.length}:${attempts.map(({ status }) => status).join()}:${isOpen(world, order)}`,
  }
}

function answer(order: Order, request: Request, view: Html): Answer {
  const title = request.say('Pembayaran', 'Payment')
  return page(layout(request, 'payment', title, summaryView(order, request, view), PAGE_SCRIPT))
}
