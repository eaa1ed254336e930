import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '@/db'
import type { CompanyId, StaffId } from '@/lib/ids'
import { beyondCursor, cutPage, isBackwards, type Page } from '@/lib/keyset'
import type { InvoiceStatus } from '../status'

export const INVOICES_PAGE = 12

/** The seller as copied onto an invoice when it was issued. */
export type InvoiceSeller = {
  legal_name?: string
  address?: string
  npwp?: string
  email?: string
  base_numerator?: number
  base_denominator?: number
}

/** The buyer as copied onto an invoice when it was issued. */
export type InvoiceBuyer = {
  legal_name?: string
  trade_name?: string
  address?: string | null
  postal_code?: string | null
  npwp?: string | null
  email?: string | null
}

export type InvoiceDetail = NonNullable<Awaited<ReturnType<typeof findInvoice>>>
export type InvoiceAttempt = InvoiceDetail['payments'][number]

/** One page of a company's invoices, newest first. */
export async function listInvoices(db: Db, companyId: CompanyId, page: Page, size: number = INVOICES_PAGE) {
  const direction = isBackwards(page) ? 'asc' : 'desc'
  const read = await db
    .selectFrom('invoices')
    .select(['id', 'number', 'status', 'total_amount', 'issued_on', 'due_on', 'paid_at'])
    .select(sql<string>`created_at::text`.as('sort_key'))
    .where('company_id', '=', companyId)
    .where('status', '<>', 'draft')
    .where(beyondCursor(page, 'created_at', 'id'))
    .orderBy('created_at', direction)
    .orderBy('id', direction)
    .limit(size + 1)
    .execute()
  return cutPage(read, size, page)
}

/** A company's invoice by its number, with its lines and its attempts, newest first; undefined also for another company's. */
export async function findInvoice(db: Db, companyId: CompanyId, number: string) {
  return invoiceDetails(db)
    .where('invoices.company_id', '=', companyId)
    .where('invoices.number', '=', number)
    .executeTakeFirst()
}

/** The same for staff: any company's. */
export async function findInvoiceAsStaff(db: Db, _staff: StaffId, number: string) {
  return invoiceDetails(db).where('invoices.number', '=', number).executeTakeFirst()
}

/** The same by id, for the job that attaches it to a mail. */
export async function findInvoiceById(db: Db, id: string) {
  return invoiceDetails(db).where('invoices.id', '=', id).executeTakeFirst()
}

function invoiceDetails(db: Db) {
  return db
    .selectFrom('invoices')
    .innerJoin('companies', 'companies.id', 'invoices.company_id')
    .leftJoin('subscriptions', 'subscriptions.id', 'invoices.subscription_id')
    .selectAll('invoices')
    .select([
      'companies.slug as company_slug',
      'companies.trade_name as company_name',
      'subscriptions.status as subscription_status',
    ])
    .select(
      // What the company had to its credit and this invoice took.
      sql<bigint>`(select coalesce(sum(case kind when 'credit_applied' then amount else -amount end), 0)::bigint
        from ledger_postings where ledger_postings.invoice_id = invoices.id
          and kind in ('credit_applied', 'credit_released'))`.as('credit_used_amount'),
    )
    .$narrowType<{ number: string; status: InvoiceStatus; seller: InvoiceSeller; buyer: InvoiceBuyer }>()
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('invoice_lines')
          .select(['position', 'description_id', 'description_en', 'quantity'])
          .select([
            sql<string>`invoice_lines.unit_amount::text`.as('unit_amount'),
            sql<string>`invoice_lines.total_amount::text`.as('total_amount'),
          ])
          .whereRef('invoice_lines.invoice_id', '=', 'invoices.id')
          .orderBy('position'),
      ).as('lines'),
      jsonArrayFrom(
        eb
          .selectFrom('payments')
          .select([
            'payments.id',
            'payments.order_id',
            'payments.status',
            'payments.method',
            'payments.redirect_url',
            'payments.attention',
          ])
          .select([
            sql<string>`payments.created_at`.as('created_at'),
            sql<string | null>`payments.expires_at`.as('expires_at'),
            sql<string | null>`payments.paid_at`.as('paid_at'),
          ])
          .whereRef('payments.invoice_id', '=', 'invoices.id')
          .orderBy('payments.created_at', 'desc')
          .orderBy('payments.id', 'desc')
          .limit(50),
      ).as('payments'),
      jsonArrayFrom(
        eb
          .selectFrom('credit_notes')
          .select(['credit_notes.number', 'credit_notes.issued_on', 'credit_notes.reason'])
          .select([
            sql<string>`credit_notes.total_amount::text`.as('total_amount'),
            sql<string>`credit_notes.tax_amount::text`.as('tax_amount'),
            sql<string>`credit_notes.reduced_amount::text`.as('reduced_amount'),
          ])
          .whereRef('credit_notes.invoice_id', '=', 'invoices.id')
          .orderBy('credit_notes.created_at'),
      ).as('credit_notes'),
    ])
}

export type InvoiceState = {
  status: InvoiceStatus
  paid_at: Date | null
  payment_status: string | null
  method: string | null
  expires_at: Date | null
  /** Another one whenever the invoice or one of its attempts has moved. */
  version: string
}

/** Where an invoice and its newest attempt stand: what the page that waits for the money asks again and again. */
export async function findInvoiceState(
  db: Db,
  userId: string,
  number: string,
): Promise<(InvoiceState & { id: string }) | undefined> {
  const row = await db
    .selectFrom('invoices')
    .innerJoin('company_members', 'company_members.company_id', 'invoices.company_id')
    .innerJoin('companies', 'companies.id', 'invoices.company_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('payments')
          .select(['payments.status as payment_status', 'payments.method', 'payments.expires_at'])
          .whereRef('payments.invoice_id', '=', 'invoices.id')
          .orderBy(sql`array_position(array['paid', 'pending', 'created'], payments.status)`)
          .orderBy('payments.created_at', 'desc')
          .limit(1)
          .as('attempt'),
      (join) => join.onTrue(),
    )
    .select(['invoices.id', 'invoices.status', 'invoices.paid_at'])
    .select(['attempt.payment_status', 'attempt.method', 'attempt.expires_at'])
    .select(
      sql<string>`md5(concat_ws('|', invoices.status, invoices.due_amount, (
        select string_agg(concat_ws(':', p.id, p.status, p.method, p.provider_transaction_id, p.paid_amount), ',' order by p.id)
        from payments p where p.invoice_id = invoices.id)))`.as('version'),
    )
    .where('invoices.number', '=', number)
    .where('company_members.user_id', '=', userId)
    .where('company_members.role', 'in', ['owner', 'manager'])
    .where('companies.disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { ...row, status: row.status as InvoiceStatus }
}
