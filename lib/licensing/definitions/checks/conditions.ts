import type { Condition, Field, Visibility } from '../fields'
import { conditionsOf } from '../visibility'
import type { Report } from './problems'

/** Reports what is wrong with a condition: `earlier` are the fields asked before, `all` those of the whole form. */
export function checkVisibility(
  visibility: Visibility | null,
  fields: { earlier: ReadonlyMap<string, Field>; all: ReadonlyMap<string, Field> },
  path: (string | number)[],
  report: Report,
): void {
  const joint = visibility && 'any' in visibility ? 'any' : 'all'
  conditionsOf(visibility).forEach((condition, at) => {
    const spot = [...path, joint, at]
    const field = fields.earlier.get(condition.field)
    if (!field) {
      const code = fields.all.has(condition.field) ? 'conditionLater' : 'conditionUnknown'
      report(spot, code, { key: condition.field })
    } else if (field.type === 'file') report(spot, 'conditionOnFile', { key: condition.field })
    else if (condition.is === 'answered' && condition.value !== undefined) report(spot, 'conditionValueless')
    else if (!suits(condition, field)) report(spot, 'conditionUnfit', { key: condition.field })
  })
}

function suits({ is, value }: Condition, field: Field): boolean {
  switch (is) {
    case 'answered':
      return true
    case 'includes':
      return field.type === 'multi_choice' && offers(field, [value])
    case 'at_least':
    case 'at_most':
      return (field.type === 'number' || field.type === 'money') && typeof value === 'number'
    case 'one_of':
      return field.type === 'choice' && Array.isArray(value) && value.length > 0 && offers(field, value)
    case 'equals':
    case 'not_equals':
      if (field.type === 'boolean') return typeof value === 'boolean'
      return field.type === 'choice' && offers(field, [value])
    default:
      return is satisfies never
  }
}

function offers(field: Extract<Field, { choices: unknown }>, values: unknown[]): boolean {
  return values.every((value) => field.choices.some((choice) => choice.value === value))
}
