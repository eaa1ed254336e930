import type { Trx } from '@/db'
import type { JsonObject } from '@/db/types'
import { notifyStaff } from '@/lib/staffing/notify'
import type { MoveOutcome } from '../process/apply'
import { type LockedApplication, lockApplication } from '../process/lock'
import { makeMove } from '../process/moves'
import { resumeStage } from '../process/stages'
import type { Answers } from './answer-values'
import { getAttachments, getDefinition, keepOwnDocuments, nameCodes, writeAttachments } from './contents'
import { readDraft } from './drafts'
import { type Applicant, checkContents, type Incomplete, requestOf, type SaveOutcome } from './mutations'
import { revisionItemsSchema } from './revision-items'
import { mergeRevision, type RevisionDraft, readRevisionDraft, revisionScope } from './revision-scope'
import type { AnswerRevisionInput, SaveRevisionInput } from './schema'
import { keepSubmission } from './submissions'

/** Keeps what was put right so far; the reviewer's case stays as it was. What was not asked for is dropped. */
export async function saveRevision(
  trx: Trx,
  applicant: Applicant,
  input: Omit<SaveRevisionInput, 'company'>,
): Promise<SaveOutcome> {
  const application = await lockApplication(trx, input.application_id, applicant.company.id)
  if (!application) return { ok: false, reason: 'notFound' }
  const revision = await findOpenRevision(trx, application.id, input.revision_id)
  if (!revision || application.status !== 'revision_requested') return { ok: false, reason: 'notAllowed' }
  if (revision.version !== input.version) return { ok: false, reason: 'conflict' }

  const definition = await getDefinition(trx, application.license_type_version_id)
  const scope = revisionScope(definition, revision.items)
  const answers = await nameCodes(trx, readDraft(definition, input.answers))
  const documents = await keepOwnDocuments(trx, applicant.company.id, definition, input.documents)
  const draft: RevisionDraft = {
    answers: pick(answers, scope.fields),
    documents: pick(documents, scope.documents),
  }
  const version = revision.version + 1
  await trx
    .updateTable('application_revisions')
    .set({ draft: JSON.stringify(draft), version })
    .where('id', '=', revision.id)
    .execute()
  return { ok: true, version }
}

/**
 * Sends what was put right: it takes the place of what was asked about, the request is closed, and the stage goes on with
 * the same holder and the working days that were left. Safe to repeat with the same transaction id.
 */
export async function answerRevision(
  trx: Trx,
  applicant: Applicant,
  input: Omit<AnswerRevisionInput, 'company'>,
  now = new Date(),
): Promise<MoveOutcome | Incomplete> {
  const request = {
    ...requestOf(applicant, 'answer_revision', input),
    comment: input.comment || null,
    data: { revision_id: input.revision_id },
  }
  const application = await lockApplication(trx, input.application_id, applicant.company.id)
  if (application?.status !== 'revision_requested') return makeMove(trx, request, async () => ({}))
  const revision = await findOpenRevision(trx, application.id, input.revision_id)
  if (!revision || revision.version !== input.version) {
    return { ok: false, reason: 'conflict', status: 'revision_requested' }
  }
  const definition = await getDefinition(trx, application.license_type_version_id)
  const before = {
    answers: application.data as Answers,
    documents: await getAttachments(trx, application.id),
  }
  const merged = mergeRevision(
    definition,
    before,
    revision.version === 1 ? undefined : readRevisionDraft(revision.draft),
    revisionScope(definition, revision.items),
  )
  const documents = await keepOwnDocuments(trx, applicant.company.id, definition, merged.documents)
  const checked = checkContents(definition, merged.answers, documents)
  if (!checked.ok) return checked

  const data = JSON.parse(JSON.stringify(checked.answers)) as JsonObject
  const change = async (locked: LockedApplication, event_id: string) => {
    await writeAttachments(trx, locked.id, documents)
    await trx
      .updateTable('application_revisions')
      .set({ answered_at: now })
      .where('id', '=', revision.id)
      .execute()
    const sent = { kind: 'answer_revision' as const, data, documents, by: applicant.actor.user_id }
    await keepSubmission(
      trx,
      locked.id,
      { ...sent, revision_id: revision.id, comment: input.comment || null },
      now,
    )
    await notifyStaff(trx, locked.assignee_id ? [locked.assignee_id] : [], {
      kind: 'answered',
      application_id: locked.id,
      event_id,
      data: { number: locked.number },
    })
    const { due_at } = await resumeStage(trx, locked.id, now)
    return { due_at, data }
  }
  return makeMove(trx, request, change, now)
}

async function findOpenRevision(trx: Trx, applicationId: string, revisionId: string) {
  const row = await trx
    .selectFrom('application_revisions')
    .select(['id', 'items', 'draft', 'version', 'created_at'])
    .where('id', '=', revisionId)
    .where('application_id', '=', applicationId)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return row && { ...row, items: revisionItemsSchema.parse(row.items) }
}

function pick<Value>(record: Record<string, Value>, keys: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)))
}
