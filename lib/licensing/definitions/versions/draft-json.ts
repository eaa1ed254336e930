import type { Draft, DraftField, DraftInnerField } from './draft'

/** What the JSON of each type of field says beside what all have. */
const PARTS: Record<DraftField['type'], readonly (keyof DraftField)[]> = {
  text: ['min', 'max', 'pattern', 'example', 'keyboard'],
  long_text: ['min', 'max'],
  number: ['min', 'max', 'decimals', 'unit'],
  money: ['min', 'max'],
  date: ['min', 'max'],
  choice: ['choices'],
  multi_choice: ['choices', 'min', 'max'],
  boolean: ['style'],
  region: ['level'],
  kbli: [],
  file: ['kinds', 'max_files'],
  group: ['item', 'fields', 'min', 'max'],
}
const COMMON = ['key', 'type', 'label', 'help', 'required', 'visible_when', 'prefill'] as const

/** Texts that may be absent: empty in both languages is absent. */
const MAY_BE_ABSENT = new Set(['help', 'description', 'explanation', 'legal_basis', 'note', 'unit', 'footer'])
/** Lines that may be absent. */
const NULL_WHEN_EMPTY = new Set(['pattern', 'example', 'subject', 'min', 'max'])

/**
 * The JSON of a definition as the draft stands: what does not belong to a type is left out, what is empty and may be
 * absent is null. Not necessarily a valid definition.
 */
export function toDefinitionJson(draft: Draft): unknown {
  const { number } = draft.certificate
  return absent({
    ...draft,
    sections: draft.sections.map((section) => ({ ...section, fields: section.fields.map(fieldJson) })),
    stages: draft.stages.map((stage) => ({
      ...stage,
      at_deadline:
        stage.at_deadline.action === 'deem_approved'
          ? stage.at_deadline
          : { action: stage.at_deadline.action },
    })),
    certificate: {
      ...draft.certificate,
      number:
        number.source === 'series'
          ? { source: number.source, template: number.template }
          : { source: number.source, pattern: number.pattern, example: number.example, help: number.help },
    },
  })
}

function fieldJson(field: DraftField | DraftInnerField): Record<string, unknown> {
  const entries = [...COMMON, ...PARTS[field.type]].map((name) => [name, Reflect.get(field, name)] as const)
  const json: Record<string, unknown> = Object.fromEntries(entries)
  if ('fields' in field && field.type === 'group') json.fields = field.fields.map(fieldJson)
  return json
}

function absent(value: unknown, name = '', owner = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => absent(item, name, owner))
  if (typeof value === 'string')
    return value.trim() === '' && NULL_WHEN_EMPTY.has(name) && owner !== 'number' ? null : value
  if (typeof value !== 'object' || value === null) return value
  if (isEmptyText(value) && MAY_BE_ABSENT.has(name) && owner !== 'number') return null
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, absent(inner, key, name)]),
  )
}

function isEmptyText(value: object): boolean {
  const { id, en } = value as { id?: unknown; en?: unknown }
  return (
    typeof id === 'string' && typeof en === 'string' && id.trim() === '' && en.trim() === '' && isPair(value)
  )
}

function isPair(value: object): boolean {
  return Object.keys(value).length === 2
}
