import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import { formatPhone } from '@/lib/identity'
import type { StaffId } from '@/lib/ids'
import { anywhere, beyondCursor, cutPage, isBackwards } from '@/lib/keyset'
import { COUNTED_STATUSES } from '@/lib/licensing/process/status'
import type { CompanyFilter } from './filter'

// Reads across companies: each asks for the staff's brand.

export const COMPANIES_PAGE = 50

export type CompanyListRow = Awaited<ReturnType<typeof listCompanies>>['rows'][number]

/** One page of companies, the newest first. A search finds by name, address (slug) or NIB. */
export async function listCompanies(db: Db, _staff: StaffId, filter: CompanyFilter) {
  const direction = isBackwards(filter) ? 'asc' : 'desc'
  const read = await db
    .selectFrom('companies')
    .leftJoin('regions as province', 'province.code', 'companies.province_code')
    .leftJoin('subscriptions', (join) =>
      join
        .onRef('subscriptions.company_id', '=', 'companies.id')
        .on('subscriptions.status', 'in', ['active', 'past_due']),
    )
    .leftJoin('plans', 'plans.id', 'subscriptions.plan_id')
    .select((eb) => [
      'companies.id',
      'companies.slug',
      'companies.trade_name',
      'companies.legal_name',
      'companies.nib',
      'companies.scale',
      'companies.disabled_at',
      'companies.created_at',
      'province.name as province_name',
      'plans.name_id as plan_name_id',
      'plans.name_en as plan_name_en',
      'subscriptions.status as subscription_status',
      eb
        .selectFrom('applications')
        .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('count'))
        .whereRef('applications.company_id', '=', 'companies.id')
        .where('applications.status', 'in', [...COUNTED_STATUSES])
        .as('open_count'),
      sql<string>`companies.created_at::text`.as('sort_key'),
    ])
    .where((eb) => eb.and(conditions(filter)))
    .where(beyondCursor(filter, 'companies.created_at', 'companies.id'))
    .orderBy('companies.created_at', direction)
    .orderBy('companies.id', direction)
    .limit(COMPANIES_PAGE + 1)
    .execute()
  return cutPage(read, COMPANIES_PAGE, filter)
}

function conditions(filter: CompanyFilter): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = []
  if (filter.q) list.push(matches(filter.q))
  if (filter.province) list.push(sql<SqlBool>`companies.province_code = ${filter.province}`)
  if (filter.scale) list.push(sql<SqlBool>`companies.scale = ${filter.scale}`)
  if (filter.plan === 'none') list.push(sql<SqlBool>`subscriptions.id is null`)
  else if (filter.plan) list.push(sql<SqlBool>`plans.code = ${filter.plan}`)
  if (filter.state === 'active') list.push(sql<SqlBool>`companies.disabled_at is null`)
  if (filter.state === 'disabled') list.push(sql<SqlBool>`companies.disabled_at is not null`)
  return list
}

function matches(text: string): Expression<SqlBool> {
  const digits = text.replace(/[\s.-]/g, '')
  if (/^\d{13}$/.test(digits)) return sql<SqlBool>`companies.nib = ${digits}`
  return sql<SqlBool>`(companies.trade_name || ' ' || companies.legal_name || ' ' || companies.slug)
    ilike ${anywhere(text)}`
}

/** Provinces and plans to filter by. */
export async function listCompanyFilterOptions(db: Db) {
  const [provinces, plans] = await Promise.all([
    db.selectFrom('regions').select(['code', 'name']).where('level', '=', 1).orderBy('name').execute(),
    db.selectFrom('plans').select(['code', 'name_id', 'name_en']).orderBy('position').execute(),
  ])
  return { provinces, plans }
}

export type CompanyProfile = NonNullable<Awaited<ReturnType<typeof findCompany>>>

/** A company as staff see it, disabled or not. The NIK is masked: nobody needs it to look. */
export async function findCompany(db: Db, _staff: StaffId, slug: string) {
  const row = await db
    .selectFrom('companies')
    .leftJoin('users as creator', 'creator.id', 'companies.created_by')
    .select([
      'companies.id',
      'companies.slug',
      'companies.legal_name',
      'companies.trade_name',
      'companies.entity_kind',
      'companies.nik_masked',
      'companies.npwp',
      'companies.nib',
      'companies.phone',
      'companies.email',
      'companies.address',
      'companies.postal_code',
      'companies.premises_tenure',
      'companies.business_description',
      'companies.people_count',
      'companies.capital_amount',
      'companies.yearly_sales_amount',
      'companies.scale',
      'companies.disabled_at',
      'companies.disabled_reason',
      'companies.created_at',
      // A code begins with the codes above it.
      sql<string | null>`(select string_agg(name, ', ' order by level desc) from regions where code in
        (companies.village_code, left(companies.village_code, 8), left(companies.village_code, 5),
          companies.province_code))`.as('region'),
      'creator.id as creator_id',
      'creator.name as creator_name',
    ])
    .where('companies.slug', '=', slug)
    .executeTakeFirst()
  return row && { ...row, phone: row.phone && formatPhone(row.phone) }
}
