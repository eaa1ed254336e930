import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { filterHref } from '@/lib/billing/filters'
import { listRefunds, parseRefundFilter } from '@/lib/billing/refunds/queries'
import { csvPages, csvResponse } from '@/lib/csv'
import { dayOf } from '@/lib/time'

const HEAD = [
  'created_at',
  'status',
  'way',
  'amount',
  'company',
  'invoice',
  'credit_note',
  'order_id',
  'provider',
  'provider_refund_id',
  'bank',
  'account_number',
  'account_name',
  'transferred_on',
  'transfer_reference',
  'reason',
  'failure',
]

/** The refunds that match the filter of the address, as CSV. That it was taken is an entry of the audit log. */
export async function GET(request: Request): Promise<Response> {
  const { actor, staff_id } = await requireStaff('payment.view')
  const filter = parseRefundFilter(Object.fromEntries(new URL(request.url).searchParams))
  await db.transaction().execute((trx) =>
    recordAudit(trx, actor, {
      action: 'refund.exported',
      entity_type: 'refund',
      entity_id: null,
      after: { filter: filterHref('', filter) },
    }),
  )
  const lines = csvPages(
    HEAD,
    (after, size) => listRefunds(db, staff_id, { ...filter, after, before: undefined }, size),
    (row) => [
      row.created_at.toISOString(),
      row.status,
      row.via,
      row.amount,
      row.company_name,
      row.invoice_number,
      row.credit_note_number,
      row.order_id,
      row.provider,
      row.provider_refund_id,
      row.destination?.bank,
      row.destination?.account_number,
      row.destination?.account_name,
      row.transferred_on,
      row.transfer_reference,
      row.reason,
      row.failure,
    ],
  )
  return csvResponse(`izinku-refunds-${dayOf(new Date())}.csv`, lines)
}
