import type { LicenseDefinition, RequiredDocument } from '../definitions/definition'
import type { Field, GroupField } from '../definitions/fields'
import { say, type Text } from '../definitions/texts'
import { onlyVisible, requirementsOf } from '../definitions/visibility'
import { displayAnswer, displayText } from './answer-display'
import type { Answers, AnswerValue, GroupRow, SimpleAnswer } from './answer-values'
import { alignRows } from './row-alignment'

/** Contents of an application at one time, by the definition they were given under. */
export type ContentsVersion = {
  definition: Pick<LicenseDefinition, 'sections' | 'documents'>
  answers: Answers
  /** Ids of documents by the key of what they are for. */
  documents: Record<string, string[]>
}

/** One difference, as a reader is shown it. `before` is null where something was added, `after` where it was removed. */
export type ContentsChange = {
  /** The title of the section; empty for documents. */
  section: string
  /** `address`, `goods.1` (a thing of a group as a whole), `goods.1.name`, or the key of a document. */
  key: string
  kind: 'field' | 'document'
  label: string
  before: string | null
  after: string | null
  change: 'added' | 'removed' | 'changed'
}

type Reader = { locale: string; names: Record<string, string> }

/**
 * What differs between two contents, field by field, in the order of the later definition; what only the earlier one asked
 * follows. Things of a repeating group are compared row by row: a thing taken out does not make all that follow it differ.
 * Answers to questions that were hidden do not count. `names` are the file names of documents by id.
 */
export function diffContents(
  before: ContentsVersion,
  after: ContentsVersion,
  reader: Reader,
): ContentsChange[] {
  return [...diffFields(before, after, reader), ...diffDocuments(before, after, reader)]
}

type Placed = { field: Field; section: Text }

function fieldsOf({ definition }: ContentsVersion): Map<string, Placed> {
  const placed = definition.sections.flatMap((section) =>
    section.fields.map((field) => [field.key, { field, section: section.title }] as const),
  )
  return new Map(placed)
}

function diffFields(before: ContentsVersion, after: ContentsVersion, reader: Reader): ContentsChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const [was, is] = [visibleAnswers(before), visibleAnswers(after)]
  const keys = new Set([...now.keys(), ...old.keys()])
  return [...keys].flatMap((key) => {
    const left = side(old.get(key), was[key])
    const right = side(now.get(key), is[key])
    const placed = right ?? left
    if (!placed) return []
    const found = diffValue(left, right, reader)
    return found.map((change) => ({ ...change, section: say(placed.section, reader.locale) }))
  })
}

function visibleAnswers({ definition, answers }: ContentsVersion): Answers {
  return onlyVisible(definition, answers)
}

type Side = Placed & { value: AnswerValue }

function side(placed: Placed | undefined, value: AnswerValue | undefined): Side | undefined {
  return placed && value !== undefined ? { ...placed, value } : undefined
}

type Change = Omit<ContentsChange, 'section'>

function diffValue(left: Side | undefined, right: Side | undefined, reader: Reader): Change[] {
  const field = (right ?? left)?.field
  if (!field) return []
  const isGroup = (one: Side | undefined) => one === undefined || one.field.type === 'group'
  if (field.type === 'group' && isGroup(left) && isGroup(right)) return diffGroup(field, left, right, reader)
  if (left && right && sameAnswer(left.value, right.value)) return []
  const shown = (one: Side | undefined) => (one ? showValue(one.field, one.value, reader) : null)
  return [toChange('field', field.key, say(field.label, reader.locale), shown(left), shown(right))]
}

