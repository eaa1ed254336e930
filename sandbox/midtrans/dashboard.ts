import { chaosRoutes, switchesForm } from '../chaos-control'
import { type Html, html } from '../html'
import { page, type Request, type Route, readForm, redirect } from '../http'
import { layout } from '../layout'
import { notificationsTable } from '../notifications-table'
import type { World } from '../world'
import { controlsOf } from './control'
import { ordersTable, toneOf } from './dashboard-orders'

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
    ...chaosRoutes(world, 'midtrans'),
  ]
}

function dashboardView(world: World, request: Request): Html {
  const { say } = request
  return html`<h1>Midtrans</h1>
<p class="muted">${say('Pemberitahuan dikirim ke', 'Notifications go to')} <code>${world.config.notificationUrl}</code></p>
${ordersTable(world, request)}
<p><a class="button" href="/__control/midtrans/settlement.csv">${say('Unduh berkas penyelesaian (CSV)', 'Download the settlement file (CSV)')}</a></p>
${switchesForm(world, 'midtrans', request)}
${notificationsTable(world, 'midtrans', request, (status) => toneOf(status.toLowerCase()))}`
}
