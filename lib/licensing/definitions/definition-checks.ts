import type { Condition, Field, FieldType, PrefillSource, Visibility } from './fields'
import { conditionsOf } from './visibility'

export type Problem = { path: (string | number)[]; message: string }

/** The parts of a definition that refer to one another. */
type Checked = {
  subject: string | null
  sections: { key: string; fields: Field[] }[]
  documents: { key: string; visible_when: Visibility | null }[]
  comes_with: { key: string }[]
  stages: { key: string; kind: string; checklist: { key: string }[] }[]
  certificate: {
    number: { source: 'authority'; pattern: string; example: string } | { source: 'series'; template: string }
  }
}

/** Everything that is wrong with a definition as a whole, with the path to it and a sentence for whoever edits it. */
export function definitionProblems(definition: Checked): Problem[] {
  const problems: Problem[] = []
  const add = (path: Problem['path'], message: string) => problems.push({ path, message })

  repeated(definition.sections.map((section) => section.key)).forEach((key) => {
    add(['sections'], `Section key "${key}" is used twice`)
  })
  const known = new Map<string, Field>()
  definition.sections.forEach((section, at) => {
    section.fields.forEach((field, index) => {
      const path = ['sections', at, 'fields', index]
      if (known.has(field.key)) add([...path, 'key'], `Field key "${field.key}" is used twice`)
      checkVisibility(field.visible_when, known, (message) => add([...path, 'visible_when'], message))
      for (const message of fieldProblems(field)) add(path, message)
      known.set(field.key, field)
    })
  })

  if (definition.subject !== null && known.get(definition.subject)?.type !== 'text')
    add(['subject'], `The subject "${definition.subject}" is no text field`)

  repeated(definition.documents.map((document) => document.key)).forEach((key) => {
    add(['documents'], `Document key "${key}" is used twice`)
  })
  definition.documents.forEach((document, at) => {
    checkVisibility(document.visible_when, known, (message) =>
      add(['documents', at, 'visible_when'], message),
    )
  })

  repeated(definition.comes_with.map((companion) => companion.key)).forEach((key) => {
    add(['comes_with'], `Key "${key}" of what comes with it is used twice`)
  })

  repeated(definition.stages.map((stage) => stage.key)).forEach((key) => {
    add(['stages'], `Stage key "${key}" is used twice`)
  })
  definition.stages.forEach((stage, at) => {
    const isLast = at === definition.stages.length - 1
    if (isLast && stage.kind !== 'issue') add(['stages', at, 'kind'], 'The last stage must issue the licence')
    if (!isLast && stage.kind === 'issue')
      add(['stages', at, 'kind'], 'Only the last stage may issue the licence')
    repeated(stage.checklist.map((item) => item.key)).forEach((key) => {
      add(['stages', at, 'checklist'], `Checklist key "${key}" is used twice`)
    })
  })

  const { number } = definition.certificate
  if (number.source === 'authority') {
    if (!compiles(number.pattern)) add(['certificate', 'number', 'pattern'], 'Not a regular expression')
    else if (!new RegExp(`^(?:${number.pattern})$`, 'u').test(number.example)) {
      add(['certificate', 'number', 'example'], 'The example does not match the pattern')
    }
  }
  return problems
}

function fieldProblems(field: Field): string[] {
  const problems: string[] = []
  if ('min' in field && 'max' in field && field.min !== null && field.max !== null && field.min > field.max) {
    problems.push('The minimum is above the maximum')
  }
  if (field.prefill && !fills(field.prefill, field)) {
    problems.push(`${field.prefill} cannot fill a field of type ${field.type}`)
  }
  if (field.type === 'choice' || field.type === 'multi_choice') {
    for (const value of repeated(field.choices.map((choice) => choice.value)))
      problems.push(`Choice "${value}" is offered twice`)
  }
  if (field.type === 'text' && field.pattern !== null) {
    if (!compiles(field.pattern)) problems.push('The pattern is not a regular expression')
    else if (field.example === null) problems.push('A pattern needs an example')
    else if (!new RegExp(`^(?:${field.pattern})$`, 'u').test(field.example))
      problems.push('The example does not match the pattern')
  }
  if (field.type === 'group') {
    for (const key of repeated(field.fields.map((inner) => inner.key)))
      problems.push(`Field key "${key}" is used twice in the group`)
    for (const inner of field.fields) {
      if (inner.visible_when || inner.prefill)
        problems.push('Fields of a group have neither conditions nor prefill')
      problems.push(...fieldProblems(inner))
    }
  }
  return problems
}

function checkVisibility(
  visibility: Visibility | null,
  known: Map<string, Field>,
  add: (message: string) => void,
): void {
  for (const condition of conditionsOf(visibility)) {
    const message = conditionProblem(condition, known.get(condition.field))
    if (message) add(message)
  }
}

function conditionProblem(
  { field: key, is, value }: Condition,
  field: Field | undefined,
): string | undefined {
  if (!field) return `The condition names "${key}", which is no field before this one`
  const expects = `"${is}" does not suit "${key}"`
  switch (is) {
    case 'answered':
      return value === undefined ? undefined : '"answered" takes no value'
    case 'includes':
      return field.type === 'multi_choice' && offers(field, [value]) ? undefined : expects
    case 'at_least':
    case 'at_most':
      return (field.type === 'number' || field.type === 'money') && typeof value === 'number'
        ? undefined
        : expects
    case 'one_of':
      return field.type === 'choice' && Array.isArray(value) && offers(field, value) ? undefined : expects
    case 'equals':
    case 'not_equals':
      if (field.type === 'boolean') return typeof value === 'boolean' ? undefined : expects
      return field.type === 'choice' && offers(field, [value]) ? undefined : expects
    default:
      return is satisfies never
  }
}

function offers(field: Extract<Field, { choices: unknown }>, values: unknown[]): boolean {
  return values.every((value) => field.choices.some((choice) => choice.value === value))
}

const FILLS: Record<PrefillSource, FieldType[]> = {
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

function fills(source: PrefillSource, field: Field): boolean {
  return FILLS[source].includes(field.type)
}

function repeated(keys: string[]): string[] {
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))]
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
    return true
  } catch {
    return false
  }
}
