import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { SETTING_KEYS, SETTINGS, type SettingKey, type Settings } from './definitions'
import type { ChangeSource } from './mutations'
import type { SettingValue } from './schema'
import type { SettingRules, SettingType } from './setting'

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

const SHOWN_MILLISECONDS = 5000

let recent: { settings: Settings; until: number } | undefined
let reading: Promise<Settings> | undefined

/**
 * The settings for showing (platform name, support address, upload limit): at most five seconds old, the last known ones
 * while the database is away, the defaults when nothing is known yet. Decisions about money and deadlines use `getSettings`.
 * Pages that ask at once share one query, and one that failed is not repeated for as long: nobody waits twice.
 */
export async function getShownSettings(db: Db): Promise<Settings> {
  if (recent && recent.until > Date.now()) return recent.settings
  reading ??= readShown(db)
  return reading
}

async function readShown(db: Db): Promise<Settings> {
  const settings = await getSettings(db).catch(() => recent?.settings ?? DEFAULTS)
  recent = { settings, until: Date.now() + SHOWN_MILLISECONDS }
  reading = undefined
  return settings
}

/** One setting as it stands now. */
export async function getSetting<Key extends SettingKey>(db: Db | Trx, key: Key): Promise<Settings[Key]> {
  return (await getSettings(db))[key]
}

export type SettingGroup = Awaited<ReturnType<typeof listSettingGroups>>[number]

/** All groups in their order, each with how many of its settings differ from their default. */
export async function listSettingGroups(db: Db) {
  return db
    .selectFrom('config_groups')
    .leftJoin('config_groups as parent', 'parent.id', 'config_groups.parent_id')
    .select((eb) => [
      'config_groups.id',
      'config_groups.key',
      'parent.key as parent_key',
      'config_groups.name_id',
      'config_groups.name_en',
      'config_groups.description_id',
      'config_groups.description_en',
      eb
        .selectFrom('config_settings')
        .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('count'))
        .whereRef('config_settings.group_id', '=', 'config_groups.id')
        .where('value', 'is not', null)
        .as('changed_count'),
    ])
    .orderBy('config_groups.position')
    .execute()
}

export type SettingHistory = {
  id: string
  before_value: SettingValue | null
  after_value: SettingValue | null
  source: ChangeSource
  changed_by_name: string | null
  /** As PostgreSQL writes an instant into JSON. */
  created_at: string
}

export type SettingRow = {
  id: string
  key: SettingKey
  group_id: string
  type: SettingType
  rules: SettingRules
  name_id: string
  name_en: string
  help_id: string
  help_en: string
  default_value: SettingValue
  value: SettingValue | null
  version: number
  changed_at: Date | null
  changed_by_name: string | null
  /** The last ten changes, newest first. */
  history: SettingHistory[]
}

/** Every setting the code knows, in order, with who set it and its last ten changes. One query: there are a few dozen. */
export async function listSettings(db: Db): Promise<SettingRow[]> {
  const rows = await db
    .selectFrom('config_settings')
    .leftJoin('users', 'users.id', 'config_settings.changed_by')
    .select([
      'config_settings.id',
      'config_settings.key',
      'config_settings.group_id',
      'config_settings.type',
      'config_settings.rules',
      'config_settings.name_id',
      'config_settings.name_en',
      'config_settings.help_id',
      'config_settings.help_en',
      'config_settings.default_value',
      'config_settings.value',
      'config_settings.version',
      'config_settings.changed_at',
      'users.name as changed_by_name',
      sql<SettingHistory[]>`coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', change.id, 'before_value', change.before_value, 'after_value', change.after_value,
          'source', change.source, 'created_at', change.created_at, 'changed_by_name', who.name)
          order by change.created_at desc, change.id desc)
        from (
          select * from config_setting_changes
          where setting_id = config_settings.id order by created_at desc, id desc limit 10
        ) change left join users who on who.id = change.changed_by
      ), '[]')`.as('history'),
    ])
    .where('config_settings.key', 'in', SETTING_KEYS)
    .orderBy('config_settings.position')
    .execute()
  return rows as unknown as SettingRow[]
}

/** What staff set, for export and import: null where a setting stands at its default. */
export async function listStoredValues(db: Db | Trx): Promise<{ key: string; value: SettingValue | null }[]> {
  const rows = await db.selectFrom('config_settings').select(['key', 'value']).orderBy('key').execute()
  return rows as { key: string; value: SettingValue | null }[]
}
