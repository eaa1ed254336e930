import { type Answer, json, page, type Request, type Route } from '../http'
import { layout } from '../layout'
import type { World } from '../world'
import { tellOpened } from './events'
import { FATES, fateOf, listView, summaryOf } from './inbox-list'
import { messageView, missingView } from './inbox-message'
import type { Message } from './types'

/** Mails newest first, those whose recipients and subject contain what is sought. */
export function findMessages(
  world: World,
  sought: { to?: string | null; subject?: string | null } = {},
): Message[] {
  const holds = (text: string, part?: string | null) =>
    text.toLowerCase().includes((part ?? '').trim().toLowerCase())
  return world.state.messages
    .all()
    .filter(({ to, cc, bcc, subject }) => {
      const recipients = [...to, ...cc, ...bcc].map(({ email, name }) => `${name ?? ''} <${email}>`).join()
      return holds(recipients, sought.to) && holds(subject, sought.subject)
    })
    .reverse()
}

export function clearMessages(world: World): void {
  world.forget('messages')
}

/** /inbox, its mails, and /__control/inbox for tests. */
export function inboxRoutes(world: World): Route[] {
  const at = (path: string, run: (message: Message, request: Request) => Answer): Route => ({
    method: 'GET',
    path: new RegExp(`^/inbox/([0-9a-f-]{36})${path}$`),
    run(request) {
      const message = world.state.messages.get(request.params[0] ?? '')
      if (message) return run(message, request)
      const title = request.say('Email tidak ada', 'No such message')
      return page(layout(request, 'inbox', title, missingView(request)), 404)
    },
  })
  return [
    { method: 'GET', path: /^\/inbox\/?$/, run: (request) => showList(world, request) },
    at('', (message, request) => {
      tellOpened(world, message, request.raw.headers['user-agent'] ?? '')
      return page(layout(request, 'inbox', message.subject, messageView(message, request)))
    }),
    at('/html', htmlOf),
    at('/attachments/(\\d+)', attachmentOf),
    {
      method: 'GET',
      path: /^\/__control\/inbox$/,
      run: ({ query }) => {
        const found = findMessages(world, { to: query.get('to'), subject: query.get('subject') })
        return json(200, { messages: found.map(summaryOf) })
      },
    },
    {
      method: 'DELETE',
      path: /^\/__control\/inbox$/,
      run() {
        clearMessages(world)
        return json(200, { messages: [] })
      },
    },
  ]
}

function showList(world: World, request: Request): Answer {
  const { query, say } = request
  const fate = FATES.find((name) => name === query.get('fate'))
  const sought = { to: query.get('to') ?? '', subject: query.get('subject') ?? '', fate }
  const found = findMessages(world, sought).filter((message) => !fate || fateOf(message) === fate)
  const title = say('Kotak masuk', 'Inbox')
  return page(layout(request, 'inbox', title, listView(found, world.state.messages.size, sought, request)))
}

/**
 * The mail as it came, shut into an origin of its own: no forms, links open in a new tab. Its scripts are stopped by
 * `default-src 'none'`; the sandbox itself allows them, since without that browser tests cannot act inside the frame.
 */
function htmlOf({ html, text }: Message): Answer {
  const base = '<base target="_blank">'
  const source = html ?? `<pre>${(text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`
  const head = /<head[^>]*>/i.exec(source)
  const end = head ? head.index + head[0].length : 0
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; default-src 'none'; script-src 'none'; img-src data: http: https:; " +
        "style-src 'unsafe-inline'; font-src data: http: https:; frame-ancestors 'self'",
    },
    body: head ? source.slice(0, end) + base + source.slice(end) : base + source,
  }
}

function attachmentOf({ attachments }: Message, request: Request): Answer {
  const attachment = attachments[Number(request.params[1])]
  if (!attachment) return { status: 404 }
  return {
    status: 200,
    headers: {
      'content-type': attachment.type,
      'content-security-policy': 'sandbox',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename.toWellFormed())}`,
    },
    body: Buffer.from(attachment.content, 'base64'),
  }
}