function diffGroup(field: GroupField, left: Side | undefined, right: Side | undefined, reader: Reader) {
  const [was, is] = [rowsOf(left), rowsOf(right)]
  const oldField = left?.field.type === 'group' ? left.field : field
  const named = (at: number) => `${say(field.item, reader.locale)} ${at + 1}`
  return alignRows(was, is, sameRow).flatMap(({ before, after }): Change[] => {
    const at = after ?? before ?? 0
    const [old, now] = [rowAt(was, before), rowAt(is, after)]
    if (!old || !now) {
      const shown = (row: GroupRow | undefined, by: GroupField) => (row ? showRow(by, row, reader) : null)
      return [toChange('field', `${field.key}.${at}`, named(at), shown(old, oldField), shown(now, field))]
    }
    const keys = new Set([...field.fields, ...oldField.fields].map((inner) => inner.key))
    return [...keys].flatMap((key) => {
      const [oldInner, nowInner] = [innerOf(oldField, key), innerOf(field, key)]
      const inner = nowInner ?? oldInner
      if (!inner || sameAnswer(old[key], now[key])) return []
      const shown = (by: typeof inner | undefined, value: SimpleAnswer | undefined) =>
        value === undefined ? null : displayText(by ?? inner, value, reader.locale)
      const label = `${named(at)}: ${say(inner.label, reader.locale)}`
      return [
        toChange(
          'field',
          `${field.key}.${at}.${key}`,
          label,
          shown(oldInner, old[key]),
          shown(nowInner, now[key]),
        ),
      ]
    })
  })
}

function rowAt(rows: GroupRow[], index: number | undefined): GroupRow | undefined {
  return index === undefined ? undefined : rows[index]
}

function innerOf(field: GroupField, key: string) {
  return field.fields.find((inner) => inner.key === key)
}

function rowsOf(one: Side | undefined): GroupRow[] {
  if (!one || !Array.isArray(one.value)) return []
  return one.value.filter((row): row is GroupRow => typeof row === 'object')
}

function sameRow(one: GroupRow, other: GroupRow): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => sameAnswer(one[key], other[key]))
}

/** Places and business classes are the same by their code, whatever they are called now; choices in any order. */
function sameAnswer(one: AnswerValue | undefined, other: AnswerValue | undefined): boolean {
  return comparable(one) === comparable(other)
}

function comparable(value: AnswerValue | undefined): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) {
    const isList = value.every((item) => typeof item === 'string')
    return JSON.stringify(isList ? [...value].sort() : value)
  }
  if (typeof value === 'object') return JSON.stringify(['version' in value ? value.version : '', value.code])
  return JSON.stringify(value)
}

function showValue(field: Field, value: AnswerValue, reader: Reader): string {
  const shown = displayAnswer(field, value, reader.locale)
  switch (shown.kind) {
    case 'none':
      return ''
    case 'text':
      return shown.text
    case 'list':
      return shown.items.map((item) => reader.names[item] ?? item).join(', ')
    case 'rows':
      return shown.rows.map(joinParts).join('; ')
    default:
      return shown satisfies never
  }
}

function showRow(field: GroupField, row: GroupRow, reader: Reader): string {
  const shown = displayAnswer(field, [row], reader.locale)
  return shown.kind === 'rows' ? shown.rows.map(joinParts).join('; ') : ''
}

function joinParts(parts: { label: string; text: string }[]): string {
  return parts.map((part) => `${part.label}: ${part.text}`).join(', ')
}

function diffDocuments(before: ContentsVersion, after: ContentsVersion, reader: Reader): ContentsChange[] {
  const requirements = new Map<string, RequiredDocument>()
  for (const document of [...requirementsOf(after.definition), ...requirementsOf(before.definition)]) {
    if (!requirements.has(document.key)) requirements.set(document.key, document)
  }
  return [...requirements.values()].flatMap((requirement) => {
    const [was, is] = [before.documents[requirement.key] ?? [], after.documents[requirement.key] ?? []]
    if (sameAnswer(was, is)) return []
    const shown = (ids: string[]) =>
      ids.length === 0 ? null : ids.map((id) => reader.names[id] ?? '?').join(', ')
    const label = say(requirement.label, reader.locale)
    return [{ ...toChange('document', requirement.key, label, shown(was), shown(is)), section: '' }]
  })
}

function toChange(
  kind: Change['kind'],
  key: string,
  label: string,
  before: string | null,
  after: string | null,
): Change {
  return {
    kind,
    key,
    label,
    before,
    after,
    change: before === null ? 'added' : after === null ? 'removed' : 'changed',
  }
}
