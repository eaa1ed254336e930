import type { Answers } from '../applications/answer-values'
import type { LicenseDefinition, RequiredDocument } from './definition'
import type { Condition, Field, Visibility } from './fields'

// What is asked of whom. Without zod, so that forms in the browser can use it.

type Form = Pick<LicenseDefinition, 'sections'>

/** The fields that are asked, given these answers. What a hidden field once held does not count. */
export function visibleFields(definition: Form, answers: Answers): Field[] {
  const seen: Answers = {}
  const visible: Field[] = []
  for (const section of definition.sections) {
    for (const field of section.fields) {
      if (!holds(field.visible_when, seen)) continue
      visible.push(field)
      const value = answers[field.key]
      if (value !== undefined) seen[field.key] = value
    }
  }
  return visible
}

/** The documents that are asked, given these answers. */
export function visibleDocuments(
  definition: Form & { documents: RequiredDocument[] },
  answers: Answers,
): RequiredDocument[] {
  const seen = onlyVisible(definition, answers)
  return definition.documents.filter((document) => holds(document.visible_when, seen))
}

/** Required documents for which nothing is attached yet. `attached` holds requirement keys. */
export function missingDocuments(
  definition: Form & { documents: RequiredDocument[] },
  answers: Answers,
  attached: ReadonlySet<string>,
): RequiredDocument[] {
  return visibleDocuments(definition, answers).filter(
    (document) => document.required && !attached.has(document.key),
  )
}

/** Whether a condition holds. No condition always holds; one on an unanswered field holds only for `not_equals`. */
export function holds(visibility: Visibility | null, answers: Answers): boolean {
  if (!visibility) return true
  return 'all' in visibility
    ? visibility.all.every((condition) => isMet(condition, answers))
    : visibility.any.some((condition) => isMet(condition, answers))
}

function isMet({ field, is, value }: Condition, answers: Answers): boolean {
  const answer = answers[field]
  switch (is) {
    case 'answered':
      return answer !== undefined
    case 'equals':
      return answer === value
    case 'not_equals':
      return answer !== value
    case 'one_of':
      return Array.isArray(value) && typeof answer === 'string' && value.includes(answer)
    case 'includes':
      return Array.isArray(answer) && (answer as unknown[]).includes(value)
    case 'at_least':
      return typeof answer === 'number' && typeof value === 'number' && answer >= value
    case 'at_most':
      return typeof answer === 'number' && typeof value === 'number' && answer <= value
    default:
      return is satisfies never
  }
}

/** Only the answers of visible fields. */
export function onlyVisible(definition: Form, answers: Answers): Answers {
  const keys = new Set(visibleFields(definition, answers).map((field) => field.key))
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)))
}

/** The conditions of a visibility, whichever way they are joined. */
export function conditionsOf(visibility: Visibility | null): Condition[] {
  if (!visibility) return []
  return 'all' in visibility ? visibility.all : visibility.any
}
