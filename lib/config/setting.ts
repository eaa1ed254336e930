import type { GROUPS, Words } from './groups'

/** What a setting is: its type, its default and the rules its value must keep. */

export type SettingType =
  | 'string'
  | 'text'
  | 'email'
  | 'url'
  | 'phone'
  | 'integer'
  | 'boolean'
  | 'money'
  | 'basis_points'
  | 'choice'
  | 'date'

export type SettingRules = {
  min?: number
  max?: number
  required?: boolean
  max_length?: number
  pattern?: string
  choices?: readonly string[]
  unit?: string
}

export type SettingDefinition<Value> = {
  group: string
  type: SettingType
  default: Value
  rules: SettingRules
  name: Words
  help: Words
}

/** One setting of a group, as `definitions.ts` lists them. */
export function setting<Value>(
  group: (typeof GROUPS)[number]['key'],
  type: SettingType,
  value: Value,
  name: Words,
  help: Words,
  rules: SettingRules = {},
): SettingDefinition<Value> {
  return { group, type, default: value, rules, name, help }
}
