import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { newId } from '@/lib/ids'
import { nextInvoiceNumber } from '@/lib/number-series'
import { addDays, dayOf } from '@/lib/time'
import { taxOn } from '../tax'

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
  lines: InvoiceLine[]
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
  const taxed = taxOn(subtotal, {
    is_pkp: settings['billing.is_pkp'],
    rate_bp: settings['billing.ppn_rate_bp'],
    base_numerator: settings['billing.ppn_base_numerator'],
    base_denominator: settings['billing.ppn_base_denominator'],
  })
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
      due_on: addDays(today, settings['billing.invoice_due_days']),
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

/** Locks an invoice's row until the transaction ends. With `companyId` only when it is that company's. */
export async function lockInvoice(trx: Trx, where: { id?: string; number?: string; company_id?: string }) {
  return trx
    .selectFrom('invoices')
    .selectAll()
    .$if(where.id !== undefined, (query) => query.where('id', '=', where.id ?? ''))
    .$if(where.number !== undefined, (query) => query.where('number', '=', where.number ?? ''))
    .$if(where.company_id !== undefined, (query) => query.where('company_id', '=', where.company_id ?? ''))
    .forUpdate()
    .executeTakeFirst()
}

/** Voids an open invoice and ends what was still being tried on it. The number stays used. Answers false when it is no longer open. */
export async function voidInvoice(
  trx: Trx,
  actor: Actor,
  invoiceId: string,
  reason: string,
): Promise<boolean> {
  const invoice = await lockInvoice(trx, { id: invoiceId })
  if (invoice?.status !== 'open') return false
  await trx
    .updateTable('invoices')
    .set({ status: 'void', voided_at: new Date() })
    .where('id', '=', invoiceId)
    .execute()
  await trx
    .updateTable('payments')
    .set({ status: 'canceled' })
    .where('invoice_id', '=', invoiceId)
    .where('status', 'in', ['created', 'pending'])
    .execute()
  await trx
    .updateTable('subscriptions')
    .set({ status: 'canceled', canceled_at: new Date() })
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
