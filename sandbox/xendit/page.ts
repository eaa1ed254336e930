import { type CardForm, readCard } from '../card'
import { cardView } from '../card-view'
import type { Html } from '../html'
import { type Answer, json, page, type Request, type Route, readForm, redirect } from '../http'
import { layout } from '../layout'
import { PAGE_SCRIPT } from '../payment-page'
import type { World } from '../world'
import { checkoutPath } from './bodies'
import { findChannel } from './channels'
import { attemptView } from './page-attempt'
import { channelsView, closedView, missingView, paidView, summaryView } from './page-views'
import { choose, endSession, fail, isOpen, pay, paymentsOf } from './sessions'
import type { Payment, Session } from './types'

/** One card that is accepted, one that the bank refuses. */
const TEST_CARDS = { accept: '4000000000001091', deny: '4000000000000002' }

/** The checkout page: plain forms, so that it works before and without its script. */
export function pageRoutes(world: World): Route[] {
  const at = (
    method: 'GET' | 'POST',
    path: string,
    run: (session: Session, request: Request) => Answer | Promise<Answer>,
  ): Route => ({
    method,
    path: new RegExp(`^/xendit/checkout/([^/]+)${path}$`),
    run(request) {
      const session = world.state.sessions.find(({ token }) => token === request.params[0])
      if (session) return run(session, request)
      const title = request.say('Halaman tidak ada', 'No such page')
      return page(layout(request, 'payment', title, missingView(request)), 404)
    },
  })

  const act = (path: string, run: (payment: Payment) => unknown): Route =>
    at('POST', path, async (session, request) => {
      const wanted = (await readForm(request)).get('payment_request_id')
      const payment = paymentsOf(world, session).find((each) => each.payment_request_id === wanted)
      if (payment) run(payment)
      return redirect(checkoutPath(session))
    })

  return [
    at('GET', '', (session, request) => show(world, session, request)),
    at('GET', '/state', (session) => json(200, { state: stateOf(world, session) })),
    at('POST', '/choose', async (session, request) => {
      const code = findChannel((await readForm(request)).get('channel'))
      if (!code || !session.channels.includes(code)) return redirect(checkoutPath(session))
      if (code === 'CARDS') return redirect(`${checkoutPath(session)}?view=card`)
      choose(world, session, code)
      return redirect(checkoutPath(session))
    }),
    at('POST', '/card', async (session, request) => {
      const card = readCard(await readForm(request), TEST_CARDS, new Date())
      if (Object.keys(card.errors).length > 0) return showCard(session, request, card)
      const attempt = session.channels.includes('CARDS')
        ? choose(world, session, 'CARDS', { number: card.number })
        : undefined
      if (attempt && card.number === TEST_CARDS.accept) pay(world, attempt)
      else if (attempt) fail(world, attempt, 'CARD_DECLINED')
      return redirect(checkoutPath(session))
    }),
    act('/pay', (payment) => pay(world, payment)),
    act('/fail', (payment) => fail(world, payment)),
    at('POST', '/expire', async (session, request) => {
      await readForm(request)
      endSession(world, session, 'EXPIRED')
      return redirect(checkoutPath(session))
    }),
    at('POST', '/cancel', async (session, request) => {
      await readForm(request)
      endSession(world, session, 'CANCELED')
      return redirect(session.cancel_return_url ?? checkoutPath(session))
    }),
  ]
}

function show(world: World, session: Session, request: Request): Answer {
  const view = request.query.get('view')
  const open = isOpen(session)
  const latest = paymentsOf(world, session).at(-1)
  if (open && view === 'card' && session.channels.includes('CARDS')) return showCard(session, request)
  if (session.status === 'COMPLETED') return answer(session, request, paidView(session, request))
  if (!open) return answer(session, request, closedView(session, latest, request))
  if (!latest || view === 'methods') return answer(session, request, channelsView(session, request))
  return answer(session, request, attemptView(session, latest, request))
}

function showCard(session: Session, request: Request, card?: CardForm): Answer {
  const view = cardView({ path: checkoutPath(session), cards: TEST_CARDS }, request, card)
  return { ...answer(session, request, view), status: card ? 422 : 200 }
}

function stateOf(world: World, session: Session): string {
  const attempts = paymentsOf(world, session).map(({ status }) => status)
  return `${session.status}:${attempts.join()}:${isOpen(session)}`
}

function answer(session: Session, request: Request, view: Html): Answer {
  const title = request.say('Pembayaran', 'Payment')
  return page(layout(request, 'payment', title, summaryView(session, request, view), PAGE_SCRIPT))
}
