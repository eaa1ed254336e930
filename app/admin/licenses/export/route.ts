import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { csvLine, csvResponse } from '@/lib/csv'
import { readAllLicenses } from '@/lib/licensing/licenses/administration'
import { licenseQuery, parseLicenseFilter } from '@/lib/licensing/licenses/filter'
import { dayOf } from '@/lib/time'

/** Lines of one file: what a spreadsheet still opens. */
const MOST_LINES = 100_000

const HEAD = [
  'number',
  'license_type',
  'name',
  'company',
  'holder',
  'origin',
  'status',
  'issued_on',
  'valid_from_on',
  'valid_until_on',
  'verification_code',
]

/** The licences that match the filter of the address, as CSV. That it was taken is an entry of the audit log. */
export async function GET(request: Request): Promise<Response> {
  const { actor, staff_id, user } = await requireStaff('license.view_all')
  const filter = parseLicenseFilter(Object.fromEntries(new URL(request.url).searchParams))
  const now = new Date()
  await db.transaction().execute((trx) =>
    recordAudit(trx, actor, {
      action: 'license.exported',
      entity_type: 'license',
      entity_id: null,
      after: { filter: licenseQuery(filter) },
    }),
  )
  async function* lines() {
    yield csvLine(HEAD)
    for await (const row of readAllLicenses(db, staff_id, filter, now, MOST_LINES)) {
      yield csvLine([
        row.number,
        row.license_code,
        user.locale === 'en' ? row.name_en : row.name_id,
        row.company_slug,
        row.holder_name,
        row.origin,
        row.status,
        row.issued_on,
        row.valid_from_on,
        row.valid_until_on,
        row.verification_code,
      ])
    }
  }
  return csvResponse(`izinku-licenses-${dayOf(now, user.time_zone)}.csv`, lines())
}
