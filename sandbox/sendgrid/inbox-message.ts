import { type Html, html, trusted } from '../html'
import type { Request } from '../http'
import { when } from '../language'
import { FATES, fateBadge, fateOf, linksOf, pastEvents } from './inbox-list'
import type { Address, Message } from './types'

const VIEWS = ['html', 'text', 'headers'] as const
type View = (typeof VIEWS)[number]

/** One mail: who and what, its body in a closed frame or as plain text, headers, attachments, what became of it. */
export function messageView(message: Message, request: Request): Html {
  const { language, say } = request
  const wanted = VIEWS.find((name) => name === request.query.get('view'))
  const view = wanted ?? (message.html === null ? 'text' : 'html')
  const names: Record<View, string> = {
    html: 'HTML',
    text: say('Teks', 'Text'),
    headers: say('Kepala email', 'Headers'),
  }
  return html`<p><a href="/inbox">${say('Kembali ke kotak masuk', 'Back to the inbox')}</a></p>
<h1>${message.subject}</h1>
<section class="card" aria-label="${say('Pengantar', 'Envelope')}"><dl>
  <dt>${say('Dari', 'From')}</dt><dd>${addressText([message.from])}</dd>
  <dt>${say('Kepada', 'To')}</dt><dd>${addressText(message.to)}</dd>
  ${message.cc.length > 0 ? html`<dt>Cc</dt><dd>${addressText(message.cc)}</dd>` : null}
  ${message.bcc.length > 0 ? html`<dt>Bcc</dt><dd>${addressText(message.bcc)}</dd>` : null}
  <dt>${say('Waktu', 'Time')}</dt><dd>${when(message.received_at, language)}</dd>
  <dt>${say('Keadaan', 'State')}</dt><dd>${fateBadge(fateOf(message), say)}</dd>
</dl></section>
${attachmentsView(message, request)}
<nav class="tabs" aria-label="${say('Tampilan', 'View')}">${VIEWS.map(
    (name) =>
      html`<a href="?view=${name}" ${name === view ? trusted('aria-current="page"') : ''}>${names[name]}</a>`,
  )}</nav>
${bodyView(message, view, request)}
${linksView(message, request)}
${eventsView(message, request)}`
}

export function missingView({ say }: Pick<Request, 'say'>): Html {
  return html`<h1>${say('Email ini tidak ada', 'There is no such message')}</h1>
  <p><a href="/inbox">${say('Kembali ke kotak masuk', 'Back to the inbox')}</a></p>`
}

function bodyView(message: Message, view: View, { say }: Request): Html {
  const none = html`<p class="card empty">${say('Tidak ada.', 'None.')}</p>`
  switch (view) {
    case 'html':
      if (message.html === null) return none
      return html`<iframe src="/inbox/${message.id}/html" title="${say('Isi email', 'Message body')}"
        sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`
    case 'text':
      return message.text === null ? none : html`<div class="card"><pre>${message.text}</pre></div>`
    case 'headers': {
      const headers = {
        From: addressText([message.from]),
        To: addressText(message.to),
        Subject: message.subject,
        ...(message.reply_to.length > 0 ? { 'Reply-To': addressText(message.reply_to) } : {}),
        'X-Message-Id': message.x_message_id,
        ...message.headers,
        ...(message.categories.length > 0 ? { 'X-Category': message.categories.join(', ') } : {}),
        ...Object.fromEntries(
          Object.entries(message.custom_args).map(([name, value]) => [`custom_args.${name}`, value]),
        ),
      }
      return html`<div class="card"><dl>${Object.entries(headers).map(
        ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`,
      )}</dl></div>`
    }
  }
}

function attachmentsView(message: Message, { say }: Request): Html | null {
  if (message.attachments.length === 0) return null
  const row = (index: number, filename: string, size: number) =>
    html`<li><a href="/inbox/${message.id}/attachments/${index}" download="${filename}">${filename}</a> <span class="muted small">${Math.ceil(size / 1024)} KB</span></li>`
  return html`<section class="card" aria-labelledby="attachments"><h2 id="attachments">${say('Lampiran', 'Attachments')}</h2>
  <ul>${message.attachments.map(({ filename, content }, index) => row(index, filename, Buffer.byteLength(content, 'base64')))}</ul></section>`
}

function linksView(message: Message, { say }: Request): Html | null {
  const links = linksOf(message)
  if (links.length === 0) return null
  return html`<details class="card"><summary>${say('Tautan di email ini', 'Links in this message')} (${links.length})</summary>
  <ul>${links.map((href) => html`<li><a href="${href}" rel="noreferrer">${href}</a></li>`)}</ul></details>`
}

function eventsView(message: Message, { language, say }: Request): Html {
  const events = pastEvents(message)
  const row = ({ event, email, at, reason }: (typeof events)[number]) => {
    const fate = FATES.find((name) => name === event)
    return html`<tr><td>${when(at, language)}</td><td>${fate ? fateBadge(fate, say) : event}</td><td>${email}</td><td>${reason}</td></tr>`
  }
  return html`<h2 id="events">${say('Peristiwa', 'Events')}</h2>
  <div class="scroll" tabindex="0" role="region" aria-labelledby="events"><table><thead><tr><th scope="col">${say('Waktu', 'Time')}</th><th scope="col">${say('Peristiwa', 'Event')}</th>
  <th scope="col">${say('Alamat', 'Address')}</th><th scope="col">${say('Sebab', 'Reason')}</th></tr></thead>
  <tbody>${events.map(row)}</tbody></table></div>`
}

function addressText(addresses: Address[]): string {
  return addresses.map(({ name, email }) => (name ? `${name} <${email}>` : email)).join(', ')
}
