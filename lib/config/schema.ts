import { z } from 'zod'
import type { SettingRules, SettingType } from './setting'

export type SettingValue = string | number | boolean

type Shape = { type: SettingType; rules: SettingRules }

/** The schema of one setting's value, from its type and rules. Messages are keys of the namespace `validation`. */
export function schemaOf({ type, rules }: Shape): z.ZodType<SettingValue> {
  switch (type) {
    case 'boolean':
      return z.boolean()
    case 'integer':
    case 'money':
    case 'basis_points':
      return withBounds(rules)
    case 'choice':
      return z.string().refine((value) => rules.choices?.includes(value) ?? false, 'choose')
    case 'email':
      return optional(z.email(), rules)
    case 'url':
      return optional(z.url({ protocol: /^https?$/ }), rules)
    case 'phone':
      return optional(z.string().regex(/^\+[1-9][0-9]{6,14}$/, 'phone'), rules)
    case 'date':
      return optional(z.iso.date(), rules)
    case 'string':
      return optional(withLength(z.string().regex(/^[^\r\n]*$/), rules), rules)
    case 'text':
      return optional(withLength(z.string(), rules), rules)
    default:
      return unknownType(type)
  }
}

/**
 * Reads what a form field holds into the value's type; what cannot be read stays text, and the schema then refuses it.
 * Basis points are typed as a percentage with at most two decimals: `12` or `11,5`.
 */
export function readInput(type: SettingType, input: string | boolean): SettingValue {
  if (type === 'boolean') return input === true || input === 'true'
  const text = String(input).trim()
  if (type === 'basis_points')
    return /^-?\d{1,6}([.,]\d{1,2})?$/.test(text) ? Math.round(Number(text.replace(',', '.')) * 100) : text
  if (type !== 'integer' && type !== 'money') return text
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text
}

/** The text a form field begins with: what `readInput` reads back into the value. */
export function inputOf(type: SettingType, value: SettingValue): string {
  return type === 'basis_points' ? String(Number(value) / 100) : String(value)
}

function withBounds(rules: SettingRules): z.ZodType<number> {
  let schema = z.int()
  if (rules.min !== undefined) schema = schema.min(rules.min)
  if (rules.max !== undefined) schema = schema.max(rules.max)
  return schema
}

function withLength(schema: z.ZodString, rules: SettingRules): z.ZodString {
  let limited = schema.max(rules.max_length ?? 1000)
  if (rules.pattern) limited = limited.regex(new RegExp(rules.pattern), 'format')
  return limited
}

/** An empty text stands for "none" where the setting is not required. */
function optional(schema: z.ZodType<string>, rules: SettingRules): z.ZodType<string> {
  return rules.required
    ? schema.refine((text) => text.trim() !== '', 'required')
    : z.union([z.literal(''), schema])
}

function unknownType(type: never): never {
  throw new Error(`Unknown type of setting: ${type}`)
}

/** An exported file: the values that differ from the defaults, by key. */
export const settingsFile = z.object({
  format: z.literal('izinku-settings'),
  version: z.literal(1),
  exported_at: z.string().optional(),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

export type SettingsFile = z.output<typeof settingsFile>

/** Which setting, as the editor saw it. */
export const settingSeenSchema = z.object({
  key: z.string().max(100),
  version: z.number().int().positive(),
})

/** A setting as a form sends it; its own rules are checked by `changeSetting`. */
export const settingInputSchema = settingSeenSchema.extend({
  value: z.union([z.string().max(2000), z.boolean()]),
})

/** Far above any real file of settings. */
export const LARGEST_SETTINGS_FILE = 200_000

export const settingsImportSchema = z.object({ text: z.string().max(LARGEST_SETTINGS_FILE, 'fileTooLarge') })

/** Applying: `seen` is the fingerprint of the differences that were shown. */
export const settingsApplySchema = settingsImportSchema.extend({ seen: z.string().max(100) })
