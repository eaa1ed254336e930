import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '@/db'
import type { CompanyId, StaffId } from '@/lib/ids'
import { anywhere, beyondCursor, cutPage, isBackwards, type Page } from '@/lib/keyset'
import type { LogFilter } from './schema'
import { EMAIL_STATUSES, type EmailStatus } from './status'
import type { TemplateKey } from './templates'

export const MESSAGE_PAGE = 30

const SORT_KEY = sql<string>`email_messages.created_at::text`

/** One page of what was written to a company, newest first. */
export async function listMessages(db: Db, companyId: CompanyId, page: Page, size: number = MESSAGE_PAGE) {
  const direction = isBackwards(page) ? 'asc' : 'desc'
  const read = await db
    .selectFrom('email_messages')
    .leftJoin('applications', 'applications.id', 'email_messages.application_id')
    .leftJoin('invoices', 'invoices.id', 'email_messages.invoice_id')
    .select([
      'email_messages.id',
      'email_messages.template_key',
      'email_messages.subject',
      'email_messages.to_name',
      'email_messages.to_email',
      'email_messages.status',
      'email_messages.created_at',
      'applications.number as application_number',
      'invoices.number as invoice_number',
    ])
    .select(SORT_KEY.as('sort_key'))
    .where('email_messages.company_id', '=', companyId)
    .where(beyondCursor(page, 'email_messages.created_at', 'email_messages.id'))
    .orderBy('email_messages.created_at', direction)
    .orderBy('email_messages.id', direction)
    .limit(size + 1)
    .execute()
  return cutPage(read, size, page)
}

/** One message of a company as it was sent. Undefined when it is not theirs. */
export async function findMessage(db: Db, companyId: CompanyId, id: string) {
  return db
    .selectFrom('email_messages')
    .selectAll()
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .executeTakeFirst()
}

/** One page of everything that was sent or should have been, newest first. Staff only: it reads across companies. */
export async function listMailLog(
  db: Db,
  _staff: StaffId,
  filter: LogFilter,
  page: Page,
  size: number = MESSAGE_PAGE,
) {
  const direction = isBackwards(page) ? 'asc' : 'desc'
  const read = await db
    .selectFrom('email_messages')
    .leftJoin('companies', 'companies.id', 'email_messages.company_id')
    .select([
      'email_messages.id',
      'email_messages.template_key',
      'email_messages.subject',
      'email_messages.to_email',
      'email_messages.status',
      'email_messages.attempts',
      'email_messages.error',
      'email_messages.opened_at',
      'email_messages.created_at',
      'companies.trade_name',
      'companies.slug',
    ])
    .select(SORT_KEY.as('sort_key'))
    .where((eb) => {
      const conditions: Expression<SqlBool>[] = []
      if (filter.status) conditions.push(eb('email_messages.status', '=', filter.status))
      if (filter.template) conditions.push(eb('email_messages.template_key', '=', filter.template))
      if (filter.company) conditions.push(eb('companies.slug', '=', filter.company))
      if (filter.q) {
        const text = sql<string>`(email_messages.to_email || ' ' || coalesce(email_messages.subject, ''))`
        conditions.push(sql<SqlBool>`${text} ilike ${anywhere(filter.q)}`)
      }
      return eb.and(conditions)
    })
    .where(beyondCursor(page, 'email_messages.created_at', 'email_messages.id'))
    .orderBy('email_messages.created_at', direction)
    .orderBy('email_messages.id', direction)
    .limit(size + 1)
    .execute()
  return cutPage(read, size, page)
}

export type LoggedMail = Awaited<ReturnType<typeof listMailLog>>['rows'][number]

/** One message with its company and every event that came for it. Staff only. */
export async function findLoggedMessage(db: Db, _staff: StaffId, id: string) {
  const [message, events] = await Promise.all([
    db
      .selectFrom('email_messages')
      .leftJoin('companies', 'companies.id', 'email_messages.company_id')
      .selectAll('email_messages')
      .select(['companies.trade_name', 'companies.slug'])
      .where('email_messages.id', '=', id)
      .executeTakeFirst(),
    db
      .selectFrom('email_events')
      .select(['id', 'event', 'reason', 'occurred_at'])
      .where('message_id', '=', id)
      .orderBy('occurred_at')
      .orderBy('id')
      .execute(),
  ])
  return message && { message, events }
}

export type LoggedMessage = NonNullable<Awaited<ReturnType<typeof findLoggedMessage>>>

/** How many mails met which fate since an instant. States without a mail are there with 0. */
export async function countMail(db: Db, since: Date): Promise<Record<EmailStatus, number>> {
  const rows = await db
    .selectFrom('email_messages')
    .select((eb) => ['status', eb.fn.countAll<bigint>().as('count')])
    .where('created_at', '>=', since)
    .groupBy('status')
    .execute()
  const counts = Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]))
  return Object.fromEntries(EMAIL_STATUSES.map((status) => [status, counts[status] ?? 0])) as Record<
    EmailStatus,
    number
  >
}

/** The texts of all templates in both languages. */
export async function listTemplates(db: Db) {
  return db
    .selectFrom('email_templates')
    .leftJoin('users', 'users.id', 'email_templates.changed_by')
    .selectAll('email_templates')
    .select('users.name as changed_by_name')
    .orderBy('key')
    .orderBy('locale')
    .execute()
}

/** The texts of one template in one language. */
export async function findTemplate(db: Db, key: TemplateKey, locale: string) {
  return db
    .selectFrom('email_templates')
    .selectAll()
    .where('key', '=', key)
    .where('locale', '=', locale)
    .executeTakeFirst()
}
