import { type Html, html, trusted } from '../html'
import type { Request } from '../http'
import { countdown, numberView, qrView } from '../payment-page'
import { METHODS, paymentNumber } from './methods'
import { methodsView } from './page-choose'
import { pagePath } from './snap'
import { countsAsPaid, statusCode } from './states'
import type { Order, Transaction } from './types'

type Words = Pick<Request, 'language' | 'say'>

/** What became of an attempt, or how to pay it. */
export function attemptView(order: Order, transaction: Transaction, open: boolean, words: Words): Html {
  const { say } = words
  switch (transaction.status) {
    case 'pending':
      return pendingView(order, transaction, open, words)
    case 'deny':
      return failedView(order, transaction, open, words, say('Pembayaran ditolak', 'The payment was denied'))
    case 'expire':
      return failedView(
        order,
        transaction,
        open,
        words,
        say('Waktu bayar habis', 'The time to pay has run out'),
      )
    case 'cancel':
      return failedView(
        order,
        transaction,
        open,
        words,
        say('Pembayaran dibatalkan', 'The payment was cancelled'),
      )
    case 'authorize':
    case 'capture':
    case 'settlement':
    case 'refund':
    case 'partial_refund':
    case 'chargeback':
    case 'partial_chargeback':
      return paidView(order, transaction, words)
  }
}

function pendingView(order: Order, transaction: Transaction, open: boolean, words: Words): Html {
  const { language, say } = words
  const action = (
    path: string,
    text: string,
    style = '',
  ) => html`<form method="post" action="${pagePath(order)}/${path}">
    <input type="hidden" name="transaction_id" value="${transaction.transaction_id}">
    <button class="wide ${style}">${text}</button></form>`
  return html`<section class="card" aria-labelledby="how">
  <h2 id="how">${METHODS[transaction.method].name[language]}</h2>
  ${countdown(transaction.expires_at, words)}
  ${open ? null : html`<p class="notice wait">${say('Halaman ini sudah kedaluwarsa, tetapi nomor di bawah masih dapat dibayar.', 'This page has expired, yet the number below can still be paid.')}</p>`}
  ${instructions(transaction, words)}
</section>
<section class="card" aria-labelledby="play">
  <h2 id="play">${say('Mainkan peran bank', 'Play the bank')}</h2>
  <div class="stack">
    ${action('pay', say('Bayar sekarang', 'Pay now'), 'primary')}
    ${action('deny', say('Tolak', 'Deny'))}
    ${action('expire', say('Biarkan kedaluwarsa', 'Let it expire'))}
  </div>
</section>
${open ? html`<p><a href="${pagePath(order)}?view=methods">${say('Pilih cara lain', 'Choose another method')}</a></p>` : null}
${backLink(order, transaction, words)}`
}

function instructions(transaction: Transaction, { say }: Words): Html {
  const { method, details, transaction_id, gross_amount } = transaction
  const number = paymentNumber(details)
  const biller = details.biller_code
  if (number) {
    const label = biller
      ? say('Kode tagihan', 'Bill key')
      : METHODS[method].payment_type === 'cstore'
        ? say('Kode pembayaran', 'Payment code')
        : say('Nomor Virtual Account', 'Virtual Account number')
    return html`${typeof biller === 'string' ? html`<p>${say('Kode perusahaan', 'Biller code')}: <span class="strong">${biller}</span></p>` : null}
    ${numberView(label, number, { say })}`
  }
  if (method === 'credit_card') return html`<p>${String(details.masked_card)}</p>`
  return qrView(`SANDBOX.QRIS.${transaction_id}.${gross_amount}`, { say })
}

function failedView(
  order: Order,
  transaction: Transaction,
  open: boolean,
  words: Words,
  title: string,
): Html {
  const { say } = words
  return html`<div class="notice bad" role="status"><p class="strong">${title}</p>
  <p>${open ? say('Tidak ada uang yang terpotong. Coba lagi dengan cara apa pun.', 'No money was taken. Try again in any way you like.') : say('Kembali ke toko dan mulai pembayaran baru.', 'Go back to the merchant and start a new payment.')}</p></div>
  ${open ? html`<h2>${say('Coba lagi', 'Try again')}</h2>${methodsView(order, words)}` : backLink(order, transaction, words)}`
}

function paidView(order: Order, transaction: Transaction, words: Words): Html {
  const { say } = words
  return html`<div class="notice good" role="status"><p class="strong">${say('Pembayaran berhasil', 'Payment successful')}</p>
  <p>${order.finish_url ? say('Anda kembali ke toko sebentar lagi.', 'You return to the merchant in a moment.') : say('Halaman ini boleh ditutup.', 'You may close this page.')}</p></div>
  ${backLink(order, transaction, words)}`
}

/** Where Snap sends the payer afterwards: the finish address with what became of the order. */
export function finishUrl(order: Order, transaction: Transaction): string | null {
  if (!order.finish_url) return null
  const url = new URL(order.finish_url)
  url.searchParams.set('order_id', order.order_id)
  url.searchParams.set('status_code', statusCode(transaction.status))
  url.searchParams.set('transaction_status', transaction.status)
  return url.href
}

function backLink(order: Order, transaction: Transaction, { say }: Words): Html | null {
  const href = finishUrl(order, transaction)
  if (!href) return null
  const ended = transaction.status !== 'pending'
  return html`<a class="button wide ${ended ? 'primary' : ''}" href="${href}" ${countsAsPaid(transaction.status) ? trusted('data-return') : ''}>${say('Kembali ke toko', 'Back to merchant')}</a>`
}
