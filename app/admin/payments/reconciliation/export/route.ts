import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { filterHref } from '@/lib/billing/filters'
import { listDifferences, parseDifferenceFilter } from '@/lib/billing/reconciliation/queries'
import { csvPages, csvResponse } from '@/lib/csv'
import { dayOf } from '@/lib/time'

const HEAD = [
  'created_at',
  'provider',
  'file',
  'line',
  'kind',
  'order_id',
  'transaction_id',
  'our_amount',
  'their_amount',
  'status',
  'resolved_at',
  'resolved_by',
  'reason',
  'text',
]

/** The differences that match the filter of the address, as CSV. That it was taken is an entry of the audit log. */
export async function GET(request: Request): Promise<Response> {
  const { actor, staff_id } = await requireStaff('payment.view')
  const filter = parseDifferenceFilter(Object.fromEntries(new URL(request.url).searchParams))
  await db.transaction().execute((trx) =>
    recordAudit(trx, actor, {
      action: 'settlement_difference.exported',
      entity_type: 'settlement_difference',
      entity_id: null,
      after: { filter: filterHref('', filter) },
    }),
  )
  const lines = csvPages(
    HEAD,
    (after, size) => listDifferences(db, staff_id, { ...filter, after, before: undefined }, size),
    (row) => [
      row.created_at.toISOString(),
      row.provider,
      row.file_name,
      row.line,
      row.kind,
      row.order_id,
      row.transaction_id,
      row.our_amount,
      row.their_amount,
      row.status,
      row.resolved_at?.toISOString(),
      row.resolved_by_name,
      row.reason,
      row.unread?.text,
    ],
  )
  return csvResponse(`izinku-differences-${dayOf(new Date())}.csv`, lines)
}
