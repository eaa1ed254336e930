import { sql } from 'kysely'
import type { Db } from '@/db'
import { SETTING_KEYS, SETTINGS } from '@/lib/config/definitions'
import { GROUPS } from '@/lib/config/groups'
import { newId } from '@/lib/ids'

/** Makes the rows of groups and settings from their definitions in code. Values that staff set stay as they are. */
export async function seedSettings(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ids = new Map<string, string>()
    for (const [position, group] of GROUPS.entries()) {
      const row = await trx
        .insertInto('config_groups')
        .values({
          id: newId(),
          key: group.key,
          parent_id: group.parent ? ids.get(group.parent) : null,
          name_id: group.name.id,
          name_en: group.name.en,
          description_id: group.description.id,
          description_en: group.description.en,
          position,
        })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((eb) => ({
            name_id: eb.ref('excluded.name_id'),
            name_en: eb.ref('excluded.name_en'),
            description_id: eb.ref('excluded.description_id'),
            description_en: eb.ref('excluded.description_en'),
            position: eb.ref('excluded.position'),
          })),
        )
        .returning('id')
        .executeTakeFirstOrThrow()
      ids.set(group.key, row.id)
    }
    for (const [position, key] of SETTING_KEYS.entries()) {
      const setting = SETTINGS[key]
      const groupId = ids.get(setting.group)
      if (!groupId) throw new Error(`Setting ${key} names a group that does not exist: ${setting.group}`)
      await trx
        .insertInto('config_settings')
        .values({
          id: newId(),
          group_id: groupId,
          key,
          type: setting.type,
          name_id: setting.name.id,
          name_en: setting.name.en,
          help_id: setting.help.id,
          help_en: setting.help.en,
          rules: JSON.stringify(setting.rules),
          default_value: JSON.stringify(setting.default),
          position,
        })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((eb) => ({
            group_id: eb.ref('excluded.group_id'),
            type: eb.ref('excluded.type'),
            name_id: eb.ref('excluded.name_id'),
            name_en: eb.ref('excluded.name_en'),
            help_id: eb.ref('excluded.help_id'),
            help_en: eb.ref('excluded.help_en'),
            rules: eb.ref('excluded.rules'),
            default_value: eb.ref('excluded.default_value'),
            position: sql`excluded.position`,
          })),
        )
        .execute()
    }
  })
}
