import type { Db } from '@/db'
import type { Answers } from '../applications/answer-values'
import { findSentContents } from '../applications/sent-contents'
import { type ContentsChange, diffContents } from '../applications/submission-diff'
import { readDefinition } from '../definitions/definition'

/** What a renewal or an amendment changes about the licence it is for. */
export type LicenseDifference = {
  kind: 'renewal' | 'amendment'
  license: { id: string; number: string }
  /** Undefined where nothing is known of what the earlier licence was given for: it was recorded, not applied for. */
  changes: ContentsChange[] | undefined
}

/**
 * What an application that follows a licence differs in from what was last sent for that licence, field by field; as the
 * application stands now, sent or not. Undefined for an application for something new. The caller knows who may see it.
 */
export async function findLicenseDifference(
  db: Db,
  applicationId: string,
  locale: string,
): Promise<LicenseDifference | undefined> {
  const row = await db
    .selectFrom('applications')
    .innerJoin('licenses', 'licenses.id', 'applications.license_id')
    .innerJoin('license_type_versions as version', 'version.id', 'applications.license_type_version_id')
    .select([
      'applications.kind',
      'applications.data',
      'applications.company_id',
      'version.definition',
      'licenses.id as license_id',
      'licenses.number as license_number',
      'licenses.application_id as earlier_id',
    ])
    .where('applications.id', '=', applicationId)
    .where('applications.kind', '<>', 'new')
    .executeTakeFirst()
  if (!row) return undefined
  const known = {
    kind: row.kind as LicenseDifference['kind'],
    license: { id: row.license_id, number: row.license_number },
  }
  const before = row.earlier_id ? await findSentContents(db, row.earlier_id) : undefined
  if (!before) return { ...known, changes: undefined }
  const documents = await listAttached(db, applicationId)
  const after = {
    definition: readDefinition(row.definition),
    answers: row.data as Answers,
    documents,
  }
  const ids = [...Object.values(before.documents), ...Object.values(documents)].flat()
  const names = await nameDocuments(db, row.company_id, ids)
  return { ...known, changes: diffContents(before, after, { locale, names }) }
}

async function listAttached(db: Db, applicationId: string): Promise<Record<string, string[]>> {
  const rows = await db
    .selectFrom('application_documents')
    .select(['requirement_key', 'document_id'])
    .where('application_id', '=', applicationId)
    .orderBy('created_at')
    .orderBy('document_id')
    .execute()
  const attached: Record<string, string[]> = {}
  for (const { requirement_key, document_id } of rows) {
    attached[requirement_key] = [...(attached[requirement_key] ?? []), document_id]
  }
  return attached
}

/** File names by id, of this company's documents, those that were deleted since included. */
async function nameDocuments(db: Db, companyId: string, ids: string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'file_name'])
    .where('company_id', '=', companyId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return Object.fromEntries(rows.map(({ id, file_name }) => [id, file_name]))
}
