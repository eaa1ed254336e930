import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { db } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import type { CompanyId, StaffId } from '@/lib/ids'
import { type RequestInfo, requestInfo } from '@/lib/request'
import type { Zone } from '@/lib/time'
import {
  type CompanyPermission,
  type CompanyRole,
  can,
  type StaffPermission,
  type StaffRole,
} from './permissions'
import { findSessionUser, type SessionUser, sessionToken } from './session'

export type Granted = { user: SessionUser; actor: Actor }

export type MemberCompany = {
  id: CompanyId
  slug: string
  trade_name: string
  legal_name: string
  time_zone: Zone
}

export type GrantedMember = Granted & { company: MemberCompany; role: CompanyRole }

export type GrantedStaff = Granted & { staff_id: StaffId; role: StaffRole }

/** Open to everyone: who asks is known by their request alone. Named so that every action names a gate. */
export async function allowAnyone(): Promise<RequestInfo> {
  return requestInfo()
}

/** Anyone signed in. Others are sent to sign in and come back to where they were. */
export async function requireUser(): Promise<Granted> {
  const user = await findSessionUser()
  if (!user) redirect(await signInPath())
  return { user, actor: await actorOf(user, 'user') }
}

/**
 * A member of the company with this slug who holds the permission. Whoever is not, sees the same 404 as for a company
 * that does not exist. One query: session, user, company and membership together.
 */
export async function requireMember(slug: string, permission: CompanyPermission): Promise<GrantedMember> {
  const found = await findMember(slug)
  if (!found) {
    if (!(await findSessionUser())) redirect(await signInPath())
    notFound()
  }
  if (!can(found.role, permission)) notFound()
  return { ...found, actor: await actorOf(found.user, 'user') }
}

/** A member of staff who holds the permission. For everyone else the admin area does not exist. */
export async function requireStaff(permission: StaffPermission): Promise<GrantedStaff> {
  const user = await findSessionUser()
  if (!user) redirect(await signInPath())
  if (!user.staff_role || !can(user.staff_role, permission)) notFound()
  return {
    user,
    staff_id: user.id as string as StaffId,
    role: user.staff_role,
    actor: await actorOf(user, 'staff'),
  }
}

const findMember = cache(async (slug: string) => {
  const token = await sessionToken()
  if (!token) return undefined
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .innerJoin('company_members', 'company_members.user_id', 'users.id')
    .innerJoin('companies', 'companies.id', 'company_members.company_id')
    .select([
      'users.id',
      'sessions.id as session_id',
      'users.name',
      'users.email',
      'users.locale',
      'users.time_zone',
      'users.staff_role',
      'company_members.role',
      'companies.id as company_id',
      'companies.slug',
      'companies.trade_name',
      'companies.legal_name',
      'companies.time_zone as company_time_zone',
    ])
    .where('sessions.token', '=', token)
    .where('sessions.expires_at', '>', new Date())
    .where('users.disabled_at', 'is', null)
    .where('companies.slug', '=', slug)
    .where('companies.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { role, company_id, trade_name, legal_name, company_time_zone, slug: found, ...user } = row
  return {
    user: user as SessionUser,
    role: role as CompanyRole,
    company: {
      id: company_id as CompanyId,
      slug: found,
      trade_name,
      legal_name,
      time_zone: company_time_zone as Zone,
    },
  }
})

async function actorOf(user: SessionUser, kind: 'user' | 'staff'): Promise<Actor> {
  return { kind, user_id: user.id, name: user.name, request: await requestInfo() }
}

async function signInPath(): Promise<string> {
  const path = (await headers()).get('x-izinku-path')
  return path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in'
}
