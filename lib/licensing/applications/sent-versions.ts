import type { Db } from '@/db'
import { type CompanyId, isId } from '@/lib/ids'
import { type LicenseDefinition, readDefinition } from '../definitions/definition'
import type { Answers } from './answer-values'
import type { Attachments } from './schema'

/** How many versions of an application its company has sent. */
export async function countSentVersions(
  db: Db,
  companyId: CompanyId,
  applicationId: string,
): Promise<number> {
  const row = await db
    .selectFrom('application_submissions as submission')
    .innerJoin('applications', 'applications.id', 'submission.application_id')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('submission.application_id', '=', applicationId)
    .where('applications.company_id', '=', companyId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export type SentVersion = {
  version: number
  kind: 'submit' | 'answer_revision'
  data: Answers
  documents: Attachments
  comment: string | null
  submitted_at: Date
  by: string | null
}

export type SentVersions = {
  number: string
  definition: LicenseDefinition
  /** The oldest first. */
  versions: SentVersion[]
}

/** All that a company sent of an application, with the definition it was asked by. Undefined for another company's. */
export async function findSentVersions(
  db: Db,
  companyId: CompanyId,
  applicationId: string,
): Promise<SentVersions | undefined> {
  if (!isId(applicationId)) return undefined
  const rows = await db
    .selectFrom('application_submissions as submission')
    .innerJoin('applications', 'applications.id', 'submission.application_id')
    .innerJoin('license_type_versions as type', 'type.id', 'applications.license_type_version_id')
    .leftJoin('users', 'users.id', 'submission.submitted_by')
    .select([
      'applications.number',
      'type.definition',
      'submission.version',
      'submission.kind',
      'submission.data',
      'submission.documents',
      'submission.comment',
      'submission.submitted_at',
      'users.name as by',
    ])
    .where('submission.application_id', '=', applicationId)
    .where('applications.company_id', '=', companyId)
    .orderBy('submission.version')
    .execute()
  const [first] = rows
  if (!first) return undefined
  return {
    number: first.number,
    definition: readDefinition(first.definition),
    versions: rows.map(({ version, kind, data, documents, comment, submitted_at, by }) => ({
      version,
      kind: kind as SentVersion['kind'],
      data: data as Answers,
      documents: documents as Attachments,
      comment,
      submitted_at,
      by,
    })),
  }
}
