import type { Trx } from '@/db'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { type CompanyRole, can } from '@/lib/auth/permissions'
import type { CompanyId } from '@/lib/ids'
import type { CompanyProfile } from './schema'

/** Changes a company's profile. Refuses `conflict` when somebody changed it since `version` was read. */
export async function updateCompanyProfile(
  trx: Trx,
  companyId: CompanyId,
  version: number,
  profile: CompanyProfile,
  actor: Actor,
): Promise<ActionResult<{ version: number }>> {
  const before = await trx
    .selectFrom('companies')
    .select([
      'version',
      'trade_name',
      'phone',
      'email',
      'address',
      'postal_code',
      'premises_tenure',
      'business_description',
      'time_zone',
    ])
    .where('id', '=', companyId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (before.version !== version) return refuse('conflict')
  await trx
    .updateTable('companies')
    .set({ ...profile, version: version + 1 })
    .where('id', '=', companyId)
    .execute()
  await recordAudit(trx, actor, {
    action: 'company.profile_changed',
    entity_type: 'company',
    entity_id: companyId,
    company_id: companyId,
    before,
    after: { ...profile, version: version + 1 },
  })
  return { ok: true, data: { version: version + 1 } }
}

type Team = Map<string, CompanyRole>

/** The members with their roles, locked: whatever changes the team waits, so that the last owner is really the last. */
async function lockTeam(trx: Trx, companyId: CompanyId): Promise<Team> {
  const rows = await trx
    .selectFrom('company_members')
    .select(['user_id', 'role'])
    .where('company_id', '=', companyId)
    .orderBy('user_id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.user_id, row.role as CompanyRole]))
}

function isLastOwner(team: Team, userId: string): boolean {
  const owners = [...team].filter(([, role]) => role === 'owner')
  return owners.length === 1 && owners[0]?.[0] === userId
}

/** Whether the actor may still manage the team, now that it is locked. */
function mayManage(team: Team, actor: Actor): boolean {
  const role = actor.user_id ? team.get(actor.user_id) : undefined
  return role !== undefined && can(role, 'team.manage')
}

/**
 * Gives a member another role. Refuses `notAllowed` (the actor no longer manages the team), `notFound` and `lastOwner`
 * (a company without an owner belongs to nobody).
 */
export async function changeMemberRole(
  trx: Trx,
  companyId: CompanyId,
  userId: string,
  role: CompanyRole,
  actor: Actor,
): Promise<ActionResult> {
  const team = await lockTeam(trx, companyId)
  if (!mayManage(team, actor)) return refuse('notAllowed')
  const before = team.get(userId)
  if (!before) return refuse('notFound')
  if (before === role) return DONE
  if (role !== 'owner' && isLastOwner(team, userId)) return refuse('lastOwner')
  await trx
    .updateTable('company_members')
    .set({ role })
    .where('company_id', '=', companyId)
    .where('user_id', '=', userId)
    .execute()
  await recordAudit(trx, actor, {
    action: 'member.role_changed',
    entity_type: 'company_member',
    entity_id: userId,
    company_id: companyId,
    before: { role: before },
    after: { role },
  })
  return DONE
}

/** Takes a member out of a company. Refuses as `changeMemberRole`; removing someone who left already is no failure. */
export async function removeMember(
  trx: Trx,
  companyId: CompanyId,
  userId: string,
  actor: Actor,
): Promise<ActionResult> {
  const team = await lockTeam(trx, companyId)
  if (!mayManage(team, actor)) return refuse('notAllowed')
  return take(trx, companyId, team, userId, 'member.removed', actor)
}

/** The actor leaves a company. Refuses `lastOwner`. */
export async function leaveCompany(
  trx: Trx,
  companyId: CompanyId,
  userId: string,
  actor: Actor,
): Promise<ActionResult> {
  const team = await lockTeam(trx, companyId)
  return take(trx, companyId, team, userId, 'member.left', actor)
}

async function take(
  trx: Trx,
  companyId: CompanyId,
  team: Team,
  userId: string,
  action: string,
  actor: Actor,
): Promise<ActionResult> {
  const role = team.get(userId)
  if (!role) return DONE
  if (isLastOwner(team, userId)) return refuse('lastOwner')
  await trx
    .deleteFrom('company_members')
    .where('company_id', '=', companyId)
    .where('user_id', '=', userId)
    .execute()
  await recordAudit(trx, actor, {
    action,
    entity_type: 'company_member',
    entity_id: userId,
    company_id: companyId,
    before: { role },
  })
  return DONE
}
