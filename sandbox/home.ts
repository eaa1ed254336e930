import { html } from './html'
import { json, page, type Route } from './http'
import { layout } from './layout'
import type { World } from './world'

/** The start page, the health check, and what concerns the whole sandbox. */
export function homeRoutes(world: World, reset: () => void): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/$/,
      run(request) {
        const { say } = request
        const { messages, orders, sessions } = world.state
        const content = html`<h1>${say('Layanan tiruan untuk mencoba Izinku', 'Stand-in services for trying Izinku')}</h1>
<p class="muted">${say('Hanya untuk demo dan uji coba.', 'For the demo and for tests only.')}</p>
<div class="cards">
  <section class="card"><h2>${say('Email', 'Mail')}</h2>
    <p>${say('Semua email yang dikirim Izinku sampai di sini.', 'Every mail that Izinku sends arrives here.')} ${messages.size} ${say('email', messages.size === 1 ? 'message' : 'messages')}.</p>
    <p><a class="button primary" href="/inbox">${say('Buka kotak masuk', 'Open the inbox')}</a></p></section>
  <section class="card"><h2>${say('Pembayaran', 'Payments')} Midtrans</h2>
    <p>${say('Pesanan, transaksi, dan pemberitahuan Midtrans.', 'Orders, transactions and notifications of Midtrans.')} ${orders.size} ${say('pesanan', orders.size === 1 ? 'order' : 'orders')}.</p>
    <p><a class="button primary" href="/midtrans">${say('Buka Midtrans', 'Open Midtrans')}</a></p></section>
  <section class="card"><h2>${say('Pembayaran', 'Payments')} Xendit</h2>
    <p>${say('Sesi, pembayaran, pengembalian, dan webhook Xendit.', 'Sessions, payments, refunds and webhooks of Xendit.')} ${sessions.size} ${say('sesi', sessions.size === 1 ? 'session' : 'sessions')}.</p>
    <p><a class="button primary" href="/xendit">${say('Buka Xendit', 'Open Xendit')}</a></p></section>
</div>`
        return page(layout(request, 'home', say('Awal', 'Start'), content))
      },
    },
    { method: 'GET', path: /^\/health$/, run: () => json(200, { status: 'ok' }) },
    {
      method: 'POST',
      path: /^\/__control\/reset$/,
      run() {
        reset()
        return json(200, { reset: true })
      },
    },
  ]
}
