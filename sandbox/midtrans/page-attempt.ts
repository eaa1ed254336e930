import qrcode from 'qrcode'
import { type Html, html, trusted } from '../html'
import type { Request } from '../http'
import { METHODS, paymentNumber } from './methods'
import { countdown, methodsView } from './page-choose'
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
  const number = paymentNumber(transaction.details)
  const biller = transaction.details.biller_code
  if (number) {
    return html`${typeof biller === 'string' ? html`<p>${say('Kode perusahaan', 'Biller code')}: <span class="strong">${biller}</span></p>` : null}
    <p class="muted small">${biller ? say('Kode tagihan', 'Bill key') : say('Nomor Virtual Account', 'Virtual Account number')}</p>
    <p class="number" id="number">${number.replace(/(\d{4})(?=\d)/g, '$1 ')}</p>
    <div class="row"><button type="button" data-copy="${number}" data-done="${say('Nomor tersalin', 'Number copied')}">${say('Salin nomor', 'Copy number')}</button>
    <span id="copied" class="small" role="status"></span></div>`
  }
  if (transaction.method === 'credit_card') return html`<p>${String(transaction.details.masked_card)}</p>`
  return html`<p>${say('Pindai dengan aplikasi bank atau dompet digital Anda.', 'Scan it with your bank or e-wallet app.')}</p>
    <div class="qr" role="img" aria-label="${say('Kode QR untuk membayar', 'QR code to pay with')}">${drawQr(transaction)}</div>`
}

function drawQr({ transaction_id, gross_amount }: Transaction): Html {
  const { modules } = qrcode.create(`SANDBOX.QRIS.${transaction_id}.${gross_amount}`, {
    errorCorrectionLevel: 'M',
  })
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return trusted(
    `<svg viewBox="-2 -2 ${modules.size + 4} ${modules.size + 4}" aria-hidden="true" shape-rendering="crispEdges"><path d="${path}" fill="#12162E"/></svg>`,
  )
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
