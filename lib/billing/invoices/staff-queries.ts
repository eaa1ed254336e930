import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import type { DB } from '@/db/types'
import type { StaffId } from '@/lib/ids'
import { anywhere, beyondCursor, cutPage, isBackwards } from '@/lib/keyset'
import { addDays, dayOf } from '@/lib/time'
import { startOfDay } from '@/lib/working-days'
import type { InvoiceFilter } from '../filters'
import { numberToPath } from './number'

export const STAFF_INVOICES_PAGE = 40

export type StaffInvoice = Awaited<ReturnType<typeof listInvoicesAsStaff>>['rows'][number]

/** One page of all invoices, newest first. Staff only: it reads across companies. */
export async function listInvoicesAsStaff(
  db: Db,
  _staff: StaffId,
  filter: InvoiceFilter,
  size: number = STAFF_INVOICES_PAGE,
) {
  const direction = isBackwards(filter) ? 'asc' : 'desc'
  const read = await db
    .selectFrom('invoices')
    .innerJoin('companies', 'companies.id', 'invoices.company_id')
    .select([
      'invoices.id',
      'invoices.number',
      'invoices.status',
      'invoices.kind',
      'invoices.subtotal_amount',
      'invoices.discount_amount',
      'invoices.tax_base_amount',
      'invoices.tax_amount',
      'invoices.total_amount',
      'invoices.paid_amount',
      'invoices.reduced_amount',
      'invoices.credited_amount',
      'invoices.due_amount',
      'invoices.issued_on',
      'invoices.due_on',
      'invoices.paid_at',
      'invoices.buyer',
      'companies.trade_name as company_name',
      'companies.slug as company_slug',
    ])
    .select(sql<string>`invoices.created_at::text`.as('sort_key'))
    .where((eb) => eb.and(conditions(eb, filter)))
    .where(beyondCursor(filter, 'invoices.created_at', 'invoices.id'))
    .orderBy('invoices.created_at', direction)
    .orderBy('invoices.id', direction)
    .limit(size + 1)
    .execute()
  return cutPage(read, size, filter)
}

/** How many invoices match, and what they come to. */
export async function sumInvoices(db: Db, _staff: StaffId, filter: InvoiceFilter) {
  const row = await db
    .selectFrom('invoices')
    .innerJoin('companies', 'companies.id', 'invoices.company_id')
    .select((eb) => [
      eb.fn.countAll<bigint>().as('count'),
      sql<bigint>`coalesce(sum(invoices.total_amount), 0)::bigint`.as('total_amount'),
      sql<bigint>`coalesce(sum(invoices.tax_amount), 0)::bigint`.as('tax_amount'),
    ])
    .where((eb) => eb.and(conditions(eb, filter)))
    .executeTakeFirstOrThrow()
  return { ...row, count: Number(row.count) }
}

/** All that match, newest first, read in portions; at most `most`. */
export async function* readInvoices(
  db: Db,
  staff: StaffId,
  filter: InvoiceFilter,
  most: number,
): AsyncGenerator<StaffInvoice> {
  let after: string | undefined
  for (let count = 0; count < most; ) {
    const page = await listInvoicesAsStaff(db, staff, { ...filter, before: undefined, after }, 500)
    for (const row of page.rows) if (count++ < most) yield row
    after = page.after
    if (!after) return
  }
}

/** The mails that told of an invoice, the newest first. */
export async function listInvoiceMails(db: Db, _staff: StaffId, number: string, limit = 20) {
  return db
    .selectFrom('email_messages')
    .innerJoin('invoices', 'invoices.id', 'email_messages.invoice_id')
    .select([
      'email_messages.id',
      'email_messages.template_key',
      'email_messages.subject',
      'email_messages.to_email',
      'email_messages.status',
      'email_messages.created_at',
    ])
    .where('invoices.number', '=', number)
    .orderBy('email_messages.created_at', 'desc')
    .limit(limit)
    .execute()
}

function conditions(
  eb: ExpressionBuilder<DB, 'invoices' | 'companies'>,
  filter: InvoiceFilter,
): ExpressionWrapper<DB, 'invoices' | 'companies', SqlBool>[] {
  const { q, status, kind, from, to } = filter
  const all = [eb('invoices.status', '<>', 'draft')]
  if (status === 'overdue')
    all.push(eb('invoices.status', '=', 'open'), eb('invoices.due_on', '<', dayOf(new Date())))
  else if (status) all.push(eb('invoices.status', '=', status))
  if (kind) all.push(eb('invoices.kind', '=', kind))
  if (from) all.push(eb('invoices.created_at', '>=', startOfDay(from)))
  if (to) all.push(eb('invoices.created_at', '<', startOfDay(addDays(to, 1))))
  if (q) {
    const number = numberToPath(q).toUpperCase().replaceAll('-', '/')
    all.push(
      eb.or([
        eb('invoices.number', 'like', `${number.replace(/[\\%_]/g, '\\$&')}%`),
        eb('companies.trade_name', 'ilike', anywhere(q)),
        eb('companies.legal_name', 'ilike', anywhere(q)),
      ]),
    )
  }
  return all
}
