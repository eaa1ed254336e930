import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import type { Field, SimpleField } from '../definitions/fields'
import { say, type Text } from '../definitions/texts'
import type { AnswerValue, SimpleAnswer } from './answer-values'

const YES: Text = { id: 'Ya', en: 'Yes' }
const NO: Text = { id: 'Tidak', en: 'No' }

export type DisplayedAnswer =
  | { kind: 'none' }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  /** One of several things: its parts by label. */
  | { kind: 'rows'; rows: { label: string; text: string }[][] }

/** An answer as one reads it, in the reader's language. Never throws: what does not fit the field is shown as it is. */
export function displayAnswer(field: Field, value: AnswerValue | undefined, locale: string): DisplayedAnswer {
  if (value === undefined || field.type === 'file') return { kind: 'none' }
  if (field.type === 'group') {
    if (!Array.isArray(value)) return { kind: 'none' }
    const rows = value.filter((row) => typeof row === 'object')
    return {
      kind: 'rows',
      rows: rows.map((row) =>
        field.fields.flatMap((inner) => {
          const answer = row[inner.key]
          return answer === undefined
            ? []
            : [{ label: say(inner.label, locale), text: displayText(inner, answer, locale) }]
        }),
      ),
    }
  }
  if (field.type === 'multi_choice' && Array.isArray(value)) {
    return { kind: 'list', items: value.map((item) => choiceText(field, String(item), locale)) }
  }
  return { kind: 'text', text: displayText(field, value as SimpleAnswer, locale) }
}

/** A single answer as one line of text. */
export function displayText(field: SimpleField, value: SimpleAnswer, locale: string): string {
  if (typeof value === 'boolean') return say(value ? YES : NO, locale)
  if (Array.isArray(value)) return value.map((item) => choiceText(field, item, locale)).join(', ')
  if (typeof value === 'object')
    return 'title' in value ? `${value.code} · ${value.title}` : value.label || value.code
  if (typeof value === 'number') {
    if (field.type === 'money') return Number.isSafeInteger(value) ? formatRupiah(value) : String(value)
    const number = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
      maximumFractionDigits: 4,
    }).format(value)
    return field.type === 'number' && field.unit ? `${number} ${say(field.unit, locale)}` : number
  }
  if (field.type === 'choice') return choiceText(field, value, locale)
  if (field.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)))
    return formatDay(value, locale)
  return value
}

function choiceText(field: SimpleField, value: string, locale: string): string {
  if (field.type !== 'choice' && field.type !== 'multi_choice') return value
  const choice = field.choices.find((candidate) => candidate.value === value)
  return choice ? say(choice.label, locale) : value
}
