import type { LicenseDefinition } from '../definitions/definition'
import type { Field } from '../definitions/fields'
import type { Text } from '../definitions/texts'
import { missingDocuments, requirementsOf } from '../definitions/visibility'
import type { Answers } from './answer-values'
import { checkAnswers, fieldOfPath, type PrefillFacts, prefillAnswers } from './answers'
import { readDraft } from './drafts'
import type { Attachments } from './schema'

/** A question or document by its key, in words. */
export type Named = { key: string; label: Text }

export type MovePlan = {
  answers: Answers
  documents: Attachments
  /** What was answered or attached and has no place in the new form. */
  dropped: Named[]
  /** What the new form still wants before it can be sent. */
  missing: Named[]
}

/**
 * A draft as it would be in another version of its form: whatever still fits is kept, questions that are new are filled
 * with what is known of the company (`facts`).
 */
export function planMove(
  before: LicenseDefinition,
  after: LicenseDefinition,
  draft: { answers: Answers; documents: Attachments },
  facts: PrefillFacts = {},
): MovePlan {
  const asked = new Set(fieldsOf(before).map((field) => field.key))
  const fresh = Object.entries(prefillAnswers(after, facts)).filter(([key]) => !asked.has(key))
  const kept = readDraft(after, draft.answers)
  const answers: Answers = { ...Object.fromEntries(fresh), ...kept }

  const documents: Attachments = {}
  for (const { key, max_files } of requirementsOf(after)) {
    const list = draft.documents[key]?.slice(0, max_files) ?? []
    if (list.length > 0) documents[key] = list
  }
  const dropped = [
    ...fieldsOf(before).filter(({ key }) => draft.answers[key] !== undefined && kept[key] === undefined),
    ...requirementsOf(before).filter(
      ({ key }) => (draft.documents[key]?.length ?? 0) > (documents[key]?.length ?? 0),
    ),
  ]
  return { answers, documents, dropped: dropped.map(named), missing: missingOf(after, answers, documents) }
}

function missingOf(definition: LicenseDefinition, answers: Answers, documents: Attachments): Named[] {
  const checked = checkAnswers(definition, answers)
  const wrong = new Set(checked.ok ? [] : Object.keys(checked.fieldErrors).map(fieldOfPath))
  const fields = fieldsOf(definition).filter((field) => wrong.has(field.key))
  const attached = new Set(Object.keys(documents))
  return [...fields, ...missingDocuments(definition, answers, attached)].map(named)
}

function fieldsOf(definition: LicenseDefinition): Field[] {
  return definition.sections.flatMap((section) => section.fields)
}

function named({ key, label }: Named): Named {
  return { key, label }
}
