import type { Db } from '@/db'
import { formatPhone } from '@/lib/identity'
import type { UserId } from '@/lib/ids'
import type { Zone } from '@/lib/time'
import type { StaffRole } from './permissions'

export type AccountSession = {
  id: string
  ip_address: string | null
  user_agent: string | null
  created_at: Date
  expires_at: Date
}

export type Account = {
  name: string
  email: string
  phone: string | null
  locale: 'id' | 'en'
  time_zone: Zone
  staff_role: StaffRole | null
}

/** What a user says about themselves; the phone as one writes it in Indonesia. */
export async function getAccount(db: Db, userId: UserId): Promise<Account> {
  const row = await db
    .selectFrom('users')
    .select(['name', 'email', 'phone', 'locale', 'time_zone', 'staff_role'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  return { ...row, phone: row.phone && formatPhone(row.phone) } as Account
}

/** The hash of a user's password, for checking the present one before it is changed. */
export async function findPasswordHash(db: Db, userId: UserId): Promise<string | undefined> {
  const row = await db
    .selectFrom('accounts')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? undefined
}

/** The open sessions of a user, newest first. */
export async function listSessions(db: Db, userId: UserId): Promise<AccountSession[]> {
  return db
    .selectFrom('sessions')
    .select(['id', 'ip_address', 'user_agent', 'created_at', 'expires_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', new Date())
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
}

/** Where a user begins: staff at their desk, members at their company, everyone else at the first steps. */
export async function findHome(db: Db, userId: string): Promise<string> {
  const user = await db
    .selectFrom('users')
    .leftJoin('company_members', 'company_members.user_id', 'users.id')
    .leftJoin('companies', (join) =>
      join.onRef('companies.id', '=', 'company_members.company_id').on('companies.disabled_at', 'is', null),
    )
    .select(['users.staff_role', 'companies.slug', 'company_members.company_id'])
    .where('users.id', '=', userId)
    .orderBy((eb) => eb('companies.slug', 'is', null))
    .orderBy('company_members.created_at')
    .executeTakeFirst()
  if (user?.staff_role) return user.staff_role === 'reviewer' ? '/admin/queue' : '/admin'
  if (user?.slug) return `/app/${user.slug}`
  // A member of nothing but disabled companies is told so there.
  return user?.company_id ? '/app' : '/onboarding'
}

/** The language and zone a user chose. */
export async function getChoices(db: Db, userId: string): Promise<{ locale: string; time_zone: string }> {
  return db
    .selectFrom('users')
    .select(['locale', 'time_zone'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
}
