import type { Trx } from '@/db'
import { encrypt } from '@/lib/crypto'
import { newId } from '@/lib/ids'
import { enqueue, enqueueMany } from '@/lib/jobs/boss'
import type { TemplateKey, TemplateSecrets, TemplateVariables } from './templates'

export type Recipient = { email: string; name: string | null; locale: string; user_id: string | null }

/** What the mail is about. With `company_id` the company sees it under its messages. */
export type Concerning = { company_id?: string; application_id?: string; invoice_id?: string }

/**
 * Records a mail and enqueues its sending in the caller's transaction: a change and the mail that tells of it happen
 * together or not at all. Links that open an account go into `secrets`: kept encrypted, erased after sending.
 * `delay_seconds` keeps it back for a while in which it can be cancelled. Returns the message's id.
 */
export async function queueEmail<Key extends TemplateKey>(
  trx: Trx,
  template: Key,
  to: Recipient,
  variables: TemplateVariables<Key>,
  secrets: TemplateSecrets<Key>,
  concerning: Concerning = {},
  options: { delay_seconds?: number } = {},
): Promise<string> {
  const id = newId()
  const hasSecrets = Object.keys(secrets).length > 0
  await trx
    .insertInto('email_messages')
    .values({
      id,
      template_key: template,
      locale: to.locale === 'en' ? 'en' : 'id',
      company_id: concerning.company_id ?? null,
      user_id: to.user_id,
      application_id: concerning.application_id ?? null,
      invoice_id: concerning.invoice_id ?? null,
      to_email: to.email,
      to_name: to.name,
      variables,
      secret_variables: hasSecrets ? encrypt(JSON.stringify(secrets)) : null,
    })
    .execute()
  const wait = options.delay_seconds === undefined ? {} : { start_after: options.delay_seconds }
  await enqueue(trx, 'email.send', { message_id: id }, wait)
  return id
}

export type BulkMail<Key extends TemplateKey> = {
  to: Recipient
  variables: TemplateVariables<Key>
  concerning: Concerning
}

/** Many mails of one kind, in one statement for the mails and one for their jobs. For kinds without secrets. */
export async function queueEmails<Key extends TemplateKey>(
  trx: Trx,
  template: Key,
  mails: readonly BulkMail<Key>[],
): Promise<void> {
  if (mails.length === 0) return
  const rows = mails.map(({ to, variables, concerning }) => ({
    id: newId(),
    template_key: template,
    locale: to.locale === 'en' ? 'en' : 'id',
    company_id: concerning.company_id ?? null,
    user_id: to.user_id,
    application_id: concerning.application_id ?? null,
    invoice_id: concerning.invoice_id ?? null,
    to_email: to.email,
    to_name: to.name,
    variables,
  }))
  await trx.insertInto('email_messages').values(rows).execute()
  await enqueueMany(
    trx,
    'email.send',
    rows.map(({ id }) => ({ message_id: id })),
  )
}

/** Takes back mails that wait to be sent. False, with nothing changed, when one of them has left already. */
export async function cancelEmails(trx: Trx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true
  const waiting = await trx
    .selectFrom('email_messages')
    .select('id')
    .where('id', 'in', [...ids])
    .where('status', '=', 'queued')
    .where('attempts', '=', 0)
    .forUpdate()
    .execute()
  if (waiting.length < ids.length) return false
  await trx
    .updateTable('email_messages')
    .set({ status: 'cancelled' })
    .where('id', 'in', [...ids])
    .execute()
  return true
}
