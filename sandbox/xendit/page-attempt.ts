import { type Html, html } from '../html'
import type { Request } from '../http'
import { countdown, numberView, qrView } from '../payment-page'
import { checkoutPath } from './bodies'
import { CHANNELS } from './channels'
import { mayMove } from './states'
import type { Payment, Session } from './types'

type Words = Pick<Request, 'language' | 'say'>

/** A button that does something to the session, or to one attempt of it. */
export function actionForm(
  session: Session,
  action: string,
  text: string,
  { payment, style = '' }: { payment?: Payment; style?: string } = {},
): Html {
  return html`<form method="post" action="${checkoutPath(session)}/${action}">
    ${payment ? html`<input type="hidden" name="payment_request_id" value="${payment.payment_request_id}">` : null}
    <button class="wide ${style}">${text}</button></form>`
}

/** How to pay an attempt, or what became of it; the session is still open. */
export function attemptView(session: Session, payment: Payment, words: Words): Html {
  const { language, say } = words
  const others = html`<p><a href="${checkoutPath(session)}?view=methods">${say('Pilih cara lain', 'Choose another method')}</a></p>`
  if (payment.status === 'AUTHORIZED') {
    return html`<div class="notice good" role="status"><p class="strong">${say('Dana sudah ditahan', 'The money is reserved')}</p></div>`
  }
  if (payment.status !== 'REQUIRES_ACTION') {
    return html`<div class="notice bad" role="status"><p class="strong">${say('Pembayaran gagal', 'The payment failed')}</p>
  <p>${say('Tidak ada uang yang terpotong. Coba lagi dengan cara apa pun.', 'No money was taken. Try again in any way you like.')}</p></div>
  <h2>${say('Coba lagi', 'Try again')}</h2>${others}`
  }
  return html`<section class="card" aria-labelledby="how">
  <h2 id="how">${CHANNELS[payment.channel_code].name[language]}</h2>
  ${countdown(session.expires_at, words)}
  ${instructions(payment, words)}
</section>
<section class="card" aria-labelledby="play">
  <h2 id="play">${say('Mainkan peran bank', 'Play the bank')}</h2>
  <div class="stack">
    ${actionForm(session, 'pay', say('Bayar sekarang', 'Pay now'), { payment, style: 'primary' })}
    ${actionForm(session, 'fail', say('Gagalkan', 'Fail'), { payment })}
    ${actionForm(session, 'expire', say('Biarkan kedaluwarsa', 'Let it expire'))}
    ${actionForm(session, 'cancel', say('Batalkan', 'Cancel'))}
  </div>
</section>
${others}`
}

/** After the end: the number may have been written down, and can be paid. */
export function lateView(session: Session, payment: Payment, words: Words): Html | null {
  if (!mayMove(payment, 'SUCCEEDED')) return null
  const { language, say } = words
  return html`<section class="card" aria-labelledby="late">
  <h2 id="late">${CHANNELS[payment.channel_code].name[language]}</h2>
  <p class="notice wait">${say('Nomor di bawah masih dapat dibayar.', 'The number below can still be paid.')}</p>
  ${instructions(payment, words)}
  ${actionForm(session, 'pay', say('Bayar sekarang', 'Pay now'), { payment })}
</section>`
}

function instructions({ details }: Payment, { say }: Words): Html {
  const { virtual_account_number, payment_code, qr_string, masked_card_number } = details
  if (virtual_account_number) {
    return numberView(say('Nomor Virtual Account', 'Virtual Account number'), virtual_account_number, { say })
  }
  if (payment_code) return numberView(say('Kode pembayaran', 'Payment code'), payment_code, { say })
  if (qr_string) return qrView(qr_string, { say })
  if (masked_card_number) return html`<p>${masked_card_number}</p>`
  return html`<p>${say('Setujui pembayaran di aplikasi dompet digital Anda.', 'Approve the payment in your e-wallet app.')}</p>`
}
