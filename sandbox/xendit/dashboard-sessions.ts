import { type Html, html } from '../html'
import type { Request } from '../http'
import { rupiah, when } from '../language'
import { badge } from '../layout'
import type { Tone } from '../notifications-table'
import type { World } from '../world'
import { checkoutPath } from './bodies'
import { CHANNELS } from './channels'
import { refundedAmount } from './refunds'
import { paymentsOf } from './sessions'
import { mayMove } from './states'
import type { Payment, Refund, Session } from './types'

const SHOWN = 50

/** The newest sessions, each with its attempts, their refunds, and what can be done with them. */
export function sessionsTable(world: World, request: Request): Html {
  const { say } = request
  const latest = world.state.sessions.newest(SHOWN)
  if (latest.length === 0) {
    return html`<p class="card empty">${say('Belum ada sesi. Mulai pembayaran di Izinku.', 'No sessions yet. Start a payment in Izinku.')}</p>`
  }
  return html`<h2 id="sessions">${say('Sesi', 'Sessions')}</h2>
  <div class="scroll" tabindex="0" role="region" aria-labelledby="sessions"><table><thead><tr>
    <th scope="col">${say('Referensi', 'Reference')}</th><th scope="col">${say('Jumlah', 'Amount')}</th>
    <th scope="col">${say('Sesi', 'Session')}</th><th scope="col">${say('Pembayaran', 'Payments')}</th></tr></thead>
    <tbody>${latest.map((session) => sessionRow(world, request, session))}</tbody></table></div>`
}

/** How a status of Xendit, or the name of an event, is coloured. */
export function eventTone(event: string): Tone {
  if (/SUCCEEDED|COMPLETED|capture|completed|succeeded|PAID/.test(event)) return 'good'
  if (/FAILED|EXPIRED|CANCEL|fail|expired/.test(event)) return 'bad'
  if (/ACTIVE|REQUIRES|PENDING/.test(event)) return 'wait'
  return 'info'
}

function sessionRow(world: World, request: Request, session: Session): Html {
  const { language, say } = request
  const { reference_id, payment_session_id } = session
  const attempts = paymentsOf(world, session)
  const ways =
    session.status === 'ACTIVE'
      ? [
          { to: 'expire', text: say('Kedaluwarsa', 'Expire') },
          { to: 'cancel', text: say('Batal', 'Cancel') },
        ]
      : []
  return html`<tr><td><span class="strong">${reference_id}</span><div class="muted">${when(session.created, language)}</div></td>
    <td class="amount">${rupiah(session.amount)}</td>
    <td>${badge(eventTone(session.status), session.status)}
      <a href="${checkoutPath(session)}" aria-label="${say('Buka halaman bayar', 'Open payment page')} ${reference_id}">${say('Buka', 'Open')}</a>
      <div class="muted">${payment_session_id}</div>${actions(request, payment_session_id, ways, reference_id)}</td>
    <td>${attempts.length === 0 ? html`<span class="muted">${say('belum memilih', 'nothing chosen')}</span>` : attempts.map((payment) => attemptCell(world, request, payment))}</td></tr>`
}

function attemptCell(world: World, request: Request, payment: Payment): Html {
  const { language, say } = request
  const { payment_request_id, reference_id, status, channel_code } = payment
  const { name, refundable } = CHANNELS[channel_code]
  const ways = [
    { to: 'pay', text: say('Bayar', 'Pay'), can: mayMove(payment, 'SUCCEEDED') },
    { to: 'authorize', text: say('Tahan dana', 'Authorize'), can: mayMove(payment, 'AUTHORIZED') },
    { to: 'fail', text: say('Gagalkan', 'Fail'), can: mayMove(payment, 'FAILED') },
    {
      to: 'refund',
      text: say('Kembalikan dana', 'Refund'),
      can: status === 'SUCCEEDED' && refundable && refundedAmount(world, payment) < payment.amount,
    },
  ].filter(({ can }) => can)
  const refunds = world.state.refunds.of(payment_request_id)
  return html`<div>${badge(eventTone(status), status)} ${name[language]} ${rupiah(payment.amount)}
    <div class="muted">${payment.payment_id ?? payment_request_id}</div>
    ${actions(request, payment_request_id, ways, reference_id)}
    ${refunds.map((refund) => refundLine(request, refund))}</div>`
}

function refundLine(request: Request, refund: Refund): Html {
  const { say } = request
  const ways =
    refund.status === 'PENDING'
      ? [
          { to: 'succeed_refund', text: say('Berhasilkan', 'Succeed') },
          { to: 'fail_refund', text: say('Gagalkan', 'Fail') },
        ]
      : []
  return html`<div>${badge(eventTone(refund.status), `${say('pengembalian', 'refund')} ${rupiah(refund.amount)} ${refund.status}`)}
    ${actions(request, refund.id, ways, refund.reference_id)}</div>`
}

function actions(
  { say }: Request,
  id: string,
  ways: { to: string; text: string }[],
  about: string,
): Html | null {
  if (ways.length === 0) return null
  return html`<details><summary>${say('Tindakan', 'Actions')}</summary><form class="row" method="post" action="/xendit/actions/${id}">${ways.map(
    ({ to, text }) => html`<button name="to" value="${to}" aria-label="${text} ${about}">${text}</button>`,
  )}</form></details>`
}
