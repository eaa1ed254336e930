import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { filterHref } from '@/lib/billing/filters'
import { listDifferences, parseDifferenceFilter } from '@/lib/billing/reconciliation/queries'
import { csvLine, csvResponse } from '@/lib/csv'
import { dayOf } from '@/lib/time'

/** What a spreadsheet still opens. */
const MOST_LINES = 50_000
const BATCH = 500

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
  async function* lines() {
    yield csvLine(HEAD)
    let after: string | undefined
    for (let count = 0; count < MOST_LINES; count += BATCH) {
      const page = await listDifferences(db, staff_id, { ...filter, after, before: undefined }, BATCH)
      for (const row of page.rows)
        yield csvLine([
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
        ])
      after = page.after
      if (!after) return
    }
  }
  return csvResponse(`izinku-differences-${dayOf(new Date())}.csv`, lines())
}
