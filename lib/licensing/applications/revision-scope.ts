import type { LicenseDefinition } from '../definitions/definition'
import { conditionsOf, requirementsOf } from '../definitions/visibility'
import type { Answers } from './answer-values'
import type { RevisionItem } from './revision-items'
import type { Attachments } from './schema'

export type RevisionScope = { fields: ReadonlySet<string>; documents: ReadonlySet<string> }

/**
 * What may change in the answer to a revision request: what was asked, and what is asked only because of it (another
 * answer to "do you use meat?" brings the question where it comes from).
 */
export function revisionScope(
  definition: Pick<LicenseDefinition, 'sections' | 'documents'>,
  items: readonly RevisionItem[],
): RevisionScope {
  const fields = new Set(items.filter((item) => item.kind === 'field').map((item) => item.key))
  const documents = new Set(items.filter((item) => item.kind === 'document').map((item) => item.key))
  // Conditions look only backwards, so one pass in order finds chains too.
  for (const field of definition.sections.flatMap((section) => section.fields)) {
    const depends = conditionsOf(field.visible_when).some((condition) => fields.has(condition.field))
    if (depends && field.type !== 'file') fields.add(field.key)
  }
  for (const document of requirementsOf(definition)) {
    if (conditionsOf(document.visible_when).some((condition) => fields.has(condition.field)))
      documents.add(document.key)
  }
  return { fields, documents }
}

/** What an applicant has put right so far: only what may change. */
export type RevisionDraft = { answers: Answers; documents: Attachments }

/** The jsonb of `application_revisions.draft`. */
export function readRevisionDraft(json: unknown): RevisionDraft {
  const draft = (json ?? {}) as Partial<RevisionDraft>
  return { answers: draft.answers ?? {}, documents: draft.documents ?? {} }
}

/**
 * The application with what was put right in place. Within the scope the draft decides alone (an answer taken out is
 * gone); without a draft all stays as it is.
 */
export function mergeRevision(
  definition: Pick<LicenseDefinition, 'sections' | 'documents'>,
  before: RevisionDraft,
  draft: RevisionDraft | undefined,
  scope: RevisionScope,
): RevisionDraft {
  if (!draft) return before
  const answers: Answers = {}
  for (const { key } of definition.sections.flatMap((section) => section.fields)) {
    const value = scope.fields.has(key) ? draft.answers[key] : before.answers[key]
    if (value !== undefined) answers[key] = value
  }
  const documents: Attachments = {}
  for (const { key } of requirementsOf(definition)) {
    const list = scope.documents.has(key) ? draft.documents[key] : before.documents[key]
    if (list && list.length > 0) documents[key] = list
  }
  return { answers, documents }
}
