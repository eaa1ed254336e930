import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { anywhere, beyondCursor, cutPage, isBackwards, type Page } from '@/lib/keyset'
import { addDays, dayOf } from '@/lib/time'
import type { LicenseFilter } from './filter'
import type { LicenseStatus } from './status'
import { normalizeCode } from './verification-code'

// Reads across companies: each asks for the staff's brand.

export const LICENSES_PAGE = 50

export type LicenseListRow = Awaited<ReturnType<typeof listAllLicenses>>['rows'][number]

/** One page of all licences, the newest first. A search finds by number, holder or verification code. */
export async function listAllLicenses(
  db: Db,
  _staff: StaffId,
  filter: LicenseFilter,
  now: Date,
  size = LICENSES_PAGE,
) {
  const read = await readPage(db, filter, filter, now, size + 1)
  return cutPage(read, size, filter)
}

/** All that match, page by page, for the export; at most `most`. */
export async function* readAllLicenses(
  db: Db,
  _staff: StaffId,
  filter: LicenseFilter,
  now: Date,
  most: number,
) {
  const size = 500
  let page: Page = {}
  for (let count = 0; count < most; ) {
    const rows = await readPage(db, filter, page, now, Math.min(size, most - count))
    yield* rows
    count += rows.length
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    page = { after: `${last.sort_key}_${last.id}` }
  }
}

async function readPage(db: Db, filter: LicenseFilter, page: Page, now: Date, limit: number) {
  const direction = isBackwards(page) ? 'asc' : 'desc'
  const rows = await db
    .selectFrom('licenses')
    .innerJoin('companies', 'companies.id', 'licenses.company_id')
    .leftJoin('license_types as type', 'type.id', 'licenses.license_type_id')
    .select([
      'licenses.id',
      'licenses.number',
      'licenses.holder_name',
      'licenses.origin',
      'licenses.status',
      'licenses.issued_on',
      'licenses.valid_from_on',
      'licenses.valid_until_on',
      'licenses.verification_code',
      'companies.slug as company_slug',
      'companies.trade_name as company_name',
      'type.code as license_code',
      sql<string>`coalesce(licenses.custom_name, type.name_id)`.as('name_id'),
      sql<string>`coalesce(licenses.custom_name, type.name_en)`.as('name_en'),
      sql<string>`licenses.created_at::text`.as('sort_key'),
    ])
    .where((eb) => eb.and(conditions(filter, now)))
    .where(beyondCursor(page, 'licenses.created_at', 'licenses.id'))
    .orderBy('licenses.created_at', direction)
    .orderBy('licenses.id', direction)
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, status: row.status as LicenseStatus }))
}

function conditions(filter: LicenseFilter, now: Date): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = []
  if (filter.q) list.push(matches(filter.q))
  if (filter.status) list.push(sql<SqlBool>`licenses.status = ${filter.status}`)
  if (filter.origin) list.push(sql<SqlBool>`licenses.origin = ${filter.origin}`)
  if (filter.type) {
    list.push(
      sql<SqlBool>`licenses.license_type_id = (select id from license_types where code = ${filter.type})`,
    )
  }
  if (filter.expiry) {
    const today = dayOf(now)
    list.push(sql<SqlBool>`licenses.status = 'active' and licenses.valid_until_on
      between ${today}::date and ${addDays(today, Number(filter.expiry))}::date`)
  }
  return list
}

function matches(text: string): Expression<SqlBool> {
  const code = normalizeCode(text)
  if (code && code.length === 20) return sql<SqlBool>`licenses.verification_code = ${code}`
  return sql<SqlBool>`(licenses.number || ' ' || licenses.holder_name) ilike ${anywhere(text)}`
}
