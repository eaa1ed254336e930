import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { filterHref, parseInvoiceFilter } from '@/lib/billing/filters'
import type { InvoiceBuyer } from '@/lib/billing/invoices/queries'
import { readInvoices } from '@/lib/billing/invoices/staff-queries'
import { csvLine, csvResponse } from '@/lib/csv'
import { dayOf } from '@/lib/time'

/** Lines of one file: what a spreadsheet still opens. */
const MOST_LINES = 50_000

const HEAD = [
  'number',
  'status',
  'issued_on',
  'due_on',
  'paid_at',
  'company',
  'buyer_name',
  'buyer_npwp',
  'subtotal_amount',
  'tax_amount',
  'total_amount',
]

/** The invoices that match the filter of the address, as CSV. That it was taken is an entry of the audit log. */
export async function GET(request: Request): Promise<Response> {
  const { actor, staff_id } = await requireStaff('invoice.view')
  const filter = parseInvoiceFilter(Object.fromEntries(new URL(request.url).searchParams))
  await db.transaction().execute((trx) =>
    recordAudit(trx, actor, {
      action: 'invoice.exported',
      entity_type: 'invoice',
      entity_id: null,
      after: { filter: filterHref('', filter) },
    }),
  )
  async function* lines() {
    yield csvLine(HEAD)
    for await (const row of readInvoices(db, staff_id, filter, MOST_LINES)) {
      const buyer = row.buyer as InvoiceBuyer
      yield csvLine([
        row.number,
        row.status,
        row.issued_on,
        row.due_on,
        row.paid_at?.toISOString(),
        row.company_name,
        buyer.legal_name,
        buyer.npwp,
        row.subtotal_amount,
        row.tax_amount,
        row.total_amount,
      ])
    }
  }
  return csvResponse(`izinku-invoices-${dayOf(new Date())}.csv`, lines())
}
