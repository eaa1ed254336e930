import type { Db } from '@/db'
import type { Answers } from '../applications/answer-values'
import { type ContentsChange, diffContents } from '../applications/submission-diff'
import type { LicenseDefinition } from '../definitions/definition'

type Submission = { version: number; data: unknown; documents: unknown }

/** Two versions to be compared, the earlier one first. */
export type Pair<Version> = { before: Version; after: Version }

/** The two versions an address asks for (`1-3`), else the last two. Undefined where there is only one. */
export function choosePair<Version extends { version: number }>(
  submissions: readonly Version[],
  asked: unknown,
): Pair<Version> | undefined {
  const [, first, second] = (typeof asked === 'string' && /^(\d{1,4})-(\d{1,4})$/.exec(asked)) || []
  const named = [Number(first), Number(second)].sort((a, b) => a - b)
  const find = (version: number | undefined) => submissions.find((one) => one.version === version)
  const [before, after] = [find(named[0]), find(named[1])]
  if (before && after && before !== after) return { before, after }
  const [last, previous] = submissions.toSorted((one, other) => other.version - one.version)
  return last && previous ? { before: previous, after: last } : undefined
}

/** What differs between two sent versions, field by field. */
export function compareVersions(
  definition: LicenseDefinition,
  { before, after }: Pair<Submission>,
  reader: { locale: string; names: Record<string, string> },
): ContentsChange[] {
  const contents = ({ data, documents }: Submission) => ({
    definition,
    answers: data as Answers,
    documents: documents as Record<string, string[]>,
  })
  return diffContents(contents(before), contents(after), reader)
}

export type SentFile = Awaited<ReturnType<typeof listSentFiles>>[number]

/** The files that any of these versions names, those that were deleted since included, of this company only. */
export async function listSentFiles(db: Db, companyId: string, submissions: readonly Submission[]) {
  const ids = submissions.flatMap(({ documents }) =>
    Object.values(documents as Record<string, string[]>).flat(),
  )
  if (ids.length === 0) return []
  return db
    .selectFrom('documents')
    .select(['id', 'file_name', 'content_type', 'size_bytes', 'created_at', 'deleted_at'])
    .where('company_id', '=', companyId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
}
