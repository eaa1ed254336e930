import qrcode from 'qrcode'
import { type Html, html, trusted } from './html'
import type { Request } from './http'

type Words = Pick<Request, 'say'>

/** Time left; the script counts it down, without it the full time stands there. */
export function countdown(until: string, { say }: Words): Html {
  return html`<p class="muted small">${say('Bayar dalam', 'Pay within')} <strong data-until="${until}">${left(until)}</strong></p>`
}

/** A number to be typed elsewhere, with the button that copies it. */
export function numberView(label: string, number: string, { say }: Words): Html {
  return html`<p class="muted small">${label}</p>
    <p class="number" id="number">${number.replace(/(\d{4})(?=\d)/g, '$1 ')}</p>
    <div class="row"><button type="button" data-copy="${number}" data-done="${say('Nomor tersalin', 'Number copied')}">${say('Salin nomor', 'Copy number')}</button>
    <span id="copied" class="small" role="status"></span></div>`
}

/** A code to be scanned. */
export function qrView(text: string, { say }: Words): Html {
  return html`<p>${say('Pindai dengan aplikasi bank atau dompet digital Anda.', 'Scan it with your bank or e-wallet app.')}</p>
    <div class="qr" role="img" aria-label="${say('Kode QR untuk membayar', 'QR code to pay with')}">${drawQr(text)}</div>`
}

function drawQr(text: string): Html {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
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

function left(until: string): string {
  const seconds = Math.max(0, Math.floor((Date.parse(until) - Date.now()) / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Counts down, copies numbers, follows what happens elsewhere, returns to the merchant after payment. */
export const PAGE_SCRIPT = `
const two = n => String(n).padStart(2, '0')
setInterval(() => { for (const el of document.querySelectorAll('[data-until]')) {
  const s = Math.max(0, Math.floor((Date.parse(el.dataset.until) - Date.now()) / 1000))
  el.textContent = two(Math.floor(s / 3600)) + ':' + two(Math.floor(s / 60) % 60) + ':' + two(s % 60)
} }, 1000)
for (const button of document.querySelectorAll('[data-copy]')) button.addEventListener('click', async () => {
  try { await navigator.clipboard.writeText(button.dataset.copy) } catch { return getSelection().selectAllChildren(document.getElementById('number')) }
  document.getElementById('copied').textContent = button.dataset.done
})
const watched = document.querySelector('[data-state-url]'); let known
const look = async () => { try {
  const { state } = await (await fetch(watched.dataset.stateUrl)).json()
  if (known !== undefined && state !== known) location.replace(location.pathname)
  known = state
} catch {} }
if (watched) { look(); setInterval(look, 2000) }
const back = document.querySelector('[data-return]')
if (back) setTimeout(() => { location.assign(back.href) }, 5000)
`
