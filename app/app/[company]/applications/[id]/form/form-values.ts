import type { Answers, AnswerValue, GroupRow } from '@/lib/licensing/applications/answer-values'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import type { Field, GroupField } from '@/lib/licensing/definitions/fields'

export type FormPart = Pick<LicenseDefinition, 'sections' | 'documents'>

/** What the controls hold: texts for whatever is typed, `'true'` and `'false'` for questions. */
export type FormValues = Record<string, unknown>

/** Answers as the controls want them. `readDraft` turns them back. */
export function toFormValues(fields: readonly Field[], answers: Answers): FormValues {
  return Object.fromEntries(fields.map((field) => [field.key, toFormValue(field, answers[field.key])]))
}

function toFormValue(field: Field, value: AnswerValue | undefined): unknown {
  switch (field.type) {
    case 'number':
    case 'money':
      return value === undefined ? '' : String(value)
    case 'boolean':
      if (field.style === 'agree') return value === true
      return value === undefined ? '' : String(value)
    case 'region':
    case 'kbli':
      return value ?? null
    case 'multi_choice':
      return value ?? []
    case 'group':
      return groupRows(field, Array.isArray(value) ? (value as GroupRow[]) : [])
    case 'file':
      return null
    case 'text':
    case 'long_text':
    case 'date':
    case 'choice':
      return value ?? ''
    default:
      return field satisfies never
  }
}

/** The rows of a group; where some are needed, that many stand ready. */
function groupRows(field: GroupField, rows: GroupRow[]): FormValues[] {
  const missing = field.required ? Math.max(0, field.min - rows.length) : 0
  const filled = rows.map((row) => toFormValues(field.fields, row))
  return [...filled, ...Array.from({ length: missing }, () => emptyRow(field))]
}

/** A row in which nothing is answered. */
export function emptyRow(field: GroupField): FormValues {
  return toFormValues(field.fields, {})
}

/** Id of the element around a field, for jumping to it. */
export function anchorOf(path: string): string {
  return `isian-${path.replaceAll('.', '-')}`
}

/** Shows the field behind an error and puts the focus into it. */
export function jumpTo(path: string): void {
  const place = document.getElementById(anchorOf(path))
  if (!place) return
  place.scrollIntoView({ block: 'start' })
  place
    .querySelector<HTMLElement>('input:not([type=hidden]):not(.sr-only), select, textarea, button')
    ?.focus({ preventScroll: true })
}
