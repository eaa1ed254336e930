import { type Html, html } from '../html'
import type { Request } from '../http'
import { type Say, when } from '../language'
import { badge } from '../layout'
import type { Event, Message } from './types'

export const FATES = [
  'processed',
  'deferred',
  'delivered',
  'open',
  'bounce',
  'dropped',
  'spamreport',
] as const
export type Fate = (typeof FATES)[number]

/** The events that have happened by now; a mail's later ones are planned when it is accepted. */
export function pastEvents({ events }: Message, now = new Date().toISOString()): Event[] {
  return events.filter(({ at }) => at <= now).sort((a, b) => a.at.localeCompare(b.at))
}

/** What became of a mail last. */
export function fateOf(message: Message): Fate {
  const last = pastEvents(message).at(-1)?.event
  return FATES.find((name) => name === last) ?? 'processed'
}

export function fateBadge(fate: Fate, say: Say): Html {
  const tones = {
    processed: 'wait',
    deferred: 'wait',
    delivered: 'good',
    open: 'good',
    bounce: 'bad',
    dropped: 'bad',
    spamreport: 'bad',
  } as const
  return badge(tones[fate], fateWord(fate, say))
}

/** A mail as tests see it: no attachment's content, but the links it carries. */
export function summaryOf(message: Message) {
  const { attachments, events: _planned, ...rest } = message
  return {
    ...rest,
    links: linksOf(message),
    events: pastEvents(message),
    attachments: attachments.map(({ content, filename, type, disposition }, index) => ({
      filename,
      type,
      disposition,
      size: Buffer.byteLength(content, 'base64'),
      path: `/inbox/${message.id}/attachments/${index}`,
    })),
  }
}

export type MessageSummary = ReturnType<typeof summaryOf>

/** Every web address a mail leads to, each once: from the HTML's links, else from the text. */
export function linksOf({ html: source, text }: Message): string[] {
  const found = source
    ? [...source.matchAll(/\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(([, a, b]) =>
        decodeEntities(a ?? b ?? ''),
      )
    : (text?.match(/https?:\/\/[^\s<>"]+/g) ?? [])
  return [...new Set(found)].filter((href) => /^https?:\/\//i.test(href))
}

export function listView(
  found: Message[],
  total: number,
  sought: { to: string; subject: string; fate: Fate | undefined },
  { language, say }: Pick<Request, 'language' | 'say'>,
): Html {
  const option = (value: string, text: string) =>
    value === (sought.fate ?? '')
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`
  const row = (message: Message) => html`<li><a href="/inbox/${message.id}">
    <span>${message.to.map(({ name, email }) => (name ? `${name} <${email}>` : email)).join(', ')}</span>
    <span>${fateBadge(fateOf(message), say)}</span>
    <span class="subject">${message.subject}</span>
    <span class="muted small">${when(message.received_at, language)}${message.attachments.length > 0 ? ` · ${message.attachments.length} ${say('lampiran', message.attachments.length === 1 ? 'attachment' : 'attachments')}` : ''}</span>
  </a></li>`
  return html`<h1>${say('Kotak masuk', 'Inbox')}</h1>
<form class="search" method="get" action="/inbox" role="search">
  <div><label for="to">${say('Penerima', 'Recipient')}</label><input id="to" name="to" type="search" value="${sought.to}"></div>
  <div><label for="subject">${say('Perihal', 'Subject')}</label><input id="subject" name="subject" type="search" value="${sought.subject}"></div>
  <div><label for="fate">${say('Keadaan', 'State')}</label><select id="fate" name="fate">
    ${option('', say('semua', 'all'))}${FATES.map((fate) => option(fate, fateWord(fate, say)))}</select></div>
  <button class="primary">${say('Cari', 'Search')}</button>
</form>
<p class="muted small" role="status">${found.length} ${say('email dari', found.length === 1 ? 'message of' : 'messages of')} ${total}</p>
${found.length > 0 ? html`<ul class="mail">${found.slice(0, 200).map(row)}</ul>` : html`<p class="card empty">${total > 0 ? say('Tidak ada email yang cocok.', 'No message fits.') : say('Belum ada email.', 'No mail yet.')}</p>`}`
}

export function fateWord(fate: Fate, say: Say): string {
  switch (fate) {
    case 'processed':
      return say('diproses', 'processed')
    case 'deferred':
      return say('ditunda', 'deferred')
    case 'delivered':
      return say('sampai', 'delivered')
    case 'open':
      return say('dibuka', 'opened')
    case 'bounce':
      return say('terpental', 'bounced')
    case 'dropped':
      return say('dibuang', 'dropped')
    case 'spamreport':
      return say('dilaporkan spam', 'reported as spam')
  }
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, decimal: string) => character(Number(decimal)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}
