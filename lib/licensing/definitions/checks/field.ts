import type { Field, FieldType, PrefillSource } from '../fields'
import { mayBeSlow, readPattern } from './patterns'
import { type Report, repeated } from './problems'

/** Reports what is wrong with a field in itself, whatever stands around it. */
export function checkField(field: Field, path: (string | number)[], report: Report): void {
  if ('min' in field && 'max' in field && field.min !== null && field.max !== null && field.min > field.max)
    report([...path, 'min'], 'minAboveMax')
  if (field.prefill && !FILLS[field.prefill].includes(field.type))
    report([...path, 'prefill'], 'prefillUnfit', { source: field.prefill, type: field.type })
  if (field.type === 'choice' || field.type === 'multi_choice') {
    for (const value of repeated(field.choices.map((choice) => choice.value)))
      report([...path, 'choices'], 'choiceTwice', { value })
  }
  if (field.type === 'text' && field.pattern !== null)
    checkPattern({ pattern: field.pattern, example: field.example }, path, report)
  if (field.type === 'group') {
    for (const key of repeated(field.fields.map((inner) => inner.key)))
      report([...path, 'fields'], 'innerTwice', { key })
    field.fields.forEach((inner, at) => {
      const spot = [...path, 'fields', at]
      if (inner.visible_when) report([...spot, 'visible_when'], 'conditionInGroup')
      if (inner.prefill) report([...spot, 'prefill'], 'prefillInGroup')
      checkField({ ...inner, prefill: null }, spot, report)
    })
  }
}

/** Reports a pattern that is none, may never end, or refuses its own example. */
export function checkPattern(
  { pattern, example }: { pattern: string; example: string | null },
  path: (string | number)[],
  report: Report,
): void {
  const expression = readPattern(pattern)
  if (!expression) report([...path, 'pattern'], 'patternInvalid')
  // Before it is tried on anything.
  else if (mayBeSlow(pattern)) report([...path, 'pattern'], 'patternSlow')
  else if (!example) report([...path, 'example'], 'patternWithoutExample')
  else if (!expression.test(example)) report([...path, 'example'], 'exampleUnfit', { example })
}

/** The types of field that each fact of the company can fill. */
export const FILLS: Record<PrefillSource, readonly FieldType[]> = {
  'company.trade_name': ['text'],
  'company.legal_name': ['text'],
  'company.entity_kind': ['choice'],
  'company.npwp': ['text'],
  'company.nib': ['text'],
  'company.phone': ['text'],
  'company.email': ['text'],
  'company.region': ['region'],
  'company.address': ['text', 'long_text'],
  'company.postal_code': ['text'],
  'company.premises_tenure': ['choice'],
  'company.business_description': ['text', 'long_text'],
  'company.main_kbli': ['kbli'],
  'company.people_count': ['number'],
  'company.capital_amount': ['money'],
  'company.yearly_sales_amount': ['money'],
  'user.name': ['text'],
}
