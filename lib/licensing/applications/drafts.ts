import type { LicenseDefinition } from '../definitions/definition'
import type { Field, SimpleField } from '../definitions/fields'
import type { Answers, AnswerValue, GroupRow, SimpleAnswer } from './answer-values'

/** A draft may hold what is not valid yet, but not anything at all: no unknown keys, no wrong shapes, no endless texts. */

const LONGEST_TEXT = 6000

/** What of an input from outside can be kept as a draft of this definition. Empty values mean "not answered" and are left out. */
export function readDraft(definition: Pick<LicenseDefinition, 'sections'>, input: unknown): Answers {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return {}
  const answers: Answers = {}
  for (const field of definition.sections.flatMap((section) => section.fields)) {
    const value = Object.hasOwn(input, field.key) ? keep(field, Reflect.get(input, field.key)) : undefined
    if (value !== undefined) answers[field.key] = value
  }
  return answers
}

function keep(field: Field, value: unknown): AnswerValue | undefined {
  if (field.type === 'file') return undefined
  if (field.type !== 'group') return keepSimple(field, value)
  if (!Array.isArray(value)) return undefined
  const rows: GroupRow[] = value.slice(0, field.max).map((row: unknown) => {
    if (typeof row !== 'object' || row === null) return {}
    const kept = field.fields.flatMap((inner) => {
      const answer = Object.hasOwn(row, inner.key)
        ? keepSimple(inner, Reflect.get(row, inner.key))
        : undefined
      return answer === undefined ? [] : [[inner.key, answer] as const]
    })
    return Object.fromEntries(kept)
  })
  return rows.length > 0 ? rows : undefined
}

function keepSimple(field: SimpleField, value: unknown): SimpleAnswer | undefined {
  switch (field.type) {
    case 'number':
    case 'money':
      return keepNumber(value)
    case 'boolean':
      return value === true || value === 'true'
        ? true
        : value === false || value === 'false'
          ? false
          : undefined
    case 'multi_choice': {
      const offered = field.choices.map((choice) => choice.value)
      const chosen = Array.isArray(value) ? offered.filter((choice) => value.includes(choice)) : []
      return chosen.length > 0 ? chosen : undefined
    }
    case 'region':
      return keepRegion(value)
    case 'kbli':
      return keepKbli(value)
    case 'choice':
      return field.choices.find((choice) => choice.value === value)?.value
    case 'text':
    case 'long_text':
    case 'date':
      return typeof value === 'string' && value.trim() !== '' ? value.slice(0, LONGEST_TEXT) : undefined
    default:
      return field satisfies never
  }
}

function keepNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value.replace(',', '.'))
  return Number.isFinite(number) ? number : undefined
}

function keepRegion(value: unknown): SimpleAnswer | undefined {
  const code = textOf(value, 'code', 13)
  return code ? { code, label: textOf(value, 'label', 300) ?? '' } : undefined
}

function keepKbli(value: unknown): SimpleAnswer | undefined {
  const code = textOf(value, 'code', 5)
  const version = textOf(value, 'version', 4)
  if (!code || (version !== '2020' && version !== '2025')) return undefined
  return { version, code, title: textOf(value, 'title', 300) ?? '' }
}

function textOf(value: unknown, key: string, max: number): string | undefined {
  const part: unknown =
    typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : ''
  return typeof part === 'string' && part !== '' ? part.slice(0, max) : undefined
}
