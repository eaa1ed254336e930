import { chaosRoutes, switchesForm } from '../chaos-control'
import { type Html, html } from '../html'
import { page, type Request, type Route, readForm, redirect } from '../http'
import { layout } from '../layout'
import { notificationsTable } from '../notifications-table'
import type { World } from '../world'
import { controlsOf } from './control'
import { eventTone, sessionsTable } from './dashboard-sessions'

/** /xendit: sessions with their payments and refunds, switches, and every webhook with its answers. */
export function dashboardRoutes(world: World): Route[] {
  const controls = controlsOf(world)
  const at = (path: string, run: (id: string, form: URLSearchParams) => unknown): Route => ({
    method: 'POST',
    path: new RegExp(`^/xendit${path}$`),
    async run(request) {
      run(request.params[0] ?? '', await readForm(request))
      return redirect('/xendit')
    },
  })
  return [
    {
      method: 'GET',
      path: /^\/xendit\/?$/,
      run: (request) => page(layout(request, 'xendit', 'Xendit', dashboardView(world, request))),
    },
    at('/actions/([\\w-]+)', (id, form) => {
      const to = form.get('to')
      if (to === 'pay') controls.pay(id)
      else if (to === 'authorize') controls.authorize(id)
      else if (to === 'fail') controls.fail(id)
      else if (to === 'expire') controls.expire(id)
      else if (to === 'cancel') controls.cancel(id)
      else if (to === 'refund') controls.refund(id)
      else if (to === 'succeed_refund' || to === 'fail_refund')
        controls.settleRefund(id, to === 'succeed_refund')
    }),
    at('/test-event', () => controls.testEvent()),
    at('/legacy-invoices', (_id, form) => {
      const status = form.get('status') === 'EXPIRED' ? 'EXPIRED' : 'PAID'
      const [external_id, amount] = [form.get('external_id')?.trim(), Number(form.get('amount'))]
      if (external_id && amount > 0) controls.legacyInvoice({ external_id, amount, status })
    }),
    ...chaosRoutes(world, 'xendit'),
  ]
}

function dashboardView(world: World, request: Request): Html {
  const { say } = request
  return html`<h1>Xendit</h1>
<p class="muted">${say('Webhook dikirim ke', 'Webhooks go to')} <code>${world.config.xenditNotificationUrl}</code></p>
${sessionsTable(world, request)}
<div class="row">
  <a class="button" href="/__control/xendit/settlement.csv">${say('Unduh berkas penyelesaian (CSV)', 'Download the settlement file (CSV)')}</a>
  <form method="post" action="/xendit/test-event"><button>${say('Kirim peristiwa uji', 'Send the test event')}</button></form>
</div>
${switchesForm(world, 'xendit', request)}
<details class="card"><summary>${say('Webhook invoice lama', 'Webhook of an old invoice')}</summary>
<form method="post" action="/xendit/legacy-invoices" class="search">
  <div><label for="external_id">external_id</label><input id="external_id" name="external_id" required></div>
  <div><label for="amount">${say('Jumlah', 'Amount')}</label><input id="amount" name="amount" type="number" min="1" required></div>
  <div><label for="status">Status</label><select id="status" name="status"><option>PAID</option><option>EXPIRED</option></select></div>
  <button class="primary">${say('Kirim', 'Send')}</button>
</form></details>
${notificationsTable(world, 'xendit', request, eventTone)}`
}
