import sendGridClient from '@sendgrid/client'
import { EventWebhook } from '@sendgrid/eventwebhook'
import sendGridMail from '@sendgrid/mail'
import { z } from 'zod'
import { env } from '@/lib/env'

export type OutgoingMail = {
  message_id: string
  to: { email: string; name: string | null }
  from: { email: string; name: string }
  reply_to: string
  subject: string
  html: string
  text: string
  attachments: { filename: string; type: string; content: Uint8Array }[]
}

/** `permanent`: SendGrid refused the mail itself, sending it again changes nothing. `temporary`: worth another try. */
export type SendOutcome =
  | { ok: true; provider_message_id: string }
  | { ok: false; kind: 'permanent' | 'temporary'; error: string }

/**
 * Hands one mail to SendGrid. Our message id goes along as a custom argument and comes back with every event.
 * Never throws for what the provider answers. https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send
 */
export async function sendMail(mail: OutgoingMail): Promise<SendOutcome> {
  const data: Parameters<typeof sendGridMail.send>[0] = {
    to: { email: mail.to.email, ...(mail.to.name && { name: mail.to.name }) },
    from: mail.from,
    replyTo: mail.reply_to,
    subject: mail.subject,
    content: [
      { type: 'text/plain', value: mail.text },
      { type: 'text/html', value: mail.html },
    ],
    customArgs: { message_id: mail.message_id },
    // Links open accounts and invoices: they must stay as they are.
    trackingSettings: { clickTracking: { enable: false, enableText: false } },
    ...(mail.attachments.length > 0 && {
      attachments: mail.attachments.map((file) => ({
        filename: file.filename,
        type: file.type,
        content: Buffer.from(file.content).toString('base64'),
        disposition: 'attachment',
      })),
    }),
  }
  try {
    const [response] = await service().send(data)
    return { ok: true, provider_message_id: String(response.headers['x-message-id'] ?? '') }
  } catch (error) {
    return refusalOf(error)
  }
}

let isReady = false

function service(): typeof sendGridMail {
  if (isReady) return sendGridMail
  sendGridMail.setClient(sendGridClient)
  sendGridMail.setApiKey(env().SENDGRID_API_KEY)
  // After the key: setting it puts the address back to SendGrid's own.
  const baseUrl = env().SENDGRID_BASE_URL
  if (baseUrl) sendGridClient.setDefaultRequest('baseUrl', baseUrl)
  sendGridMail.setTimeout(15_000)
  isReady = true
  return sendGridMail
}

type RefusedSend = { code?: unknown; message?: unknown; response?: { body?: unknown } }

function refusalOf(error: unknown): SendOutcome {
  const failed = error as RefusedSend
  const status = typeof failed.code === 'number' ? failed.code : undefined
  const body = failed.response?.body as { errors?: { message?: string }[] } | undefined
  const words = body?.errors?.map((each) => each.message).join('; ')
  const text = `${status ?? ''} ${words ?? String(failed.message ?? error)}`.trim().slice(0, 500)
  // 401, 403 and 429 are our account's trouble, not the mail's: they heal.
  const isPermanent =
    status !== undefined && status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status)
  return { ok: false, kind: isPermanent ? 'permanent' : 'temporary', error: text }
}

/** Whether the body of an event post was signed by SendGrid (ECDSA P-256 over timestamp + raw body). */
export function isSignedBySendGrid(
  rawBody: string,
  signature: string | null,
  timestamp: string | null,
): boolean {
  if (!signature || !timestamp) return false
  try {
    const webhook = new EventWebhook()
    const key = webhook.convertPublicKeyToECDSA(env().SENDGRID_WEBHOOK_PUBLIC_KEY)
    return webhook.verifySignature(key, rawBody, signature, timestamp)
  } catch {
    return false
  }
}

/** One event as SendGrid posts it; fields we do not use are kept in the stored body. */
export const sendGridEvent = z.looseObject({
  event: z.string(),
  email: z.string().optional(),
  timestamp: z.number(),
  sg_event_id: z.string().min(1),
  sg_message_id: z.string().optional(),
  message_id: z.string().optional(),
  reason: z.string().optional(),
  response: z.string().optional(),
})

export type SendGridEvent = z.output<typeof sendGridEvent>
