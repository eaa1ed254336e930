import type { Trx } from '@/db'

/** Locks a licence type until the transaction ends: its drafts and its current version change under this lock only. */
export async function lockType(trx: Trx, code: string) {
  return trx
    .selectFrom('license_types')
    .select(['id', 'code', 'status', 'current_version_id'])
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
}

/** The draft of a locked type, with who saved it last. */
export async function lockDraft(trx: Trx, licenseTypeId: string) {
  return trx
    .selectFrom('license_type_versions as version')
    .select((eb) => [
      'version.id',
      'version.version',
      'version.revision',
      'version.definition',
      eb
        .selectFrom('users')
        .select('users.name')
        .whereRef('users.id', '=', 'version.updated_by')
        .as('updated_by_name'),
    ])
    .where('version.license_type_id', '=', licenseTypeId)
    .where('version.status', '=', 'draft')
    .forUpdate()
    .executeTakeFirst()
}
