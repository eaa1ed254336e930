import type { Db } from '@/db'
import { listWorkflowDocuments } from '@/lib/documents/queries'
import { ASKED_PAPERS, type StepAnswers } from './schema'
import type { Step } from './steps'

/**
 * What only the database knows to be wrong with answers: a village or an activity that does not exist, a paper that is
 * neither here nor put off. Keys of the namespace `validation` by field; empty when all is well.
 */
export async function checkAnswers<Name extends Step>(
  db: Db,
  workflowId: string,
  step: Name,
  answers: StepAnswers<Name>,
): Promise<Record<string, string>> {
  if (step === 'place') return checkPlace(db, answers as StepAnswers<'place'>)
  if (step === 'activity') return checkActivity(db, answers as StepAnswers<'activity'>)
  if (step === 'documents') return checkPapers(db, workflowId, answers as StepAnswers<'documents'>)
  return {}
}

async function checkPlace(db: Db, { village_code }: StepAnswers<'place'>): Promise<Record<string, string>> {
  const village = await db
    .selectFrom('regions')
    .select('code')
    .where('code', '=', village_code)
    .executeTakeFirst()
  return village ? {} : { village_code: 'village' }
}

async function checkActivity(
  db: Db,
  { main, further }: StepAnswers<'activity'>,
): Promise<Record<string, string>> {
  const wanted = [main, ...further]
  const rows = await db
    .selectFrom('kbli_codes')
    .select(['version', 'code'])
    .where((eb) =>
      eb.or(wanted.map(({ version, code }) => eb.and([eb('version', '=', version), eb('code', '=', code)]))),
    )
    .execute()
  const known = (item: { version: string; code: string }) =>
    rows.some((row) => row.version === item.version && row.code === item.code)
  if (!known(main)) return { main: 'kbli' }
  return further.every(known) ? {} : { further: 'kbli' }
}

async function checkPapers(
  db: Db,
  workflowId: string,
  { later }: StepAnswers<'documents'>,
): Promise<Record<string, string>> {
  const kinds = new Set((await listWorkflowDocuments(db, workflowId)).map((document) => document.kind))
  const open = ASKED_PAPERS.filter((paper) => !kinds.has(paper) && !later.includes(paper))
  return Object.fromEntries(open.map((paper) => [paper, 'fileOrLater']))
}
