import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { type CompanyId, newId } from '@/lib/ids'
import { enqueue } from '@/lib/jobs/boss'
import { nextInvoiceNumber } from '@/lib/number-series'
import { addDays, dayOf } from '@/lib/time'
import { OPEN_PAYMENT_STATUSES } from '../status'
import { taxOn, taxRulesOf } from '../tax'

export type InvoiceLine = {
  description_id: string
  description_en: string
  quantity: number
  unit_amount: bigint
}

export type InvoiceRequest = {
  company_id: string
  subscription_id: string
  period_start_on: string
  period_end_on: string
  /** When it must be paid; without it so many days after today as the settings say. */
  due_on?: string
  lines: InvoiceLine[]
}

/**
 * Locks what is billed to a company until the transaction ends. Everything that changes subscriptions, invoices or payments
 * of a company begins with it, then locks in the order invoice, payment, subscription: no two can wait for each other.
 * Weaker than `for update`, so that rows which only refer to the company (mails, audit) can be written meanwhile.
 */
export async function lockBilling(trx: Trx, companyId: string): Promise<void> {
  await trx
    .selectFrom('companies')
    .select('id')
    .where('id', '=', companyId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

/**
 * Issues an open invoice: prices without tax, PPN by the settings of this moment, both parties as they are now, the next
 * number of the year. All of it is copied: what changes later does not change the invoice.
 */
export async function issueInvoice(
  trx: Trx,
  actor: Actor,
  settings: Settings,
  request: InvoiceRequest,
  now: Date,
) {
  const company = await trx
    .selectFrom('companies')
    .select(['legal_name', 'trade_name', 'address', 'postal_code', 'npwp', 'email'])
    .where('id', '=', request.company_id)
    .executeTakeFirstOrThrow()
  const subtotal = request.lines.reduce((sum, line) => sum + line.unit_amount * BigInt(line.quantity), 0n)
  const taxed = taxOn(subtotal, taxRulesOf(settings))
  const today = dayOf(now)
  const id = newId()
  const number = await nextInvoiceNumber(trx, today)
  const invoice = await trx
    .insertInto('invoices')
    .values({
      id,
      number,
      company_id: request.company_id,
      subscription_id: request.subscription_id,
      status: 'open',
      subtotal_amount: taxed.subtotal,
      tax_base_amount: taxed.tax_base,
      tax_amount: taxed.tax,
      total_amount: taxed.total,
      tax_rate_bp: taxed.rate_bp,
      seller: {
        legal_name: settings['platform.legal_name'],
        address: settings['platform.address'],
        npwp: settings['platform.npwp'],
        email: settings['platform.support_email'],
        base_numerator: settings['billing.ppn_base_numerator'],
        base_denominator: settings['billing.ppn_base_denominator'],
      },
      buyer: company,
      period_start_on: request.period_start_on,
      period_end_on: request.period_end_on,
      issued_on: today,
      due_on: request.due_on ?? addDays(today, settings['billing.invoice_due_days']),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('invoice_lines')
    .values(
      request.lines.map((line, position) => ({
        id: newId(),
        invoice_id: id,
        position: position + 1,
        ...line,
        total_amount: line.unit_amount * BigInt(line.quantity),
      })),
    )
    .execute()
  await recordAudit(trx, actor, {
    action: 'invoice.issued',
    entity_type: 'invoice',
    entity_id: id,
    company_id: request.company_id,
    after: { number, total_amount: taxed.total, due_on: invoice.due_on },
  })
  return { ...invoice, number }
}

/** Locks an invoice's row until the transaction ends. */
export async function lockInvoice(trx: Trx, invoiceId: string) {
  return trx
    .selectFrom('invoices')
    .selectAll()
    .where('id', '=', invoiceId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** The same by its number, only when it is that company's. */
export async function lockInvoiceOf(trx: Trx, companyId: CompanyId, number: string) {
  return trx
    .selectFrom('invoices')
    .selectAll()
    .where('number', '=', number)
    .where('company_id', '=', companyId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/**
 * Voids an open invoice and ends what was still being tried on it, and the subscription that waited for it. The number stays
 * used. Answers false when it is no longer open. The caller has locked the company's billing.
 */
export async function voidInvoice(
  trx: Trx,
  actor: Actor,
  invoiceId: string,
  reason: string,
  now: Date,
): Promise<boolean> {
  const invoice = await lockInvoice(trx, invoiceId)
  if (invoice?.status !== 'open') return false
  await trx
    .updateTable('invoices')
    .set({ status: 'void', voided_at: now })
    .where('id', '=', invoiceId)
    .execute()
  await cancelAttempts(trx, invoiceId)
  await trx
    .updateTable('subscriptions')
    .set({ status: 'canceled', canceled_at: now })
    .where('id', '=', invoice.subscription_id)
    .where('status', '=', 'pending')
    .execute()
  await recordAudit(trx, actor, {
    action: 'invoice.voided',
    entity_type: 'invoice',
    entity_id: invoiceId,
    company_id: invoice.company_id,
    before: { status: 'open' },
    after: { status: 'void', reason },
  })
  return true
}

/** Gives up the attempts that are still open for an invoice: their pages must not take money that buys nothing. */
export async function cancelAttempts(trx: Trx, invoiceId: string): Promise<void> {
  const canceled = await trx
    .updateTable('payments')
    .set({ status: 'canceled' })
    .where('invoice_id', '=', invoiceId)
    .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
    .returning('id')
    .execute()
  for (const { id } of canceled) await enqueue(trx, 'payment.close', { payment_id: id })
}

/** Voids what a subscription still has open: it ended, or what was owed for it is owed no longer. */
export async function voidOpenInvoices(
  trx: Trx,
  actor: Actor,
  subscriptionId: string,
  reason: string,
  now: Date,
): Promise<void> {
  const open = await trx
    .selectFrom('invoices')
    .select('id')
    .where('subscription_id', '=', subscriptionId)
    .where('status', '=', 'open')
    .execute()
  for (const { id } of open) await voidInvoice(trx, actor, id, reason, now)
}
