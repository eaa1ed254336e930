import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'

/** The papers of a licence of any company: those it was recorded with, and those of its application. */
export async function listPapers(db: Db, _staff: StaffId, licenseId: string) {
  return db
    .selectFrom('documents')
    .select(['documents.id', 'documents.file_name', 'documents.content_type'])
    .where('documents.deleted_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb(
          'documents.id',
          'in',
          eb
            .selectFrom('license_documents')
            .select('license_documents.document_id')
            .where('license_documents.license_id', '=', licenseId),
        ),
        eb(
          'documents.id',
          'in',
          eb
            .selectFrom('application_documents')
            .innerJoin('licenses', 'licenses.application_id', 'application_documents.application_id')
            .select('application_documents.document_id')
            .where('licenses.id', '=', licenseId),
        ),
      ]),
    )
    .orderBy('documents.created_at')
    .orderBy('documents.id')
    .execute()
}
