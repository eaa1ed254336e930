import type { Db } from '@/db'
import type { PrefillFacts } from '@/lib/licensing/applications/answers'
import type { TrialCompany } from '@/lib/licensing/definitions/versions/trial'
import { type BusinessProfile, exactSales } from '@/lib/licensing/finder/profile'

const VILLAGE = '32.73.01.1001'

/** What a form would take over from the business that does not exist. */
export async function trialFacts(db: Db, company: TrialCompany): Promise<PrefillFacts> {
  const [activity, place] = await Promise.all([findActivity(db, company), findPlace(db)])
  return {
    'company.trade_name': company.trade_name,
    'company.legal_name': company.trade_name,
    'company.entity_kind': company.entity_kind,
    'company.nib': company.has_nib ? '1234567890123' : null,
    'company.phone': '+6281234567890',
    'company.email': 'contoh@usaha.example',
    'company.region': place && { code: VILLAGE, label: place },
    'company.address': 'Jalan Contoh No. 1',
    'company.postal_code': '40115',
    'company.main_kbli': activity && { version: '2025', code: activity.code, title: activity.title_id },
    'company.people_count': 3,
    'company.yearly_sales_amount': company.sales ? Number(company.sales) : null,
    'user.name': 'Contoh',
  }
}

/** The business as the finder judges it. */
export async function trialProfile(db: Db, company: TrialCompany): Promise<BusinessProfile> {
  const activity = await findActivity(db, company)
  return {
    activities: activity
      ? [
          {
            version: '2025',
            code: activity.code,
            title: activity.title_id,
            risk: activity.risk as BusinessProfile['activities'][number]['risk'],
          },
        ]
      : [],
    place_code: VILLAGE,
    scale: company.scale,
    entity_kind: company.entity_kind,
    yearly_sales: exactSales(company.sales ? BigInt(company.sales) : null),
    has_nib: company.has_nib,
    holdings: [],
  }
}

async function findActivity(db: Db, { kbli }: TrialCompany) {
  return db
    .selectFrom('kbli_codes')
    .select(['code', 'title_id', 'risk'])
    .where('version', '=', '2025')
    .where('code', '=', kbli)
    .executeTakeFirst()
}

async function findPlace(db: Db): Promise<string | undefined> {
  const rows = await db
    .selectFrom('regions')
    .select('name')
    .where('code', 'in', ['32', '32.73', '32.73.01', VILLAGE])
    .orderBy('level', 'desc')
    .execute()
  return rows.length === 4 ? rows.map((row) => row.name).join(', ') : undefined
}
