import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { type DeliveryPolicy, newDelivery } from '../delivery'
import { SENDGRID_WEBHOOK_PRIVATE_KEY } from '../keys'
import type { World } from '../world'
import type { Message } from './types'

const privateKey = createPrivateKey({
  key: Buffer.from(SENDGRID_WEBHOOK_PRIVATE_KEY, 'base64'),
  format: 'der',
  type: 'pkcs8',
})

/** How long delivery takes after acceptance, in gateway minutes; the demo should not wait for it. */
const DELIVERED_AFTER = 0.5
const DEFERRED_UNTIL = 2

/** SendGrid repeats a post until it is answered 2xx. Each try carries a timestamp of its own, and a signature over it and the body. */
export const sendgridPolicy: DeliveryPolicy = {
  delays: [1, 5, 15, 30, 60, 120],
  retriesFor: () => 6,
  headers(_world, body) {
    const timestamp = String(Math.floor(Date.now() / 1000))
    return {
      'user-agent': 'SendGrid Event API',
      'x-twilio-email-event-webhook-timestamp': timestamp,
      'x-twilio-email-event-webhook-signature': signEvents(timestamp, body),
    }
  },
}

/** ECDSA P-256 over timestamp and raw body, as `@sendgrid/eventwebhook` verifies it. */
export function signEvents(timestamp: string, body: string): string {
  return sign('sha256', Buffer.from(timestamp + body), privateKey).toString('base64')
}

/** What becomes of a mail is told by the first letters of the address it goes to. */
export function tellFate(world: World, message: Message): void {
  for (const { email } of [...message.to, ...message.cc, ...message.bcc]) {
    const local = email.toLowerCase()
    if (local.startsWith('dropped')) {
      tell(world, message, email, 'dropped', { reason: 'Bounced Address', status: '5.0.0' })
      continue
    }
    tell(world, message, email, 'processed')
    if (local.startsWith('bounce')) {
      const reason = '550 5.1.1 The email account that you tried to reach does not exist.'
      tell(world, message, email, 'bounce', { reason, status: '5.1.1', type: 'bounce' }, DELIVERED_AFTER)
      continue
    }
    const deferred = local.startsWith('deferred')
    if (deferred) {
      const response = '451 4.3.2 Please try again later'
      tell(world, message, email, 'deferred', { response, attempt: '1' }, DELIVERED_AFTER)
    }
    const deliveredAfter = deferred ? DEFERRED_UNTIL : DELIVERED_AFTER
    tell(world, message, email, 'delivered', { response: '250 OK', tls: 1 }, deliveredAfter)
    if (local.startsWith('spam')) tell(world, message, email, 'spamreport', {}, deliveredAfter + 1)
  }
}

/** The mail was looked at: told once, for its first recipient. */
export function tellOpened(world: World, message: Message, userAgent: string): void {
  const reader = message.to[0]?.email
  const arrived = message.events.some(({ event, email }) => event === 'delivered' && email === reader)
  if (message.opened_at || !reader || !arrived) return
  message.opened_at = new Date().toISOString()
  tell(world, message, reader, 'open', { useragent: userAgent, ip: '127.0.0.1', sg_machine_open: false })
  world.state.messages.save(message)
}

function tell(
  world: World,
  message: Message,
  email: string,
  event: string,
  details: Record<string, unknown> = {},
  afterMinutes = 0,
): void {
  const afterMs = afterMinutes * 60_000 * world.config.timeScale
  const at = new Date(Date.now() + afterMs)
  const sg_event_id = randomBytes(24).toString('base64url')
  message.events.push({
    sg_event_id,
    event,
    email,
    at: at.toISOString(),
    reason: typeof details.reason === 'string' ? details.reason : null,
  })
  const body = {
    ...message.custom_args,
    email,
    timestamp: Math.floor(at.getTime() / 1000),
    'smtp-id': `<${message.x_message_id}@geopod-ismtpd-0>`,
    event,
    ...(message.categories.length > 0 ? { category: message.categories } : {}),
    sg_event_id,
    sg_message_id: `${message.x_message_id}.recvd-sandbox-0`,
    ...details,
  }
  const delivery = newDelivery({
    kind: 'sendgrid',
    subject_id: message.id,
    label: `${email} · ${event}`,
    url: world.config.eventUrl,
    // SendGrid ends the body with a line break, and signs it too: whoever parses before verifying fails here.
    body: `${JSON.stringify([body])}\r\n`,
  })
  world.deliverer.send(delivery, { lane: `sendgrid:${message.id}`, afterMs })
}
