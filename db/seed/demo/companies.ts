import { sql } from 'kysely'
import type { Db } from '@/db'
import { encrypt } from '@/lib/crypto'
import { newId } from '@/lib/ids'
import { daysAgo } from './clock'
import rows from './companies.json'
import type { People, Person } from './people'
import type { Random } from './random'

export type DemoCompany = Awaited<ReturnType<typeof createCompanies>>[number]

type Row = [string, string, string, string, string[], string, string, string, number, number, number, string]

const MILLION = 1_000_000

/** The companies of the story with their owners, places and activities; the first is Sari's, the second Tono's. */
export async function createCompanies(db: Db, people: People, now: Date, random: Random) {
  const created = []
  for (const [index, row] of (rows as unknown as Row[]).entries()) {
    const [
      slug,
      trade_name,
      ownerName,
      mainKbli,
      otherKblis,
      regency,
      description,
      product,
      people_count,
      capital,
      sales,
      entity_kind,
    ] = row
    const created_at = daysAgo(now, index < 2 ? 175 : random.between(120, 178), random)
    const owner = await people.create(
      ownerEmail(slug, ownerName),
      ownerName,
      null,
      new Date(created_at.getTime() - 40 * 60_000),
    )
    const place = await pickVillage(db, regency, index)
    const nik = `${regency.replace('.', '')}${place.code.slice(6, 8)}${random.digits(0)}150785${random.digits(4).replace(/^0+$/, '0001')}`
    const company = {
      id: newId(created_at.getTime()),
      slug,
      legal_name: legalName(entity_kind, trade_name, ownerName),
      trade_name,
      entity_kind,
      nik_encrypted: entity_kind === 'individual' ? encrypt(nik) : null,
      nik_masked: entity_kind === 'individual' ? `${nik.slice(0, 4)}••••••••${nik.slice(12)}` : null,
      npwp: entity_kind === 'individual' ? null : `0${random.digits(15)}`,
      phone: `+62813${random.digits(8)}`,
      email: owner.email,
      village_code: place.code,
      province_code: place.province,
      address: `Jalan ${random.pick(STREETS)} No. ${random.between(1, 180)}`,
      postal_code: `${random.between(1, 9)}${random.digits(4)}`,
      premises_tenure: random.pick(['owned', 'owned', 'rented', 'borrowed']),
      business_description: description,
      people_count,
      capital_amount: BigInt(capital * MILLION),
      yearly_sales_amount: BigInt(sales * MILLION),
      scale: sales <= 2000 && capital <= 1000 ? 'micro' : 'small',
      time_zone: place.time_zone,
      created_by: owner.id,
      created_at,
    }
    await db.insertInto('companies').values(company).execute()
    await db
      .insertInto('company_kblis')
      .values(
        [mainKbli, ...otherKblis].map((code, position) => ({
          company_id: company.id,
          version: '2025',
          code,
          is_main: position === 0,
        })),
      )
      .execute()
    await db
      .insertInto('company_members')
      .values({ company_id: company.id, user_id: owner.id, role: 'owner', created_at })
      .execute()
    created.push({ ...company, owner, product, mainKbli, place, nib: null as string | null })
  }
  await createHelpers(db, people, created, now, random)
  return created
}

const STREETS = [
  'Melati',
  'Kenanga',
  'Pahlawan',
  'Diponegoro',
  'Gajah Mada',
  'Cendana',
  'Raya Pasar',
  'Mawar',
  'Kartini',
  'Teuku Umar',
]

function ownerEmail(slug: string, name: string): string {
  if (slug === 'warung-bu-sari') return 'sari@demo.test'
  if (slug === 'bengkel-pak-tono') return 'tono@demo.test'
  const first = name
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim()
    .split(' ')
    .at(0)
  return `${first}.${slug.split('-').at(-1)}@usaha.test`
}

function legalName(kind: string, trade: string, owner: string): string {
  if (kind === 'individual') return owner
  if (kind === 'cv') return `CV ${trade}`
  if (kind === 'pt' || kind === 'pt_individual') return `PT ${trade}`
  return `Koperasi ${trade}`
}

async function pickVillage(db: Db, regency: string, index: number) {
  const village = await db
    .selectFrom('regions')
    .select('code')
    .where('level', '=', 4)
    .where('code', 'like', `${regency}.%`)
    .orderBy('code')
    .offset((index * 7) % 20)
    .limit(1)
    .executeTakeFirstOrThrow()
  const names = await db
    .selectFrom('regions')
    .select(['level', 'name', 'code', 'time_zone'])
    .where('code', 'in', [
      village.code,
      village.code.slice(0, 8),
      village.code.slice(0, 5),
      village.code.slice(0, 2),
    ])
    .orderBy('level', 'desc')
    .execute()
  const province = names.at(-1)
  return {
    code: village.code,
    label: names.map((name) => name.name).join(', '),
    province: village.code.slice(0, 2),
    time_zone: province?.time_zone ?? 'Asia/Jakarta',
  }
}

/** Somebody helps in a few of the companies, so that teams are more than their owner. */
async function createHelpers(
  db: Db,
  people: People,
  companies: { id: string; slug: string; owner: Person }[],
  now: Date,
  random: Random,
) {
  const sari = companies[0]
  if (sari) {
    for (const [name, email, role] of [
      ['Wawan Hermawan', 'wawan@usaha.test', 'manager'],
      ['Lilis Suryani', 'lilis@usaha.test', 'staff'],
    ] as const) {
      const helper = await people.create(email, name, null, daysAgo(now, 90, random))
      await db
        .insertInto('company_members')
        .values({ company_id: sari.id, user_id: helper.id, role })
        .execute()
    }
    await db
      .insertInto('invitations')
      .values({
        id: newId(),
        company_id: sari.id,
        company_role: 'viewer',
        email: 'akuntan@usaha.test',
        token_hash: sql<string>`md5(random()::text) || md5(random()::text)`,
        invited_by: sari.owner.id,
        expires_at: new Date(now.getTime() + 5 * 86_400_000),
        created_at: daysAgo(now, 2, random),
      })
      .execute()
  }
}
