import { getTranslations } from 'next-intl/server'
import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { csvLine, csvResponse } from '@/lib/csv'
import { listQueue } from '@/lib/licensing/review/queries'
import { parseQueueFilter, queueHref } from '@/lib/licensing/review/queue-filter'
import { dayOf } from '@/lib/time'

/** Lines of one file: what a spreadsheet still opens. */
const MOST_LINES = 20_000
const PORTION = 500

const COLUMNS = [
  'number',
  'company',
  'license',
  'kind',
  'region',
  'stage',
  'status',
  'deadline',
  'submitted_at',
  'priority',
  'priority_reason',
  'holder',
] as const

/** The queue as the address filters and sorts it, as CSV. That it was taken is on record. */
export async function GET(request: Request): Promise<Response> {
  const staff = await requireStaff('case.view')
  const asked = parseQueueFilter(Object.fromEntries(new URL(request.url).searchParams))
  const filter = { ...asked, after: undefined, before: undefined }
  const t = await getTranslations('review')
  await db.transaction().execute((trx) =>
    recordAudit(trx, staff.actor, {
      action: 'queue.exported',
      entity_type: 'queue',
      entity_id: null,
      after: { filter: queueHref(filter) },
    }),
  )
  async function* lines() {
    yield csvLine(COLUMNS)
    let after: string | undefined
    for (let count = 0; count < MOST_LINES; ) {
      const page = await listQueue(db, staff, { ...filter, after }, PORTION)
      for (const row of page.rows) {
        count++
        yield csvLine([
          row.number,
          row.company_name,
          row.name_id,
          row.kind,
          row.region_name,
          row.stage_kind,
          t(`status.${row.status as 'in_review'}`),
          row.due_at?.toISOString(),
          row.submitted_at?.toISOString(),
          row.priority,
          row.priority_reason,
          row.holder_name,
        ])
      }
      after = page.after
      if (!after) return
    }
  }
  return csvResponse(`izinku-queue-${dayOf(new Date(), staff.user.time_zone)}.csv`, lines())
}
