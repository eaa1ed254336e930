import { type Html, html } from '../html'
import type { Request } from '../http'
import { rupiah } from '../language'
import { countdown } from '../payment-page'
import { checkoutPath } from './bodies'
import { CHANNELS, type ChannelCode } from './channels'
import { actionForm, lateView } from './page-attempt'
import type { Payment, Session } from './types'

type Words = Pick<Request, 'language' | 'say'>

/** The session at the head of the checkout page, and below it whatever the payer is to do. */
export function summaryView(session: Session, { say }: Words, below: Html): Html {
  const lines = session.items.map(
    ({ name, net_unit_amount, quantity }) => html`<div>
      <dt>${name}${quantity > 1 ? ` × ${quantity}` : ''}</dt><dd>${rupiah(net_unit_amount * quantity)}</dd>
    </div>`,
  )
  return html`<div class="card">
  <h1>${say('Pembayaran', 'Payment')}</h1>
  <p class="muted small">${say('Total yang dibayar', 'Total to pay')}</p>
  <p class="total">${rupiah(session.amount)}</p>
  <p class="muted small">${say('Referensi', 'Reference')} ${session.reference_id} · Xendit</p>
  ${lines.length > 0 ? html`<details><summary>${say('Rincian', 'Details')}</summary><dl class="lines">${lines}</dl></details>` : null}
</div>
<div data-state-url="${checkoutPath(session)}/state">${below}</div>`
}

/** Which way to pay; each is a button named after the channel. */
export function channelsView(session: Session, { language, say }: Words): Html {
  const choice = (code: ChannelCode) =>
    html`<button class="method" name="channel" value="${code}">${CHANNELS[code].name[language]}</button>`
  return html`<section class="card" aria-labelledby="choose">
  <h2 id="choose">${say('Pilih cara bayar', 'Choose how to pay')}</h2>
  ${countdown(session.expires_at, { say })}
  <form class="stack" method="post" action="${checkoutPath(session)}/choose">${session.channels.map(choice)}</form>
</section>
<div class="stack">
  ${actionForm(session, 'expire', say('Biarkan kedaluwarsa', 'Let it expire'))}
  ${actionForm(session, 'cancel', say('Batalkan', 'Cancel'))}
</div>`
}

export function paidView(session: Session, { say }: Words): Html {
  const back = session.success_return_url
  return html`<div class="notice good" role="status"><p class="strong">${say('Pembayaran berhasil', 'Payment successful')}</p>
  <p>${back ? say('Anda kembali ke toko sebentar lagi.', 'You return to the merchant in a moment.') : say('Halaman ini boleh ditutup.', 'You may close this page.')}</p></div>
  ${back ? html`<a class="button wide primary" href="${back}" data-return>${say('Kembali ke toko', 'Back to merchant')}</a>` : null}`
}

/** A session that has ended unpaid; what the payer brings by himself may still come in. */
export function closedView(session: Session, latest: Payment | undefined, words: Words): Html {
  const { say } = words
  if (latest?.status === 'SUCCEEDED') return paidView(session, words)
  const title =
    session.status === 'CANCELED'
      ? say('Pembayaran dibatalkan', 'The payment was cancelled')
      : say('Halaman ini sudah kedaluwarsa', 'This page has expired')
  const back = session.cancel_return_url ?? session.success_return_url
  return html`<div class="notice bad" role="status"><p class="strong">${title}</p>
  <p>${say('Kembali ke toko dan mulai pembayaran baru.', 'Go back to the merchant and start a new payment.')}</p></div>
  ${latest ? lateView(session, latest, words) : null}
  ${back ? html`<a class="button wide primary" href="${back}">${say('Kembali ke toko', 'Back to merchant')}</a>` : null}`
}

export function missingView({ say }: Pick<Request, 'say'>): Html {
  return html`<div class="card"><h1>${say('Pembayaran ini tidak ada', 'There is no such payment')}</h1>
  <p>${say('Periksa alamatnya, atau mulai lagi dari toko.', 'Check the address, or start again from the merchant.')}</p></div>`
}
