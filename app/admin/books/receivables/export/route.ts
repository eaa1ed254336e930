import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { parseReceivableFilter, readReceivables } from '@/lib/billing/figures/receivables'
import { filterHref } from '@/lib/billing/filters'
import { csvLine, csvResponse } from '@/lib/csv'
import { dayOf } from '@/lib/time'

/** Lines of one file: what a spreadsheet still opens. */
const MOST_LINES = 100_000

const HEAD = ['as_of', 'number', 'company', 'company_slug', 'due_on', 'days_late', 'bucket', 'amount']

/** What was owed as of the day of the address, an invoice a line, as CSV. That it was taken is an entry of the audit log. */
export async function GET(request: Request): Promise<Response> {
  const { actor, staff_id } = await requireStaff('invoice.view')
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const { after: _after, before: _before, ...filter } = parseReceivableFilter(search, dayOf(new Date()))
  await db.transaction().execute((trx) =>
    recordAudit(trx, actor, {
      action: 'receivable.exported',
      entity_type: 'invoice',
      entity_id: null,
      after: { filter: filterHref('', filter) },
    }),
  )
  async function* lines() {
    yield csvLine(HEAD)
    for await (const row of readReceivables(db, staff_id, filter, MOST_LINES)) {
      const { number, company_name, company_slug, due_on, days_late, age, amount } = row
      yield csvLine([filter.on, number, company_name, company_slug, due_on, days_late, age, amount])
    }
  }
  return csvResponse(`izinku-receivables-${filter.on}.csv`, lines())
}
