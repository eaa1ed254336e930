import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { checkDefinition } from './check'
import { readDraftDefinition } from './draft'

// Reads across companies: each function asks for the brand of staff.

/** A type with its draft, if one is being written, and what was published last, as JSON. */
export async function findDefinitionDraft(db: Db, _staff: StaffId, code: string) {
  const rows = await db
    .selectFrom('license_types as type')
    .innerJoin('license_type_versions as version', 'version.license_type_id', 'type.id')
    .leftJoin('users', 'users.id', 'version.updated_by')
    .select([
      'type.id',
      'type.status as type_status',
      'type.current_version_id',
      'version.id as version_id',
      'version.version',
      'version.status',
      'version.revision',
      'version.definition',
      'version.updated_at',
      'users.name as updated_by_name',
    ])
    .where('type.code', '=', code)
    .where((eb) =>
      eb.or([eb('version.status', '=', 'draft'), eb('version.id', '=', eb.ref('type.current_version_id'))]),
    )
    .execute()
  const [first] = rows
  if (!first) return undefined
  const draft = rows.find((row) => row.status === 'draft')
  const current = rows.find((row) => row.version_id === row.current_version_id)
  return {
    id: first.id,
    code,
    status: first.type_status,
    draft,
    current,
    published: current?.definition,
  }
}

/** One version of a type as JSON, and what of it can be shown; the draft too, complete or not. */
export async function findVersion(db: Db, _staff: StaffId, code: string, version: number) {
  const row = await db
    .selectFrom('license_types as type')
    .innerJoin('license_type_versions as version', 'version.license_type_id', 'type.id')
    .select([
      'type.id',
      'type.code',
      'type.current_version_id',
      'version.id as version_id',
      'version.version',
      'version.status',
      'version.definition',
    ])
    .where('type.code', '=', code)
    .where('version.version', '=', version)
    .executeTakeFirst()
  return row && { ...row, ...checkDefinition(row.definition) }
}

/** Numbers of the versions of a type, newest first, with their state. */
export async function listVersionNumbers(db: Db, _staff: StaffId, code: string) {
  return db
    .selectFrom('license_types as type')
    .innerJoin('license_type_versions as version', 'version.license_type_id', 'type.id')
    .select(['version.version', 'version.status', 'version.id', 'type.current_version_id'])
    .where('type.code', '=', code)
    .orderBy('version.version', 'desc')
    .execute()
}

/** Keys of a published definition that applications refer to, by kind: they stay as they are. */
export function lockedKeys(published: unknown): string[] {
  if (published === undefined) return []
  const { sections, documents, stages } = readDraftDefinition(published)
  return [
    ...sections.map((section) => `section:${section.key}`),
    ...sections.flatMap((section) => section.fields.map((field) => `field:${field.key}`)),
    ...documents.map((document) => `document:${document.key}`),
    ...stages.map((stage) => `stage:${stage.key}`),
  ]
}
