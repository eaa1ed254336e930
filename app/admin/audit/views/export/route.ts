import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { csvLine, csvResponse } from '@/lib/csv'
import { parseViewSearch, toViewFilter, viewQuery } from '@/lib/licensing/review/view-filter'
import { listViews } from '@/lib/licensing/review/views'
import { dayOf } from '@/lib/time'

/** Lines of one file: what a spreadsheet still opens. */
const MOST_LINES = 50_000
const PORTION = 500

const HEAD = [
  'first_viewed_at',
  'last_viewed_at',
  'count',
  'user',
  'email',
  'what',
  'application',
  'file',
  'company',
]

/** Who looked, as the address filters it, as CSV. That it was taken is an entry of the audit log. */
export async function GET(request: Request): Promise<Response> {
  const { actor, staff_id, user } = await requireStaff('audit.view')
  const search = parseViewSearch(Object.fromEntries(new URL(request.url).searchParams))
  const filter = { ...toViewFilter(search, user.time_zone), before: undefined }
  await db.transaction().execute((trx) =>
    recordAudit(trx, actor, {
      action: 'audit.exported',
      entity_type: 'record_views',
      entity_id: null,
      after: { filter: viewQuery(search) },
    }),
  )
  async function* lines() {
    yield csvLine(HEAD)
    let after: string | undefined
    for (let count = 0; count < MOST_LINES; ) {
      const page = await listViews(db, staff_id, { ...filter, after }, PORTION)
      for (const row of page.rows) {
        count++
        yield csvLine([
          row.first_viewed_at.toISOString(),
          row.last_viewed_at.toISOString(),
          row.view_count,
          row.user_name,
          row.user_email,
          row.what,
          row.number,
          row.file_name,
          row.company_slug,
        ])
      }
      after = page.after
      if (!after) return
    }
  }
  return csvResponse(`izinku-views-${dayOf(new Date(), user.time_zone)}.csv`, lines())
}
