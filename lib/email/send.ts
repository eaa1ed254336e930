import { db } from '@/db'
import { getSettings } from '@/lib/config/queries'
import { decrypt } from '@/lib/crypto'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { attachmentsFor } from './attachments'
import type { TemplateTexts } from './interpolate'
import { renderMail } from './render'
import { sendMail } from './sendgrid'
import type { TemplateKey } from './templates'

/** How often a mail is tried before it counts as failed; `email.send` in db/queues.ts allows one try fewer after the first. */
export const MAX_ATTEMPTS = 9

/**
 * The job `email.send`: renders the message with the texts as they are now, hands it to SendGrid, records what became of it.
 * A message that is no longer queued is left alone, so a repeated job sends nothing twice. Throws where trying again helps.
 */
export async function sendQueuedEmail({ message_id }: { message_id: string }): Promise<void> {
  const message = await db
    .selectFrom('email_messages')
    .selectAll()
    .where('id', '=', message_id)
    .executeTakeFirst()
  if (message?.status !== 'queued') return
  const [texts, settings] = await Promise.all([
    getTexts(message.template_key as TemplateKey, message.locale),
    getSettings(db),
  ])
  const variables = message.variables as Record<string, string>
  const secrets = message.secret_variables
    ? (JSON.parse(decrypt(message.secret_variables)) as Record<string, string>)
    : {}
  const frame = {
    platform: settings['platform.name'],
    support_email: settings['platform.support_email'],
    app_url: env().APP_URL,
  }
  const key = message.template_key as TemplateKey
  const mail = await renderMail(key, message.locale, texts, { ...variables, ...secrets }, frame)
  const outcome = await sendMail({
    message_id,
    to: { email: message.to_email, name: message.to_name },
    from: { email: settings['platform.sender_email'], name: frame.platform },
    reply_to: frame.support_email,
    ...mail,
    attachments: await attachmentsFor(key, message),
  })

  const attempts = message.attempts + 1
  if (outcome.ok) {
    // What is kept for the history shows no link that opens an account.
    const hidden = Object.fromEntries(Object.keys(secrets).map((name) => [name, `${frame.app_url}/…`]))
    const kept =
      Object.keys(secrets).length > 0
        ? await renderMail(key, message.locale, texts, { ...variables, ...hidden }, frame)
        : mail
    await db
      .updateTable('email_messages')
      .set({
        status: 'sent',
        attempts,
        subject: kept.subject,
        body_html: kept.html,
        body_text: kept.text,
        provider_message_id: outcome.provider_message_id,
        sent_at: new Date(),
        secret_variables: null,
        error: null,
      })
      .where('id', '=', message_id)
      .where('status', '=', 'queued')
      .execute()
    return
  }
  const isOver = outcome.kind === 'permanent' || attempts >= MAX_ATTEMPTS
  await db
    .updateTable('email_messages')
    .set({
      attempts,
      error: outcome.error,
      subject: mail.subject,
      ...(isOver && { status: 'failed', failed_at: new Date(), secret_variables: null }),
    })
    .where('id', '=', message_id)
    .where('status', '=', 'queued')
    .execute()
  log.warn({ message_id, attempts, kind: outcome.kind }, 'mail not sent')
  if (!isOver) throw new Error(`SendGrid: ${outcome.error}`)
}

async function getTexts(key: TemplateKey, locale: string): Promise<TemplateTexts> {
  return db
    .selectFrom('email_templates')
    .select(['subject', 'heading', 'body', 'action_label'])
    .where('key', '=', key)
    .where('locale', '=', locale)
    .executeTakeFirstOrThrow()
}
