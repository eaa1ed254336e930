import { db } from '@/db'
import { auditQuery, parseAuditFilter } from '@/lib/audit/filter'
import { recordAudit } from '@/lib/audit/mutations'
import { readAudit } from '@/lib/audit/queries'
import { requireStaff } from '@/lib/auth/gates'
import { csvLine, csvResponse } from '@/lib/csv'
import { dayOf } from '@/lib/time'

/** Lines of one file: what a spreadsheet still opens. */
const MOST_LINES = 50_000

const HEAD = [
  'created_at',
  'actor_kind',
  'actor_name',
  'actor_user_id',
  'action',
  'entity_type',
  'entity_id',
  'company',
  'ip_address',
  'user_agent',
  'request_id',
  'before',
  'after',
]

/** The entries of the audit log that match the filter of the address, as CSV. That it was taken is an entry, too. */
export async function GET(request: Request): Promise<Response> {
  const { actor, staff_id, user } = await requireStaff('audit.view')
  const filter = parseAuditFilter(Object.fromEntries(new URL(request.url).searchParams))
  await db.transaction().execute((trx) =>
    recordAudit(trx, actor, {
      action: 'audit.exported',
      entity_type: 'audit_log',
      entity_id: null,
      after: { filter: auditQuery(filter) },
    }),
  )
  async function* lines() {
    yield csvLine(HEAD)
    for await (const row of readAudit(db, staff_id, filter, user.time_zone, MOST_LINES)) {
      yield csvLine([
        row.created_at.toISOString(),
        row.actor_kind,
        row.actor_name,
        row.actor_user_id,
        row.action,
        row.entity_type,
        row.entity_id,
        row.company_slug,
        row.ip_address,
        row.user_agent,
        row.request_id,
        row.before === null ? null : JSON.stringify(row.before),
        row.after === null ? null : JSON.stringify(row.after),
      ])
    }
  }
  return csvResponse(`izinku-audit-${dayOf(new Date(), user.time_zone)}.csv`, lines())
}
