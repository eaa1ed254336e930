import { db } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { decrypt } from '@/lib/crypto'
import type { RequestInfo } from '@/lib/request'

// For tests of this area.

process.env.AUTH_SECRET ||= 'test-secret-test-secret-test-secret-test'
process.env.ENCRYPTION_KEY ||= '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'
for (const name of [
  'MIDTRANS_SERVER_KEY',
  'MIDTRANS_CLIENT_KEY',
  'SENDGRID_API_KEY',
  'SENDGRID_WEBHOOK_PUBLIC_KEY',
])
  process.env[name] ||= 'test'

export const REQUEST: RequestInfo = { ip_address: '203.0.113.7', user_agent: 'Test', request_id: 'request' }

export const actorOf = (user: { id: string; name: string }): Actor => ({
  kind: 'user',
  user_id: user.id,
  name: user.name,
  request: REQUEST,
})

/** The kinds of mail queued for an address, in order. */
export async function mailsTo(email: string): Promise<string[]> {
  const rows = await db
    .selectFrom('email_messages')
    .select('template_key')
    .where('to_email', '=', email)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.template_key)
}

/** The link of the newest mail to an address. */
export async function linkTo(email: string): Promise<URL> {
  const row = await db
    .selectFrom('email_messages')
    .select('secret_variables')
    .where('to_email', '=', email)
    .where('secret_variables', 'is not', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!row?.secret_variables) throw new Error(`No link was mailed to ${email}`)
  return new URL(JSON.parse(decrypt(row.secret_variables)).action_url)
}

/** The token at the end of the newest link mailed to an address. */
export async function tokenTo(email: string): Promise<string> {
  return (await linkTo(email)).pathname.split('/').at(-1) ?? ''
}

/** Actions in the audit log about an entity, in order. */
export async function auditOf(entityId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('audit_log')
    .select('action')
    .where('entity_id', '=', entityId)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.action)
}
