import type { Trx } from '@/db'
import { encrypt } from '@/lib/crypto'
import { newId } from '@/lib/ids'
import { enqueue } from '@/lib/jobs/boss'
import type { TemplateKey, TemplateSecrets, TemplateVariables } from './templates'

export type Recipient = { email: string; name: string | null; locale: string; user_id: string | null }

/** What the mail is about. With `company_id` the company sees it under its messages. */
export type Concerning = { company_id?: string; application_id?: string; invoice_id?: string }

/**
 * Records a mail and enqueues its sending in the caller's transaction: a change and the mail that tells of it happen
 * together or not at all. Links that open an account go into `secrets`: kept encrypted, erased after sending.
 * Returns the message's id.
 */
export async function queueEmail<Key extends TemplateKey>(
  trx: Trx,
  template: Key,
  to: Recipient,
  variables: TemplateVariables<Key>,
  secrets: TemplateSecrets<Key>,
  concerning: Concerning = {},
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
  await enqueue(trx, 'email.send', { message_id: id })
  return id
}
