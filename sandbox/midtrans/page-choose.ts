import { type Html, html } from '../html'
import type { Request } from '../http'
import { rupiah } from '../language'
import { type CardField, type CardForm, TEST_CARDS } from './card'
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
  ${countdown(order.page_expires_at, { language, say })}
  <form class="stack" method="post" action="${pagePath(order)}/choose">${order.methods.map(choice)}</form>
</section>`
}

export function cardView(order: Order, { say }: Words, card?: CardForm): Html {
  const messages: Record<CardField, string> = {
    number: say(
      'Pakai salah satu kartu uji di bawah. Kartu sungguhan tidak diterima.',
      'Use one of the test cards below. Real cards are not accepted.',
    ),
    expiry: say(
      'Tulis bulan dan tahun yang belum lewat, misalnya 12/30.',
      'Enter a month and year to come, such as 12/30.',
    ),
    cvv: say('Tulis tiga angka, misalnya 123.', 'Enter three digits, such as 123.'),
  }
  const field = (name: CardField, label: string, complete: string, value: string) => {
    const wrong = card?.errors[name]
    return html`<div><label for="${name}">${label}</label>
      <input id="${name}" name="${name}" inputmode="numeric" autocomplete="${complete}" value="${value}"
        aria-invalid="${wrong ? 'true' : 'false'}" aria-describedby="${name}-error">
      <p class="error" id="${name}-error">${wrong ? messages[name] : null}</p></div>`
  }
  return html`<section class="card" aria-labelledby="card">
  <h2 id="card">${say('Kartu kredit atau debit', 'Credit or debit card')}</h2>
  <form class="stack" method="post" action="${pagePath(order)}/card" novalidate>
    ${field('number', say('Nomor kartu', 'Card number'), 'cc-number', card?.number ?? '')}
    <div class="two">
      ${field('expiry', say('Berlaku (BB/TT)', 'Expiry (MM/YY)'), 'cc-exp', '')}
      ${field('cvv', 'CVV', 'cc-csc', '')}
    </div>
    <button class="primary wide">${say('Bayar dengan kartu', 'Pay with card')}</button>
  </form>
  <h2>${say('Kartu uji', 'Test cards')}</h2>
  <dl>
    <dt>${spaced(TEST_CARDS.accept)}</dt><dd>${say('diterima', 'accepted')}</dd>
    <dt>${spaced(TEST_CARDS.deny)}</dt><dd>${say('ditolak bank', 'refused by the bank')}</dd>
  </dl>
  <p><a href="${pagePath(order)}?view=methods">${say('Pilih cara lain', 'Choose another method')}</a></p>
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

/** Time left; the script counts it down, without it the full time stands there. */
export function countdown(until: string, { say }: Words): Html {
  return html`<p class="muted small">${say('Bayar dalam', 'Pay within')} <strong data-until="${until}">${left(until)}</strong></p>`
}

function left(until: string): string {
  const seconds = Math.max(0, Math.floor((Date.parse(until) - Date.now()) / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

function spaced(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** Counts down, copies numbers, follows what happens elsewhere, returns to the merchant after payment. */
export const PAGE_SCRIPT = `
const two = n => String(n).padStart(2, '0')
setInterval(() => { for (const el of document.querySelectorAll('[data-until]')) {
  const s = Math.max(0, Math.floor((Date.parse(el.dataset.until) - Date.now()) / 1000))
  el.textContent = two(Math.floor(s / 3600)) + ':' + two(Math.floor(s / 60) % 60) + ':' + two(s % 60)
} }, 1000)
for (const button of document.querySelectorAll('[data-copy]')) button.addEventListener('click', async () => {
  try { await navigator.clipboard.writeText(button.dataset.copy) } catch { return getSelection().selectAllChildren(document.getElementById('number')) }
  document.getElementById('copied').textContent = button.dataset.done
})
const watched = document.querySelector('[data-state-url]'); let known
const look = async () => { try {
  const { state } = await (await fetch(watched.dataset.stateUrl)).json()
  if (known !== undefined && state !== known) location.replace(location.pathname)
  known = state
} catch {} }
if (watched) { look(); setInterval(look, 2000) }
const back = document.querySelector('[data-return]')
if (back) setTimeout(() => { location.assign(back.href) }, 5000)
`
