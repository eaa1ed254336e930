import type { Db } from '@/db'
import type { CompanyRole } from '@/lib/auth/permissions'
import { formatPhone } from '@/lib/identity'
import type { CompanyId, UserId } from '@/lib/ids'

export type Membership = {
  slug: string
  trade_name: string
  role: CompanyRole
  disabled_at: Date | null
}

/** The companies a user belongs to, the first joined first; disabled ones too. */
export async function listMemberships(db: Db, userId: UserId): Promise<Membership[]> {
  const rows = await memberships(db).where('company_members.user_id', '=', userId).execute()
  return rows as Membership[]
}

/** The same by the session's token, so that a page need not know the user first. */
export async function listMembershipsOfSession(db: Db, token: string): Promise<Membership[]> {
  const rows = await memberships(db)
    .innerJoin('sessions', 'sessions.user_id', 'company_members.user_id')
    .where('sessions.token', '=', token)
    .where('sessions.expires_at', '>', new Date())
    .execute()
  return rows as Membership[]
}

function memberships(db: Db) {
  return db
    .selectFrom('company_members')
    .innerJoin('companies', 'companies.id', 'company_members.company_id')
    .select(['companies.slug', 'companies.trade_name', 'companies.disabled_at', 'company_members.role'])
    .orderBy('company_members.created_at')
    .orderBy('companies.id')
    .limit(200)
}

export type Member = {
  user_id: string
  name: string
  email: string
  role: CompanyRole
  last_seen_at: Date | null
  created_at: Date
}

/** Everyone who belongs to a company, the first joined first. */
export async function listMembers(db: Db, companyId: CompanyId): Promise<Member[]> {
  const rows = await db
    .selectFrom('company_members')
    .innerJoin('users', 'users.id', 'company_members.user_id')
    .select([
      'users.id as user_id',
      'users.name',
      'users.email',
      'users.last_seen_at',
      'company_members.role',
      'company_members.created_at',
    ])
    .where('company_id', '=', companyId)
    .orderBy('company_members.created_at')
    .orderBy('users.id')
    .execute()
  return rows as Member[]
}

/** The profile of a company as its settings show it, phone as one writes it in Indonesia. */
export async function getCompanyProfile(db: Db, companyId: CompanyId) {
  const row = await db
    .selectFrom('companies')
    .leftJoin('regions as village', 'village.code', 'companies.village_code')
    .leftJoin('regions as province', 'province.code', 'companies.province_code')
    .select([
      'companies.version',
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
      'companies.time_zone',
      'village.name as village_name',
      'province.name as province_name',
    ])
    .where('companies.id', '=', companyId)
    .executeTakeFirstOrThrow()
  return { ...row, phone: row.phone && formatPhone(row.phone) }
}
