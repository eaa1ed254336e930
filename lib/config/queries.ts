import type { Db, Trx } from '@/db'
import { SETTING_KEYS, SETTINGS, type SettingKey, type Settings } from './definitions'

const DEFAULTS = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].default])) as Settings

/** All settings as they stand now: the value where one was set, else the default of the code. One query. */
export async function getSettings(db: Db | Trx): Promise<Settings> {
  const rows = await db
    .selectFrom('config_settings')
    .select(['key', 'value'])
    .where('value', 'is not', null)
    .execute()
  const known = rows.filter((row) => row.key in SETTINGS).map((row) => [row.key, row.value])
  return { ...DEFAULTS, ...Object.fromEntries(known) }
}

let recent: { settings: Settings; until: number } | undefined

/**
 * The settings for showing (platform name, support address, upload limit): at most five seconds old, the last known ones
 * while the database is away, the defaults when nothing is known yet. Decisions about money and deadlines use `getSettings`.
 */
export async function getShownSettings(db: Db): Promise<Settings> {
  if (recent && recent.until > Date.now()) return recent.settings
  try {
    recent = { settings: await getSettings(db), until: Date.now() + 5000 }
    return recent.settings
  } catch {
    return recent?.settings ?? DEFAULTS
  }
}

/** One setting as it stands now. */
export async function getSetting<Key extends SettingKey>(db: Db | Trx, key: Key): Promise<Settings[Key]> {
  return (await getSettings(db))[key]
}
