import type { z } from 'zod'
import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { izinkuErrorMap } from '@/lib/validation'
import { SETTINGS, type SettingKey } from './definitions'
import { type SettingValue, schemaOf } from './schema'

export type ChangeSource = 'page' | 'import' | 'reset' | 'undo'

export type SettingChange = {
  key: string
  /** null: back to the default. */
  value: SettingValue | null
  /** The version the editor saw; a newer one in the database means that somebody else was faster. Left out by imports. */
  version?: number
  source: ChangeSource
}

export type ChangeOutcome =
  | { ok: true; changed: boolean; version: number }
  | { ok: false; reason: 'unknownSetting' | 'stale' }
  | { ok: false; reason: 'invalid'; problem: string }

/**
 * Sets one setting, checked by its rules, with its history and the audit entry in the caller's transaction. The value in
 * force already changes nothing.
 */
export async function changeSetting(trx: Trx, actor: Actor, change: SettingChange): Promise<ChangeOutcome> {
  const row = await trx
    .selectFrom('config_settings')
    .selectAll()
    .where('key', '=', change.key)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !(change.key in SETTINGS)) return { ok: false, reason: 'unknownSetting' }
  if (change.version !== undefined && change.version !== row.version) return { ok: false, reason: 'stale' }
  const checked = checkValue(change.key as SettingKey, change.value)
  if (!checked.ok) return { ok: false, reason: 'invalid', problem: checked.problem }
  if (row.value === checked.value) return { ok: true, changed: false, version: row.version }
  const version = row.version + 1
  await trx
    .updateTable('config_settings')
    .set({
      value: checked.value === null ? null : JSON.stringify(checked.value),
      version,
      changed_by: actor.user_id,
      changed_at: new Date(),
    })
    .where('id', '=', row.id)
    .execute()
  await trx
    .insertInto('config_setting_changes')
    .values({
      id: newId(),
      setting_id: row.id,
      before_value: row.value === null ? null : JSON.stringify(row.value),
      after_value: checked.value === null ? null : JSON.stringify(checked.value),
      source: change.source,
      changed_by: actor.user_id,
    })
    .execute()
  await recordAudit(trx, actor, {
    action: 'setting.changed',
    entity_type: 'setting',
    entity_id: row.key,
    before: { value: row.value },
    after: { value: checked.value, source: change.source },
  })
  return { ok: true, changed: true, version }
}

/**
 * Puts a setting back to what it was before its last change. Refuses `nothingToUndo`, and as `changeSetting` does: the
 * earlier value may break a rule that is newer than it.
 */
export async function undoSetting(
  trx: Trx,
  actor: Actor,
  { key, version }: { key: string; version: number },
): Promise<ChangeOutcome | { ok: false; reason: 'nothingToUndo' }> {
  const last = await trx
    .selectFrom('config_setting_changes')
    .innerJoin('config_settings', 'config_settings.id', 'config_setting_changes.setting_id')
    .select('config_setting_changes.before_value')
    .where('config_settings.key', '=', key)
    .orderBy('config_setting_changes.created_at', 'desc')
    .orderBy('config_setting_changes.id', 'desc')
    .executeTakeFirst()
  if (!last) return { ok: false, reason: 'nothingToUndo' }
  // The version tells whether this is still the last change once the row is locked.
  return changeSetting(trx, actor, {
    key,
    value: last.before_value as SettingValue | null,
    version,
    source: 'undo',
  })
}

/** Checks a value by the rules of its setting; `problem` is a key of the namespace `validation`. */
export function checkValue(
  key: SettingKey,
  value: SettingValue | null,
): { ok: true; value: SettingValue | null } | { ok: false; problem: string } {
  if (value === null) return { ok: true, value }
  const parsed = schemaOf(SETTINGS[key]).safeParse(value, { error: izinkuErrorMap })
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, problem: problemOf(parsed.error.issues) }
}

/** The first sentence to show: of a union (none, or a well-formed text) the one that speaks of the form. */
function problemOf(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = issues
  if (issue?.code === 'invalid_union') return problemOf(issue.errors.at(-1) ?? [])
  return issue?.message ?? 'invalid'
}
