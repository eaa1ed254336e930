import { type Html, html, trusted } from './html'
import type { Request } from './http'
import { STYLE } from './style'

type Part = 'home' | 'midtrans' | 'xendit' | 'inbox' | 'payment'

/** The frame of every page: head, the marker that this is a sandbox, navigation (not on the payment page), content. */
export function layout(
  { language, say }: Pick<Request, 'language' | 'say'>,
  part: Part,
  title: string,
  content: Html,
  script = '',
): Html {
  const link = (to: Part, href: string, text: string) =>
    html`<a href="${href}" ${part === to ? trusted('aria-current="page"') : ''}>${text}</a>`
  const nav = html`<nav aria-label="${say('Bagian', 'Sections')}">
    ${link('home', '/', say('Awal', 'Start'))}
    ${link('inbox', '/inbox', say('Kotak masuk', 'Inbox'))}
    ${link('midtrans', '/midtrans', 'Midtrans')}
    ${link('xendit', '/xendit', 'Xendit')}
  </nav>`
  return html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Sandbox</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>
<body class="${part}">
<header class="top">
  <p class="flag"><strong>Simulasi / Sandbox</strong> <span>${say('tidak ada uang atau email sungguhan', 'no real money, no real mail')}</span></p>
  ${part === 'payment' ? null : nav}
</header>
<main>${content}</main>
${script ? html`<script>${trusted(script)}</script>` : null}
</body></html>`
}

/** A state as colour, sign and word. */
export function badge(tone: 'good' | 'bad' | 'wait' | 'info', text: string): Html {
  const sign = { good: '✓', bad: '✕', wait: '…', info: '•' }[tone]
  return html`<span class="badge ${tone}"><span aria-hidden="true">${sign}</span> ${text}</span>`
}
