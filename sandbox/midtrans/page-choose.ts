import { type Html, html } from '../html'
import type { Request } from '../http'
import { rupiah } from '../language'
import { countdown } from '../payment-page'
import { METHODS, type PaymentMethod } from './methods'
import { pagePath } from './snap'
import type { Order } from './types'

type Words = Pick<Request, 'language' | 'say'>

/** The order at the head of the payment page, and below it whatever the payer is to do. */
export function summaryView(order: Order, { say }: Words, below: Html): Html {
  const lines = order.items.map(
    ({ name, price, quantity }) => html`<div>
      <dt>${name}${quantity > 1 ? ` × ${quantity}` : ''}</dt><dd>${rupiah(price * quantity)}</dd>
    </div>`,
  )
  return html`<div class="card">
  <h1>${say('Pembayaran', 'Payment')}</h1>
  <p class="muted small">${say('Total yang dibayar', 'Total to pay')}</p>
  <p class="total">${rupiah(order.gross_amount)}</p>
  <p class="muted small">${say('Pesanan', 'Order')} ${order.order_id}</p>
  ${lines.length > 0 ? html`<details><summary>${say('Rincian', 'Details')}</summary><dl class="lines">${lines}</dl></details>` : null}
</div>
<div data-state-url="${pagePath(order)}/state">${below}</div>`
}

/** Which way to pay; each is a button named after the method. */
export function methodsView(order: Order, { language, say }: Words): Html {
  const choice = (method: PaymentMethod) =>
    html`<button class="method" name="method" value="${method}">${METHODS[method].name[language]}</button>`
  if (order.methods.length === 0) {
    return html`<p class="notice wait">${say(
      'Simulasi ini tidak punya cara bayar yang diminta toko.',
      'This sandbox has none of the payment methods the merchant asked for.',
    )}</p>`
  }
  return html`<section class="card" aria-labelledby="choose">
  <h2 id="choose">${say('Pilih cara bayar', 'Choose how to pay')}</h2>
  ${countdown(order.page_expires_at, { say })}
  <form class="stack" method="post" action="${pagePath(order)}/choose">${order.methods.map(choice)}</form>
</section>`
}

export function expiredView(order: Order, { say }: Words): Html {
  return html`<div class="notice bad" role="status"><p class="strong">${say('Halaman ini sudah kedaluwarsa', 'This page has expired')}</p>
  <p>${say('Kembali ke toko dan mulai pembayaran baru.', 'Go back to the merchant and start a new payment.')}</p></div>
  ${order.finish_url ? html`<a class="button wide primary" href="${order.finish_url}">${say('Kembali ke toko', 'Back to merchant')}</a>` : null}`
}

export function missingView({ say }: Words): Html {
  return html`<div class="card"><h1>${say('Pembayaran ini tidak ada', 'There is no such payment')}</h1>
  <p>${say('Periksa alamatnya, atau mulai lagi dari toko.', 'Check the address, or start again from the merchant.')}</p></div>`
}
