import { sql } from 'kysely'
import type { Trx } from '@/db'
import type { StaffRole } from '@/lib/auth/permissions'
import { readDefinition } from '../definitions/definition'

/** A stage of an application with what its definition says of it, or undefined when there is none of this id. */
export async function findStage(trx: Trx, applicationId: string, stageId: string) {
  const row = await trx
    .selectFrom('application_stages as stage')
    .innerJoin('applications', 'applications.id', 'stage.application_id')
    .innerJoin('license_type_versions as version', 'version.id', 'applications.license_type_version_id')
    .select([
      'stage.id',
      'stage.key',
      'stage.kind',
      'stage.role',
      'stage.position',
      'stage.round',
      'stage.working_days',
      'stage.completed_by',
      'applications.data',
      'version.definition',
    ])
    .where('stage.id', '=', stageId)
    .where('stage.application_id', '=', applicationId)
    .executeTakeFirst()
  if (!row) return undefined
  const definition = readDefinition(row.definition)
  const spec = definition.stages.find((stage) => stage.key === row.key)
  if (!spec) throw new Error(`Stage ${row.key} of application ${applicationId} is not in its definition`)
  return { ...row, definition, spec, is_last: row.position === definition.stages.length }
}

/** A member of staff who may hold cases and whose account is open; `is_barred` when four eyes keep them from this stage. */
export async function findAssignable(trx: Trx, userId: string, stageId: string) {
  const row = await trx
    .selectFrom('users')
    .select([
      'id',
      'name',
      'staff_role',
      sql<boolean>`exists (select from application_stages stage
        join application_stages earlier on earlier.application_id = stage.application_id
        where stage.id = ${stageId} and earlier.completed_by = users.id and earlier.key = any(stage.separate_from))`.as(
        'is_barred',
      ),
    ])
    .where('id', '=', userId)
    .where('staff_role', 'in', ['reviewer', 'supervisor'])
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row ? { ...row, staff_role: row.staff_role as StaffRole } : undefined
}

/**
 * Locks the free case that is next in order, that no other transaction is taking, that is of what this reviewer works on and
 * from which four eyes do not keep them. Undefined when there is none.
 */
export async function lockNextFree(
  trx: Trx,
  { staff_id, role }: { staff_id: string; role: StaffRole },
): Promise<string | undefined> {
  const ownStages = role === 'supervisor' ? sql`` : sql`and stage_role = 'reviewer'`
  // Written as the index `applications_take_idx` is, so that it serves the order.
  const { rows } = await sql<{ id: string }>`
    select id from applications
    where assignee_id is null and status in ('submitted', 'in_review') ${ownStages}
      and not exists (select from application_stages stage
        join application_stages earlier on earlier.application_id = stage.application_id
        where stage.id = applications.current_stage_id and earlier.completed_by = ${staff_id}
          and earlier.key = any(stage.separate_from))
      and (not exists (select from staff_skills where user_id = ${staff_id})
        or exists (select from staff_skills skill where skill.user_id = ${staff_id}
          and (skill.license_type_id is null or skill.license_type_id = applications.license_type_id)
          and (skill.region_prefix is null or applications.region_code is null
            or applications.region_code = skill.region_prefix
            or starts_with(applications.region_code, skill.region_prefix || '.'))))
    order by stage_role desc,
      (case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end), due_at, id
    limit 1 for update skip locked`.execute(trx)
  return rows[0]?.id
}

/** Writes beside the active stage who works on it. */
export async function setStageHolder(trx: Trx, applicationId: string, userId: string | null): Promise<void> {
  await trx
    .updateTable('application_stages')
    .set({ assignee_id: userId })
    .where('application_id', '=', applicationId)
    .where('status', '=', 'active')
    .execute()
}

/** Ends a stage well, with what was ticked and what was said of the rest. */
export async function completeStage(
  trx: Trx,
  stageId: string,
  reviewerId: string,
  now: Date,
  checklist: Record<string, boolean>,
  note: string,
): Promise<void> {
  await trx
    .updateTable('application_stages')
    .set({
      status: 'completed',
      completed_at: now,
      completed_by: reviewerId,
      checklist,
      note: note || null,
    })
    .where('id', '=', stageId)
    .execute()
}
