import type { Db } from '@/db'
import type { GrantedStaff } from '@/lib/auth/gates'
import type { CompanyRole, StaffRole } from '@/lib/auth/permissions'
import type { CompanyId, StaffId, UserId } from '@/lib/ids'
import type { Applicant } from '@/lib/licensing/applications/mutations'
import type { Reviewer } from '@/lib/licensing/review/reviewer'
import { tokenOf } from './seed-people'
import { REVIEWERS, SENDERS } from './seed-plan'

// People and cases of a seeded database, as the functions behind the pages take them.

/** One of the staff by number: 1 to 60 review, 61 to 68 supervise, 69 administers. */
export async function getReviewer(db: Db, number: number): Promise<Reviewer & { token: string }> {
  const token = tokenOf('staff', number)
  const user = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['users.id', 'users.name', 'users.staff_role'])
    .where('token', '=', token)
    .executeTakeFirstOrThrow()
  return {
    token,
    staff_id: user.id as StaffId,
    role: user.staff_role as StaffRole,
    actor: { kind: 'staff', user_id: user.id, name: user.name },
  }
}

/** The same as the gates of the pages grant it. */
export async function grantStaff(db: Db, number: number): Promise<GrantedStaff> {
  const who = await getReviewer(db, number)
  const { user_id, name } = who.actor
  const user = { id: user_id as UserId, session_id: '', name: name ?? '', email: '', locale: 'id' }
  return { ...who, user: { ...user, time_zone: 'Asia/Jakarta', staff_role: who.role } }
}

export const getSupervisor = (db: Db) => getReviewer(db, REVIEWERS + 1)

/** The owner of one of the companies that have drafts to send, 1 to 200. */
export async function getSender(db: Db, number: number): Promise<Applicant & { token: string }> {
  if (number > SENDERS) throw new Error(`There are ${SENDERS} senders`)
  const token = tokenOf('sender', number)
  const row = await db
    .selectFrom('sessions')
    .innerJoin('company_members as member', 'member.user_id', 'sessions.user_id')
    .innerJoin('companies', 'companies.id', 'member.company_id')
    .innerJoin('users', 'users.id', 'member.user_id')
    .select([
      'companies.id',
      'companies.slug',
      'companies.trade_name',
      'companies.legal_name',
      'member.role',
      'users.id as user_id',
      'users.name',
    ])
    .where('token', '=', token)
    .executeTakeFirstOrThrow()
  return {
    token,
    company: {
      id: row.id as CompanyId,
      slug: row.slug,
      trade_name: row.trade_name,
      legal_name: row.legal_name,
      time_zone: 'Asia/Jakarta',
    },
    role: row.role as CompanyRole,
    actor: { kind: 'user', user_id: row.user_id, name: row.name },
  }
}

export type HeldCase = Awaited<ReturnType<typeof listHeld>>[number]

/** Cases in review that somebody holds and can decide, not at their last stage, each with its stage. */
export async function listHeld(db: Db, staffId: string, limit = 50) {
  return (
    db
      .selectFrom('applications')
      .innerJoin('application_stages as stage', 'stage.id', 'applications.current_stage_id')
      .select([
        'applications.id',
        'applications.number',
        'applications.company_name',
        'stage.id as stage_id',
        'stage.position',
        'stage.key',
      ])
      .where('applications.assignee_id', '=', staffId)
      .where('applications.status', '=', 'in_review')
      .where('applications.due_at', '>', new Date())
      // Somebody has to go there first.
      .where('stage.kind', '<>', 'visit')
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('application_stages as later')
            .select('later.id')
            .whereRef('later.application_id', '=', 'applications.id')
            .whereRef('later.position', '>', 'stage.position'),
        ),
      )
      .orderBy('applications.id', 'desc')
      .limit(limit)
      .execute()
  )
}

/** Drafts of a company that can be sent as they are. */
export async function listDrafts(db: Db, companyId: string) {
  return db
    .selectFrom('applications')
    .select(['id', 'number', 'version'])
    .where('company_id', '=', companyId)
    .where('status', '=', 'draft')
    .orderBy('id')
    .execute()
}
