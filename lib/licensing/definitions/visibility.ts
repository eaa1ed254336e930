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

type Requiring = Form & { documents: RequiredDocument[] }

/** Everything that files can be attached for: the fields of type `file` in the order of the form, then the documents. */
export function requirementsOf(definition: Requiring): RequiredDocument[] {
  const files = definition.sections
    .flatMap((section) => section.fields)
    .filter((field) => field.type === 'file')
    .map(({ key, label, help, required, kinds, max_files, visible_when }) => {
      return { key, label, help, required, kinds, max_files, visible_when }
    })
  return [...files, ...definition.documents]
}

/** The documents that are asked, given these answers: those of the form's own fields too. */
export function visibleDocuments(definition: Requiring, answers: Answers): RequiredDocument[] {
  const seen = onlyVisible(definition, answers)
  const shown = new Set(visibleFields(definition, answers).map((field) => field.key))
  const own = new Set(definition.documents)
  return requirementsOf(definition).filter((requirement) =>
    own.has(requirement) ? holds(requirement.visible_when, seen) : shown.has(requirement.key),
  )
}

/** Required documents for which nothing is attached yet. `attached` holds requirement keys. */
export function missingDocuments(
  definition: Requiring,
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
