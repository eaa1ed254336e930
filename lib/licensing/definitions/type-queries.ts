import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { COUNTED_STATUSES } from '../process/status'
import { checkDefinition } from './versions/check'

export type TypeStatus = 'draft' | 'published' | 'retired'

// Reads across companies: each function asks for the brand of staff.

/** All licence types in their order, retired ones last, with what of them is under way and in force. */
export async function listLicenseTypes(db: Db, _staff: StaffId) {
  const rows = await db
    .selectFrom('license_types as type')
    .leftJoin('license_type_versions as version', 'version.id', 'type.current_version_id')
    .select((eb) => [
      'type.id',
      'type.code',
      'type.name_id',
      'type.name_en',
      'type.authority',
      'type.status',
      'version.version',
      'version.published_at',
      eb
        .selectFrom('applications')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .whereRef('applications.license_type_id', '=', 'type.id')
        .where('applications.status', 'in', [...COUNTED_STATUSES])
        .as('open_count'),
      eb
        .selectFrom('licenses')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .whereRef('licenses.license_type_id', '=', 'type.id')
        .where('licenses.status', '=', 'active')
        .as('license_count'),
      eb
        .selectFrom('license_type_versions as any_version')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .whereRef('any_version.license_type_id', '=', 'type.id')
        .as('version_count'),
    ])
    .orderBy((eb) => eb('type.status', '=', 'retired'))
    .orderBy('type.position')
    .orderBy('type.code')
    .execute()
  return rows.map((row) => ({
    ...row,
    status: row.status as TypeStatus,
    open_count: Number(row.open_count ?? 0),
    license_count: Number(row.license_count ?? 0),
    version_count: Number(row.version_count ?? 0),
  }))
}

export type LicenseTypeRow = Awaited<ReturnType<typeof listLicenseTypes>>[number]

/** A licence type with its versions, newest first, and the definition of one of them: the one asked for, else the current. */
export async function findLicenseType(db: Db, _staff: StaffId, code: string, version?: number) {
  const rows = await db
    .selectFrom('license_types as type')
    .innerJoin('license_type_versions as version', 'version.license_type_id', 'type.id')
    .leftJoin('users', 'users.id', 'version.created_by')
    .select((eb) => [
      'type.id',
      'type.code',
      'type.status as type_status',
      'type.current_version_id',
      'version.id as version_id',
      'version.version',
      'version.status',
      'version.definition',
      'version.published_at',
      'version.created_at',
      'users.name as author',
      eb
        .selectFrom('applications')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .whereRef('applications.license_type_version_id', '=', 'version.id')
        .as('application_count'),
      eb
        .selectFrom('applications')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .whereRef('applications.license_type_version_id', '=', 'version.id')
        .where('applications.status', '=', 'draft')
        .as('draft_count'),
      eb
        .selectFrom('applications')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .whereRef('applications.license_type_version_id', '=', 'version.id')
        .where('applications.status', 'in', [...COUNTED_STATUSES])
        .as('open_count'),
    ])
    .where('type.code', '=', code)
    .orderBy('version.version', 'desc')
    .execute()
  const shown =
    version === undefined
      ? (rows.find((row) => row.version_id === row.current_version_id) ?? rows[0])
      : rows.find((row) => row.version === version)
  if (!shown) return undefined
  return {
    id: shown.id,
    code: shown.code,
    status: shown.type_status as TypeStatus,
    version: shown.version,
    is_current: shown.version_id === shown.current_version_id,
    /** Undefined only for a draft whose shape is broken. */
    definition: checkDefinition(shown.definition).shown,
    draft_version: rows.find((row) => row.status === 'draft')?.version,
    /** Applicants' drafts that are on an older version. */
    outdated_draft_count: rows
      .filter((row) => row.version_id !== row.current_version_id)
      .reduce((sum, row) => sum + Number(row.draft_count ?? 0), 0),
    open_count: rows.reduce((sum, row) => sum + Number(row.open_count ?? 0), 0),
    versions: rows.map((row) => ({
      version: row.version,
      status: row.status as TypeStatus,
      published_at: row.published_at,
      author: row.author,
      application_count: Number(row.application_count ?? 0),
      is_current: row.version_id === row.current_version_id,
    })),
  }
}

export type LicenseTypeDetail = NonNullable<Awaited<ReturnType<typeof findLicenseType>>>
