import { sql } from 'kysely'
import type { z } from 'zod'
import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { enqueue } from '@/lib/jobs/boss'
import type { templateSchema } from './schema'
import { EMAIL_TEMPLATES, type TemplateKey } from './templates'

export type SaveOutcome = { ok: true; version: number } | { ok: false; reason: 'notFound' | 'stale' }

/** Saves the checked texts of a template. Mails that wait in the queue are sent with the new ones. */
export async function saveTemplate(
  trx: Trx,
  actor: Actor,
  input: z.output<typeof templateSchema>,
): Promise<SaveOutcome> {
  const before = await trx
    .selectFrom('email_templates')
    .selectAll()
    .where('key', '=', input.key)
    .where('locale', '=', input.locale)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return { ok: false, reason: 'notFound' }
  if (before.version !== input.version) return { ok: false, reason: 'stale' }
  const texts = {
    subject: input.subject,
    heading: input.heading,
    body: input.body,
    action_label: input.action_label || null,
  }
  const version = before.version + 1
  await trx
    .updateTable('email_templates')
    .set({ ...texts, version, changed_by: actor.user_id })
    .where('id', '=', before.id)
    .execute()
  const { subject, heading, body, action_label } = before
  await recordAudit(trx, actor, {
    action: 'email_template.changed',
    entity_type: 'email_template',
    entity_id: `${input.key}/${input.locale}`,
    before: { subject, heading, body, action_label },
    after: texts,
  })
  return { ok: true, version }
}

export type ResendOutcome =
  | { ok: true; message_id: string }
  | { ok: false; reason: 'notFound' | 'notResendable' }

/**
 * Sends a mail that bounced or failed once more, as a new message beside the old one. A mail with a link that opens an
 * account cannot be sent again, its link was erased: its reader asks for a new one.
 */
export async function resendMessage(trx: Trx, actor: Actor, messageId: string): Promise<ResendOutcome> {
  const message = await trx
    .selectFrom('email_messages')
    .selectAll()
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirst()
  if (!message) return { ok: false, reason: 'notFound' }
  if (!isResendable(message)) return { ok: false, reason: 'notResendable' }
  const id = newId()
  await trx
    .insertInto('email_messages')
    .values({
      id,
      template_key: message.template_key,
      locale: message.locale,
      company_id: message.company_id,
      user_id: message.user_id,
      application_id: message.application_id,
      invoice_id: message.invoice_id,
      // The address may have been put right since: what counts is where the person is reached now.
      to_email: message.user_id
        ? sql<string>`coalesce((select email from users where id = ${message.user_id}), ${message.to_email})`
        : message.to_email,
      to_name: message.to_name,
      variables: JSON.stringify(message.variables),
    })
    .execute()
  await enqueue(trx, 'email.send', { message_id: id })
  await recordAudit(trx, actor, {
    action: 'email.resent',
    entity_type: 'email_message',
    entity_id: id,
    company_id: message.company_id,
    before: { message_id: message.id, status: message.status },
  })
  return { ok: true, message_id: id }
}

/** Whether a message may be sent once more. */
export function isResendable(message: { status: string; template_key: string }): boolean {
  const hasSecrets = EMAIL_TEMPLATES[message.template_key as TemplateKey]?.secret.length > 0
  return (message.status === 'bounced' || message.status === 'failed') && !hasSecrets
}
