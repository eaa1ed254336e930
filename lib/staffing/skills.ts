import type { Db, Trx } from '@/db'
import { uniqueViolation } from '@/db/errors'
import { recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import type { Editor } from './absences'
import { hasSkill, type Skill } from './choose'
import type { CapacityInput, SkillInput } from './schema'

export type SkillRow = Awaited<ReturnType<typeof listSkills>>[number]

/** What people work on, with the names of types and regions: everybody's, or one person's. */
export async function listSkills(db: Db | Trx, userId?: string) {
  return db
    .selectFrom('staff_skills as skill')
    .leftJoin('license_types as type', 'type.id', 'skill.license_type_id')
    .leftJoin('regions', 'regions.code', 'skill.region_prefix')
    .select(['skill.id', 'skill.user_id', 'skill.license_type_id', 'skill.region_prefix'])
    .select(['type.name_id', 'type.name_en', 'regions.name as region_name'])
    .$if(userId !== undefined, (query) => query.where('skill.user_id', '=', userId ?? ''))
    .orderBy('type.position')
    .orderBy('skill.region_prefix')
    .execute()
}

/** How many of the open cases this person holds would no longer fit with these skills. */
export async function countUnfit(db: Db, userId: string, skills: readonly Skill[]): Promise<number> {
  const held = await db
    .selectFrom('applications')
    .select(['license_type_id', 'region_code'])
    .where('assignee_id', '=', userId)
    .where('status', 'in', ['submitted', 'in_review', 'revision_requested', 'on_hold'])
    .execute()
  return held.filter((work) => !hasSkill(skills, work)).length
}

/** What the form said, as it is kept. */
export function skillOf(input: Pick<SkillInput, 'license_type_id' | 'region_prefix'>): Skill {
  return { license_type_id: input.license_type_id || null, region_prefix: input.region_prefix || null }
}

/** Adds to what somebody works on; their first one keeps them from everything else. What they hold stays with them. */
export async function addSkill(
  trx: Trx,
  editor: Editor,
  input: SkillInput,
): Promise<{ ok: true } | { ok: false; reason: 'notFound' }> {
  const person = await trx
    .selectFrom('users')
    .select('id')
    .where('id', '=', input.user_id)
    .where('staff_role', 'in', ['reviewer', 'supervisor'])
    .executeTakeFirst()
  if (!person) return { ok: false, reason: 'notFound' }
  const values = { id: newId(), user_id: person.id, ...skillOf(input) }
  await trx.insertInto('staff_skills').values(values).execute()
  await recordAudit(trx, editor.actor, {
    action: 'skill.added',
    entity_type: 'user',
    entity_id: person.id,
    after: skillOf(input),
  })
  return { ok: true }
}

/** Whether an error is the rule that a skill is there once. */
export function isKnownSkill(error: unknown): boolean {
  return uniqueViolation(error) === 'staff_skills_key'
}

/** Takes away one of the things somebody works on; without any they work on everything. False when it was gone. */
export async function removeSkill(
  trx: Trx,
  editor: Editor,
  { user_id, skill_id }: { user_id: string; skill_id: string },
): Promise<boolean> {
  const removed = await trx
    .deleteFrom('staff_skills')
    .where('id', '=', skill_id)
    .where('user_id', '=', user_id)
    .returning(['license_type_id', 'region_prefix'])
    .executeTakeFirst()
  if (!removed) return false
  await recordAudit(trx, editor.actor, {
    action: 'skill.removed',
    entity_type: 'user',
    entity_id: user_id,
    before: removed,
  })
  return true
}

/** Sets how much somebody can carry and whether they get cases by themselves. */
export async function setCapacity(trx: Trx, editor: Editor, input: CapacityInput): Promise<void> {
  const values = {
    max_open: input.max_open === '' ? null : Number(input.max_open),
    takes_automatic: input.takes_automatic,
  }
  await trx
    .insertInto('staff_capacity')
    .values({ user_id: input.user_id, ...values })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values))
    .execute()
  await recordAudit(trx, editor.actor, {
    action: 'capacity.set',
    entity_type: 'user',
    entity_id: input.user_id,
    after: values,
  })
}

/** Whether reminders come by mail too. Everybody's own choice. */
export async function setMailsReminders(trx: Trx, userId: string, mails_reminders: boolean): Promise<void> {
  await trx
    .insertInto('staff_capacity')
    .values({ user_id: userId, mails_reminders })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ mails_reminders }))
    .execute()
}

/** Whether reminders come by mail too: yes, until one says no. */
export async function getMailsReminders(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff_capacity')
    .select('mails_reminders')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.mails_reminders ?? true
}
