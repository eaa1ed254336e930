import type { Db, Trx } from '@/db'
import { readDefinition } from '../definitions/definition'
import type { Answers } from './answer-values'
import type { Attachments } from './schema'
import type { ContentsVersion } from './submission-diff'

/** What was last sent of an application, by the definition it belongs to. Undefined when nothing was sent, or there is no such application. */
export async function findSentContents(
  db: Db | Trx,
  applicationId: string,
): Promise<ContentsVersion | undefined> {
  const row = await db
    .selectFrom('application_submissions as submission')
    .innerJoin('applications', 'applications.id', 'submission.application_id')
    .innerJoin('license_type_versions as version', 'version.id', 'applications.license_type_version_id')
    .select(['submission.data', 'submission.documents', 'version.definition'])
    .where('submission.application_id', '=', applicationId)
    .orderBy('submission.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      definition: readDefinition(row.definition),
      answers: row.data as Answers,
      documents: row.documents as Attachments,
    }
  )
}
