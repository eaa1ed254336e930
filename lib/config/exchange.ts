import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { SETTING_KEYS, SETTINGS, type SettingKey } from './definitions'
import { changeSetting, checkValue } from './mutations'
import { type SettingsFile, type SettingValue, settingsFile } from './schema'

export type Stored = { key: string; value: SettingValue | null }

/** The file of all values that staff set. What stands at its default is left out, so that a later default still reaches the other side. */
export function exportSettings(stored: Stored[], now: Date): SettingsFile {
  const set = stored.filter((row) => row.value !== null)
  return {
    format: 'izinku-settings',
    version: 1,
    exported_at: now.toISOString(),
    settings: Object.fromEntries(set.map((row) => [row.key, row.value])),
  }
}

export type Difference =
  | { key: SettingKey; kind: 'change'; before: SettingValue; after: SettingValue; to_default: boolean }
  | { key: string; kind: 'unknown' }
  | { key: string; kind: 'invalid'; problem: string }

export type ReadFile = { ok: true; file: SettingsFile } | { ok: false; reason: 'unreadable' | 'otherFormat' }

/** Reads an exported file. Nothing in it is believed yet. */
export function readSettingsFile(text: string): ReadFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, reason: 'unreadable' }
  }
  const parsed = settingsFile.safeParse(json)
  return parsed.success ? { ok: true, file: parsed.data } : { ok: false, reason: 'otherFormat' }
}

/** What importing a file would change. `null` in the file puts a setting back to its default; what it does not name stays. */
export function differenceOf(file: SettingsFile, stored: Stored[]): Difference[] {
  const present = new Map(stored.map((row) => [row.key, row.value]))
  return Object.entries(file.settings).flatMap(([key, value]): Difference[] => {
    if (!(SETTING_KEYS as string[]).includes(key)) return [{ key, kind: 'unknown' }]
    const known = key as SettingKey
    const checked = checkValue(known, value)
    if (!checked.ok) return [{ key, kind: 'invalid', problem: checked.problem }]
    const fallback: SettingValue = SETTINGS[known].default
    const before = present.get(key) ?? fallback
    const after = checked.value ?? fallback
    const isSame = before === after && (present.get(key) ?? null) === checked.value
    return isSame ? [] : [{ key: known, kind: 'change', before, after, to_default: checked.value === null }]
  })
}

/** Applies a file whole or, when anything in it is unknown or invalid, not at all. Answers how many settings changed. */
export async function importSettings(
  trx: Trx,
  actor: Actor,
  file: SettingsFile,
): Promise<{ ok: true; changed: number } | { ok: false; reason: 'hasProblems' }> {
  const stored = (await trx
    .selectFrom('config_settings')
    .select(['key', 'value'])
    .forUpdate()
    .execute()) as Stored[]
  const differences = differenceOf(file, stored)
  if (differences.some((difference) => difference.kind !== 'change'))
    return { ok: false, reason: 'hasProblems' }
  let changed = 0
  for (const [key, value] of Object.entries(file.settings)) {
    const outcome = await changeSetting(trx, actor, { key, value, source: 'import' })
    if (outcome.ok && outcome.changed) changed++
  }
  return { ok: true, changed }
}
