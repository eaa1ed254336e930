import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Db, Trx } from '@/db'
import { newId } from '@/lib/ids'
import { definitionSchema, type LicenseDefinition } from '@/lib/licensing/definitions/definition'

const folder = path.join(import.meta.dirname, 'license-types')

/** The licence types the product brings along, by code: one file each. Throws when one is not a valid definition. */
export function readDefaultLicenseTypes(): { code: string; definition: LicenseDefinition }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const parsed = definitionSchema.safeParse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
      if (!parsed.success) throw new Error(`${file}: ${parsed.error.message}`)
      return { code: path.basename(file, '.json').replaceAll('-', '_'), definition: parsed.data }
    })
}

/**
 * Publishes the types that are new, and a new version of those whose file has changed since. A type that staff have given
 * a version of their own, or are writing one for, is left as it is; running applications keep the version they began with.
 */
export async function seedLicenseTypes(db: Db): Promise<void> {
  for (const { code, definition } of readDefaultLicenseTypes()) {
    await db.transaction().execute((trx) => publishDefault(trx, code, definition))
  }
}

async function publishDefault(trx: Trx, code: string, definition: LicenseDefinition): Promise<void> {
  const type = await trx
    .selectFrom('license_types')
    .leftJoin('license_type_versions as version', 'version.id', 'license_types.current_version_id')
    .select((eb) => [
      'license_types.id',
      'version.definition',
      'version.created_by',
      eb
        .selectFrom('license_type_versions as draft')
        .select('draft.id')
        .whereRef('draft.license_type_id', '=', 'license_types.id')
        .where('draft.status', '=', 'draft')
        .as('draft_id'),
      eb
        .selectFrom('license_type_versions as any_version')
        .select((inner) => inner.fn.max('any_version.version').as('version'))
        .whereRef('any_version.license_type_id', '=', 'license_types.id')
        .as('last_version'),
    ])
    .where('license_types.code', '=', code)
    .executeTakeFirst()
  if (type?.created_by || type?.draft_id) return
  if (type && isDeepStrictEqual(type.definition, JSON.parse(JSON.stringify(definition)))) return

  const typeId = type?.id ?? newId()
  const columns = {
    name_id: definition.name.id,
    name_en: definition.name.en,
    authority: definition.authority.id,
    position: definition.recommendation.position,
  }
  if (!type) {
    await trx
      .insertInto('license_types')
      .values({ id: typeId, code, status: 'published', ...columns })
      .execute()
  }
  const versionId = newId()
  await trx
    .updateTable('license_type_versions')
    .set({ status: 'retired' })
    .where('license_type_id', '=', typeId)
    .where('status', '=', 'published')
    .execute()
  await trx
    .insertInto('license_type_versions')
    .values({
      id: versionId,
      license_type_id: typeId,
      version: (type?.last_version ?? 0) + 1,
      status: 'published',
      definition: JSON.stringify(definition),
      published_at: new Date(),
    })
    .execute()
  await trx
    .updateTable('license_types')
    .set({ ...columns, current_version_id: versionId })
    .where('id', '=', typeId)
    .execute()
}
