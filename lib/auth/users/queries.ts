import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import { formatPhone } from '@/lib/identity'
import type { StaffId } from '@/lib/ids'
import { anywhere, beyondCursor, cutPage, isBackwards } from '@/lib/keyset'
import type { CompanyRole, StaffRole } from '../permissions'
import type { UserFilter } from './filter'

// All users, for the administration: each function asks for the staff's brand.

export const USERS_PAGE = 50

export type UserListRow = Awaited<ReturnType<typeof listUsers>>['rows'][number]

/** One page of users, the newest first, with the companies of each. */
export async function listUsers(db: Db, _staff: StaffId, filter: UserFilter) {
  const direction = isBackwards(filter) ? 'asc' : 'desc'
  const read = await db
    .selectFrom('users')
    .select([
      'users.id',
      'users.name',
      'users.email',
      'users.email_verified',
      'users.staff_role',
      'users.disabled_at',
      'users.last_seen_at',
      'users.created_at',
      sql<{ slug: string; trade_name: string; role: CompanyRole }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('slug', slug, 'trade_name', trade_name, 'role', role))
        from (
          select companies.slug, companies.trade_name, company_members.role
          from company_members join companies on companies.id = company_members.company_id
          where company_members.user_id = users.id order by company_members.created_at limit 3
        ) membership), '[]')`.as('companies'),
      sql<string>`users.created_at::text`.as('sort_key'),
    ])
    .where((eb) => eb.and(conditions(filter)))
    .where(beyondCursor(filter, 'users.created_at', 'users.id'))
    .orderBy('users.created_at', direction)
    .orderBy('users.id', direction)
    .limit(USERS_PAGE + 1)
    .execute()
  return cutPage(read, USERS_PAGE, filter)
}

function conditions(filter: UserFilter): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = []
  if (filter.q) list.push(sql<SqlBool>`(users.name || ' ' || users.email) ilike ${anywhere(filter.q)}`)
  if (filter.staff === 'any') list.push(sql<SqlBool>`users.staff_role is not null`)
  else if (filter.staff) list.push(sql<SqlBool>`users.staff_role = ${filter.staff}`)
  if (filter.role === 'none')
    list.push(sql<SqlBool>`not exists (select from company_members where user_id = users.id)`)
  else if (filter.role)
    list.push(
      sql<SqlBool>`exists (select from company_members where user_id = users.id and role = ${filter.role})`,
    )
  if (filter.state === 'unverified') list.push(sql<SqlBool>`not users.email_verified`)
  if (filter.state === 'disabled') list.push(sql<SqlBool>`users.disabled_at is not null`)
  return list
}

export type UserDetail = NonNullable<Awaited<ReturnType<typeof findUser>>>

/** A user as the administration sees them, disabled or not. */
export async function findUser(db: Db, _staff: StaffId, id: string) {
  const row = await db
    .selectFrom('users')
    .select([
      'id',
      'name',
      'email',
      'email_verified',
      'phone',
      'locale',
      'time_zone',
      'staff_role',
      'privacy_version',
      'privacy_accepted_at',
      'disabled_at',
      'disabled_reason',
      'last_seen_at',
      'created_at',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      ...row,
      staff_role: row.staff_role as StaffRole | null,
      phone: row.phone && formatPhone(row.phone),
    }
  )
}

/** The companies of a user, the first joined first; disabled ones too. */
export async function listCompaniesOfUser(db: Db, _staff: StaffId, userId: string) {
  const rows = await db
    .selectFrom('company_members')
    .innerJoin('companies', 'companies.id', 'company_members.company_id')
    .select([
      'companies.id',
      'companies.slug',
      'companies.trade_name',
      'companies.disabled_at',
      'company_members.role',
      'company_members.created_at',
    ])
    .where('company_members.user_id', '=', userId)
    .orderBy('company_members.created_at')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as CompanyRole }))
}

/** The open sessions of a user, newest first. */
export async function listSessionsOfUser(db: Db, _staff: StaffId, userId: string) {
  return db
    .selectFrom('sessions')
    .select(['id', 'ip_address', 'user_agent', 'created_at', 'expires_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', new Date())
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()
}
