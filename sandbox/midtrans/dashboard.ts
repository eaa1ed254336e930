import { type Html, html } from '../html'
import { page, type Request, type Route, readForm, redirect } from '../http'
import { when } from '../language'
import { badge, layout } from '../layout'
import type { World } from '../world'
import { controlsOf } from './control'
import { ordersTable, toneOf } from './dashboard-orders'
import { type Notification, SWITCH_MODES, SWITCHES, type SwitchMode, type SwitchName } from './types'

const SHOWN = 50

/** /midtrans: switches, orders with their transactions, and every delivery with its answers. */
export function dashboardRoutes(world: World): Route[] {
  const controls = controlsOf(world)
  return [
    {
      method: 'GET',
      path: /^\/midtrans\/?$/,
      run: (request) => page(layout(request, 'midtrans', 'Midtrans', dashboardView(world, request))),
    },
    {
      method: 'POST',
      path: /^\/midtrans\/switches$/,
      async run(request) {
        const form = await readForm(request)
        controls.setSwitches(Object.fromEntries(SWITCHES.map((name) => [name, form.get(name) ?? 'off'])))
        controls.setLateSeconds(Number(form.get('late_seconds') ?? Number.NaN))
        return redirect('/midtrans')
      },
    },
    {
      method: 'POST',
      path: /^\/midtrans\/transactions\/([0-9a-f-]+)$/,
      async run(request) {
        const to = (await readForm(request)).get('to') ?? ''
        const id = request.params[0] ?? ''
        if (to === 'pay') controls.pay(id)
        else if (to === 'refund') controls.refund(id, { reason: 'sandbox' })
        else controls.move(id, to)
        return redirect('/midtrans')
      },
    },
    {
      method: 'POST',
      path: /^\/midtrans\/orders\/([^/]+)\/expire-page$/,
      async run(request) {
        await readForm(request)
        controls.expirePage(request.params[0] ?? '')
        return redirect('/midtrans')
      },
    },
    {
      method: 'POST',
      path: /^\/midtrans\/notifications\/([0-9a-f-]+)\/replay$/,
      async run(request) {
        await readForm(request)
        controls.replay(request.params[0] ?? '')
        return redirect('/midtrans#notifications')
      },
    },
  ]
}

function dashboardView(world: World, request: Request): Html {
  const { say } = request
  return html`<h1>Midtrans</h1>
<p class="muted">${say('Pemberitahuan dikirim ke', 'Notifications go to')} <code>${world.config.notificationUrl}</code></p>
${ordersTable(world, request)}
${switchesForm(world, request)}
<h2 id="notifications">${say('Pemberitahuan', 'Notifications')}</h2>
${notificationsTable(world, request)}`
}

function switchesForm(world: World, { say }: Request): Html {
  const names: Record<SwitchName, string> = {
    twice: say('Kirim dua kali', 'Send twice'),
    late: say('Kirim terlambat', 'Send late'),
    wrong_order: say('Pending sesudah lunas', 'Pending after settlement'),
    never: say('Tidak pernah dikirim', 'Never send'),
    wrong_signature: say('Tanda tangan salah', 'Wrong signature'),
    wrong_amount: say('Jumlah salah', 'Wrong amount'),
  }
  const modes: Record<SwitchMode, string> = {
    off: say('mati', 'off'),
    next: say('sekali, berikutnya', 'once, the next one'),
    standing: say('selalu', 'always'),
  }
  const choice = (name: SwitchName) => html`<div><label for="${name}">${names[name]}</label>
    <select id="${name}" name="${name}">${SWITCH_MODES.map((mode) =>
      world.state.switches[name] === mode
        ? html`<option value="${mode}" selected>${modes[mode]}</option>`
        : html`<option value="${mode}">${modes[mode]}</option>`,
    )}</select></div>`
  return html`<details class="card" ${SWITCHES.some((name) => world.state.switches[name] !== 'off') ? html`open` : null}>
<summary>${say('Gangguan pada pemberitahuan', 'Trouble with notifications')}</summary>
<form method="post" action="/midtrans/switches" class="stack">
  <div class="cards">${SWITCHES.map(choice)}
    <div><label for="late_seconds">${say('Terlambat berapa detik', 'Seconds late')}</label>
    <input id="late_seconds" name="late_seconds" type="number" min="0" max="3600" step="any" value="${world.state.lateSeconds}"></div>
  </div>
  <div><button class="primary">${say('Simpan', 'Save')}</button></div>
</form></details>`
}

function notificationsTable(world: World, request: Request): Html {
  const { say } = request
  const latest = world.state.notifications.slice(-SHOWN).reverse()
  if (latest.length === 0) {
    return html`<p class="card empty">${say('Belum ada pemberitahuan.', 'No notifications yet.')}</p>`
  }
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="notifications"><table><thead><tr>
    <th scope="col">${say('Pesanan', 'Order')}</th><th scope="col">Status</th><th scope="col">${say('Pengiriman', 'Deliveries')}</th>
    <th scope="col">${say('Isi', 'Body')}</th><th scope="col">${say('Ulangi', 'Repeat')}</th></tr></thead>
    <tbody>${latest.map((notification) => notificationRow(world, request, notification))}</tbody></table></div>`
}

function notificationRow(world: World, { language, say }: Request, notification: Notification): Html {
  const fates: Record<Notification['fate'], string | null> = {
    sent: null,
    sent_twice: say('dua kali', 'twice'),
    late: say('terlambat', 'late'),
    held: say('ditahan', 'held back'),
    never: say('tidak dikirim', 'not sent'),
  }
  const fate = fates[notification.fate]
  const tries = world.state.deliveries
    .filter(({ subject_id }) => subject_id === notification.id)
    .map(({ attempts, state, next_at }) => {
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
  return html`<tr><td>${notification.order_id}<div class="muted">${when(notification.created_at, language)}</div></td>
    <td>${badge(toneOf(notification.transaction_status), notification.transaction_status)}</td>
    <td>${fate ? badge('info', fate) : null}${tries}</td>
    <td><details><summary>JSON</summary><pre>${JSON.stringify(JSON.parse(notification.body), null, 2)}</pre></details></td>
    <td><form method="post" action="/midtrans/notifications/${notification.id}/replay">
      <button aria-label="${say('Kirim ulang', 'Send again')} ${notification.order_id} ${notification.transaction_status}">${say('Kirim ulang', 'Send again')}</button></form></td></tr>`
}
