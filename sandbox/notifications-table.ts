import type { Provider } from './chaos'
import type { Delivery } from './delivery'
import { type Html, html } from './html'
import type { Request } from './http'
import { when } from './language'
import { badge } from './layout'
import { type Notification, notificationsOf } from './notifications'
import type { World } from './world'

const SHOWN = 50

export type Tone = 'good' | 'bad' | 'wait' | 'info'

/** The newest notifications of a provider, each with its deliveries and their answers. */
export function notificationsTable(
  world: World,
  provider: Provider,
  request: Request,
  toneOf: (status: string) => Tone,
): Html {
  const { say } = request
  const latest = notificationsOf(world, provider).slice(-SHOWN).reverse()
  const rows = latest.map((notification) =>
    row(request, provider, notification, world.state.deliveries.of(notification.id), toneOf),
  )
  return html`<h2 id="notifications">${say('Pemberitahuan', 'Notifications')}</h2>
${
  rows.length === 0
    ? html`<p class="card empty">${say('Belum ada pemberitahuan.', 'No notifications yet.')}</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="notifications"><table><thead><tr>
    <th scope="col">${say('Pesanan', 'Order')}</th><th scope="col">Status</th><th scope="col">${say('Pengiriman', 'Deliveries')}</th>
    <th scope="col">${say('Isi', 'Body')}</th><th scope="col">${say('Ulangi', 'Repeat')}</th></tr></thead>
    <tbody>${rows}</tbody></table></div>`
}`
}

function row(
  { language, say }: Request,
  provider: Provider,
  notification: Notification,
  deliveries: readonly Delivery[],
  toneOf: (status: string) => Tone,
): Html {
  const fates: Record<Notification['fate'], string | null> = {
    sent: null,
    sent_twice: say('dua kali', 'twice'),
    late: say('terlambat', 'late'),
    held: say('ditahan', 'held back'),
    never: say('tidak dikirim', 'not sent'),
  }
  const fate = fates[notification.fate]
  const tries = deliveries.map(({ attempts, state, next_at }) => {
    const answers = attempts.map(
      ({ at, status, response, ms }) =>
        html`<div>${when(at, language)}: <strong>${status ?? say('tidak terjawab', 'no answer')}</strong> ${ms} ms <span class="muted">${response.slice(0, 120)}</span></div>`,
    )
    const next =
      state === 'waiting' && next_at
        ? html`<div>${badge('wait', `${say('dicoba', 'tried')} ${when(next_at, language)}`)}</div>`
        : null
    return html`${answers}${next}${state === 'given_up' ? badge('bad', say('menyerah', 'given up')) : null}`
  })
  const again = say('Kirim ulang', 'Send again')
  return html`<tr><td>${notification.order_id}<div class="muted">${when(notification.created_at, language)}</div></td>
    <td>${badge(toneOf(notification.transaction_status), notification.transaction_status)}</td>
    <td>${fate ? badge('info', fate) : null}${tries}</td>
    <td><details><summary>JSON</summary><pre>${JSON.stringify(JSON.parse(notification.body), null, 2)}</pre></details></td>
    <td><form method="post" action="/${provider}/notifications/${notification.id}/replay">
      <button aria-label="${again} ${notification.order_id} ${notification.transaction_status}">${again}</button></form></td></tr>`
}
