import { type Html, html } from '../html'
import type { Request } from '../http'
import { rupiah, when } from '../language'
import { badge } from '../layout'
import type { World } from '../world'
import { METHODS } from './methods'
import { pagePath } from './snap'
import { mayMove, type TransactionStatus } from './states'
import { isOpen, transactionsOf } from './transactions'
import type { Order, Transaction } from './types'

const SHOWN = 50

/** The newest orders, each with its attempts and what can be done with them. */
export function ordersTable(world: World, request: Request): Html {
  const { say } = request
  const latest = world.state.orders.newest(SHOWN)
  if (latest.length === 0) {
    return html`<p class="card empty">${say('Belum ada pesanan. Mulai pembayaran di Izinku.', 'No orders yet. Start a payment in Izinku.')}</p>`
  }
  return html`<h2 id="orders">${say('Pesanan', 'Orders')}</h2>
  <div class="scroll" tabindex="0" role="region" aria-labelledby="orders"><table><thead><tr>
    <th scope="col">${say('Pesanan', 'Order')}</th><th scope="col">${say('Jumlah', 'Amount')}</th>
    <th scope="col">${say('Halaman bayar', 'Payment page')}</th><th scope="col">${say('Transaksi', 'Transactions')}</th></tr></thead>
    <tbody>${latest.map((order) => orderRow(world, request, order))}</tbody></table></div>`
}

export function toneOf(status: string): 'good' | 'bad' | 'wait' | 'info' {
  if (status === 'capture' || status === 'settlement') return 'good'
  if (status === 'pending' || status === 'authorize') return 'wait'
  if (status === 'deny' || status === 'cancel' || status === 'expire') return 'bad'
  return 'info'
}

function orderRow(world: World, request: Request, order: Order): Html {
  const { language, say } = request
  const attempts = transactionsOf(world, order.order_id)
  const open = isOpen(world, order)
  return html`<tr><td><span class="strong">${order.order_id}</span><div class="muted">${when(order.created_at, language)}</div></td>
    <td class="amount">${rupiah(order.gross_amount)}</td>
    <td><a href="${pagePath(order)}" aria-label="${say('Buka halaman bayar', 'Open payment page')} ${order.order_id}">${say('Buka', 'Open')}</a>
      ${open ? html`<form method="post" action="/midtrans/orders/${order.order_id}/expire-page"><button aria-label="${say('Akhiri halaman', 'End page')} ${order.order_id}">${say('Akhiri halaman', 'End page')}</button></form>` : null}</td>
    <td>${attempts.length === 0 ? html`<span class="muted">${say('belum memilih', 'nothing chosen')}</span>` : attempts.map((attempt) => attemptCell(request, attempt))}</td></tr>`
}

function attemptCell({ language, say }: Request, attempt: Transaction): Html {
  const words: { to: string; target: TransactionStatus; text: string }[] = [
    {
      to: 'pay',
      target: attempt.method === 'credit_card' ? 'capture' : 'settlement',
      text: say('Bayar', 'Pay'),
    },
    { to: 'settlement', target: 'settlement', text: say('Selesaikan', 'Settle') },
    {
      to: 'deny',
      target: 'deny',
      text: attempt.status === 'settlement' ? say('Batalkan bank', 'Reverse') : say('Tolak', 'Deny'),
    },
    { to: 'expire', target: 'expire', text: say('Kedaluwarsa', 'Expire') },
    { to: 'cancel', target: 'cancel', text: say('Batal', 'Cancel') },
    { to: 'refund', target: 'refund', text: say('Kembalikan dana', 'Refund') },
    { to: 'chargeback', target: 'chargeback', text: 'Chargeback' },
    {
      to: 'partial_chargeback',
      target: 'partial_chargeback',
      text: say('Chargeback sebagian', 'Partial chargeback'),
    },
  ]
  const method = METHODS[attempt.method]
  const possible = words.filter(({ to, target }) => {
    if (!mayMove(attempt.status, target, method)) return false
    if (to === 'settlement') return attempt.status === 'capture'
    if (to === 'pay') return attempt.status === 'pending'
    return to !== 'refund' || method.refundable
  })
  return html`<div>${badge(toneOf(attempt.status), attempt.status)} ${method.name[language]}
    <div class="muted">${attempt.transaction_id}</div>
    ${
      possible.length === 0
        ? null
        : html`<details><summary>${say('Tindakan', 'Actions')}</summary><form class="row" method="post" action="/midtrans/transactions/${attempt.transaction_id}">${possible.map(
            ({ to, text }) =>
              html`<button name="to" value="${to}" aria-label="${text} ${attempt.order_id}">${text}</button>`,
          )}</form></details>`
    }</div>`
}
