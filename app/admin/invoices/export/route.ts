import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { filterHref, parseInvoiceFilter } from '@/lib/billing/filters'
import type { InvoiceBuyer } from '@/lib/billing/invoices/queries'
import { readInvoices, type StaffInvoice } from '@/lib/billing/invoices/staff-queries'
import { csvLine, csvResponse } from '@/lib/csv'
import { dayOf } from '@/lib/time'
import { xlsxResponse } from '@/lib/xlsx'

/** Lines of one file: what a spreadsheet still opens, and as a workbook what fits into memory. */
const MOST_LINES = { csv: 50_000, xlsx: 20_000 }

const HEAD = [
  'number',
  'kind',
  'status',
  'issued_on',
  'due_on',
  'paid_on',
  'company',
  'buyer_name',
  'buyer_npwp',
  'net_amount',
  'tax_base_amount',
  'tax_amount',
  'total_amount',
  'paid_amount',
  'credited_amount',
  'due_amount',
]

/** The invoices that match the filter of the address, as CSV or XLSX. That it was taken is an entry of the audit log. */
export async function GET(request: Request): Promise<Response> {
  const { actor, staff_id } = await requireStaff('invoice.view')
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const filter = parseInvoiceFilter(search)
  const format = search.format === 'xlsx' ? 'xlsx' : 'csv'
  await db.transaction().execute((trx) =>
    recordAudit(trx, actor, {
      action: 'invoice.exported',
      entity_type: 'invoice',
      entity_id: null,
      after: { filter: filterHref('', filter), format },
    }),
  )
  const rows = readInvoices(db, staff_id, filter, MOST_LINES[format])
  const name = `izinku-invoices-${dayOf(new Date())}.${format}`
  if (format === 'csv') return csvResponse(name, lines(rows))
  const cells: (string | number | null)[][] = []
  for await (const row of rows)
    cells.push(cellsOf(row).map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell)))
  return xlsxResponse(name, [{ title: 'invoices', head: HEAD, rows: cells }])
}

async function* lines(rows: AsyncIterable<StaffInvoice>) {
  yield csvLine(HEAD)
  for await (const row of rows) yield csvLine(cellsOf(row))
}

function cellsOf(row: StaffInvoice): (string | bigint | null)[] {
  const buyer = row.buyer as InvoiceBuyer
  return [
    row.number,
    row.kind,
    row.status,
    row.issued_on,
    row.due_on,
    row.paid_at && dayOf(row.paid_at),
    row.company_name,
    buyer.legal_name ?? null,
    buyer.npwp ?? null,
    row.subtotal_amount - row.discount_amount,
    row.tax_base_amount,
    row.tax_amount,
    row.total_amount,
    row.paid_amount,
    row.credited_amount,
    // Only an open invoice is owed.
    row.status === 'open' ? row.due_amount : 0n,
  ]
}
