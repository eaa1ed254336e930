import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db, Trx } from '@/db'
import type { CompanyId } from '@/lib/ids'
import type { PrefillFacts } from '../applications/answers'
import type { EntityKind, Risk, Scale } from '../definitions/definition'
import { COUNTED_STATUSES } from '../process/status'
import { type BusinessProfile, exactSales, type Holding } from './profile'
import type { HeldLicense } from './standing'

/** What licensing needs to know of a company: its facts, activities, place in words, and what it holds or is applying for. One query. */
export async function getBusiness(db: Db | Trx, companyId: CompanyId) {
  return db
    .selectFrom('companies')
    .select((eb) => [
      'trade_name',
      'legal_name',
      'entity_kind',
      'npwp',
      'phone',
      'email',
      'village_code',
      'address',
      'postal_code',
      'premises_tenure',
      'business_description',
      'people_count',
      'capital_amount',
      'yearly_sales_amount',
      'scale',
      eb.fn
        .coalesce(
          'companies.nib',
          eb
            .selectFrom('licenses')
            .innerJoin('license_types', 'license_types.id', 'licenses.license_type_id')
            .select('licenses.number')
            .where('licenses.company_id', '=', companyId)
            .where('licenses.status', '=', 'active')
            .where('license_types.code', '=', 'nib')
            .limit(1),
        )
        .as('nib'),
      jsonArrayFrom(
        eb
          .selectFrom('regions')
          .select(['regions.level', 'regions.name'])
          // A village's code begins with the codes of all it lies in.
          .where(sql<boolean>`regions.code in (
            companies.village_code, left(companies.village_code, 8), left(companies.village_code, 5), left(companies.village_code, 2))`)
          .orderBy('regions.level', 'desc'),
      ).as('region_path'),
      jsonArrayFrom(
        eb
          .selectFrom('company_kblis')
          .innerJoin('kbli_codes', (join) =>
            join
              .onRef('kbli_codes.version', '=', 'company_kblis.version')
              .onRef('kbli_codes.code', '=', 'company_kblis.code'),
          )
          .select([
            'kbli_codes.version',
            'kbli_codes.code',
            'kbli_codes.title_id',
            'kbli_codes.title_en',
            'kbli_codes.risk',
            'company_kblis.is_main',
          ])
          .where('company_kblis.company_id', '=', companyId)
          .orderBy('company_kblis.is_main', 'desc')
          .orderBy('kbli_codes.code'),
      ).as('activities'),
      jsonArrayFrom(
        eb
          .selectFrom('applications')
          .innerJoin('license_types', 'license_types.id', 'applications.license_type_id')
          .select(['applications.id', 'applications.status', 'license_types.code'])
          .where('applications.company_id', '=', companyId)
          .where('applications.status', 'in', ['draft', ...COUNTED_STATUSES])
          .orderBy('applications.id'),
      ).as('applying'),
      jsonArrayFrom(
        eb
          .selectFrom('licenses')
          .innerJoin('license_types', 'license_types.id', 'licenses.license_type_id')
          .select((license) => [
            'licenses.id',
            'licenses.number',
            'licenses.status',
            'licenses.valid_until_on',
            'license_types.code',
            license
              .or([
                license.exists(
                  license
                    .selectFrom('applications')
                    .select('applications.id')
                    .whereRef('applications.license_id', '=', 'licenses.id')
                    .where('applications.kind', '=', 'renewal')
                    .where('applications.status', 'in', ['draft', ...COUNTED_STATUSES]),
                ),
                license.exists(
                  license
                    .selectFrom('licenses as later')
                    .select('later.id')
                    .whereRef('later.supersedes_id', '=', 'licenses.id')
                    .where('later.status', '=', 'active'),
                ),
              ])
              .as('is_renewing'),
          ])
          .where('licenses.company_id', '=', companyId)
          .where('licenses.status', 'in', ['active', 'suspended', 'expired'])
          .orderBy('licenses.id'),
      ).as('holding'),
    ])
    .where('companies.id', '=', companyId)
    .executeTakeFirstOrThrow()
}

export type Business = Awaited<ReturnType<typeof getBusiness>>

/** The company as the finder judges it, with what it holds and is applying for. */
export function profileOf(business: Business, locale = 'id'): BusinessProfile {
  return {
    activities: business.activities.map((activity) => ({
      version: activity.version,
      code: activity.code,
      title: (locale === 'en' && activity.title_en) || activity.title_id,
      risk: activity.risk as Risk | null,
    })),
    place_code: business.village_code,
    scale: business.scale as Scale | null,
    entity_kind: business.entity_kind as EntityKind,
    yearly_sales: exactSales(business.yearly_sales_amount),
    has_nib: business.nib !== null,
    holdings: holdingsOf(business),
  }
}

function holdingsOf({ applying, holding }: Business): Holding[] {
  return [
    ...holding.map((license) => ({
      ...license,
      kind: 'license' as const,
      status: license.status as HeldLicense['status'],
      is_renewing: Boolean(license.is_renewing),
    })),
    ...applying.map(({ id, code, status }) => ({
      kind: 'application' as const,
      code,
      id,
      status: status === 'draft' ? ('drafted' as const) : ('under_way' as const),
    })),
  ]
}

/** What a new draft can take over from the company and the person who starts it. */
export function factsOf(business: Business, userName: string): PrefillFacts {
  const main = business.activities.find((activity) => activity.is_main) ?? business.activities[0]
  return {
    'company.trade_name': business.trade_name,
    'company.legal_name': business.legal_name,
    'company.entity_kind': business.entity_kind,
    'company.npwp': business.npwp,
    'company.nib': business.nib,
    'company.phone': business.phone,
    'company.email': business.email,
    'company.region': business.village_code && {
      code: business.village_code,
      label: business.region_path.map((region) => region.name).join(', '),
    },
    'company.address': business.address,
    'company.postal_code': business.postal_code,
    'company.premises_tenure': business.premises_tenure,
    'company.business_description': business.business_description,
    'company.main_kbli': main
      ? { version: main.version as '2020' | '2025', code: main.code, title: main.title_id }
      : null,
    'company.people_count': business.people_count,
    'company.capital_amount': amount(business.capital_amount),
    'company.yearly_sales_amount': amount(business.yearly_sales_amount),
    'user.name': userName,
  }
}

/** Answers are JSON: an amount beyond what a number holds exactly is left for the applicant to enter. */
function amount(value: bigint | null): number | null {
  return value !== null && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : null
}
