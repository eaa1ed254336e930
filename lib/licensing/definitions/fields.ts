import { z } from 'zod'
import { KEY, textSchema } from './texts'

export const OPERATORS = [
  'equals',
  'not_equals',
  'one_of',
  'includes',
  'answered',
  'at_least',
  'at_most',
] as const

const conditionSchema = z.strictObject({
  /** A field that comes before the one it decides about. */
  field: z.string(),
  is: z.enum(OPERATORS),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
})
export type Condition = z.output<typeof conditionSchema>

/** When something is asked: all of the conditions hold, or any of them. */
export const visibilitySchema = z.union([
  z.strictObject({ all: z.array(conditionSchema).min(1).max(10) }),
  z.strictObject({ any: z.array(conditionSchema).min(1).max(10) }),
])
export type Visibility = z.output<typeof visibilitySchema>

/** What a company knows already and a form need not ask again. */
export const PREFILL_SOURCES = [
  'company.trade_name',
  'company.legal_name',
  'company.entity_kind',
  'company.npwp',
  'company.nib',
  'company.phone',
  'company.email',
  'company.region',
  'company.address',
  'company.postal_code',
  'company.premises_tenure',
  'company.business_description',
  'company.main_kbli',
  'company.people_count',
  'company.capital_amount',
  'company.yearly_sales_amount',
  'user.name',
] as const
export type PrefillSource = (typeof PREFILL_SOURCES)[number]

const common = {
  key: z.string().regex(KEY),
  label: textSchema,
  help: textSchema.nullable().default(null),
  required: z.boolean().default(true),
  visible_when: visibilitySchema.nullable().default(null),
  prefill: z.enum(PREFILL_SOURCES).nullable().default(null),
}

const choices = z
  .array(z.strictObject({ value: z.string().regex(KEY), label: textSchema }))
  .min(2)
  .max(200)

const textLimits = {
  min: z.int().min(1).nullable().default(null),
  max: z.int().min(1).max(5000),
}

const simpleFieldSchemas = [
  z.strictObject({
    ...common,
    type: z.literal('text'),
    ...textLimits,
    max: textLimits.max.default(200),
    /** Anchored as a whole; `example` is shown and, where the pattern fails, named. */
    pattern: z.string().min(1).max(300).nullable().default(null),
    example: z.string().max(300).nullable().default(null),
    keyboard: z.enum(['text', 'numeric', 'tel', 'email', 'url']).default('text'),
  }),
  z.strictObject({
    ...common,
    type: z.literal('long_text'),
    ...textLimits,
    max: textLimits.max.default(2000),
  }),
  z.strictObject({
    ...common,
    type: z.literal('number'),
    min: z.number().nullable().default(null),
    max: z.number().nullable().default(null),
    /** Digits after the comma. */
    decimals: z.int().min(0).max(4).default(0),
    unit: textSchema.nullable().default(null),
  }),
  /** Whole rupiah. */
  z.strictObject({
    ...common,
    type: z.literal('money'),
    min: z.int().min(0).default(0),
    max: z.int().max(1e15).default(1e15),
  }),
  /** A calendar day, `YYYY-MM-DD`. */
  z.strictObject({
    ...common,
    type: z.literal('date'),
    min: z.iso.date().nullable().default(null),
    max: z.iso.date().nullable().default(null),
  }),
  z.strictObject({ ...common, type: z.literal('choice'), choices }),
  z.strictObject({
    ...common,
    type: z.literal('multi_choice'),
    choices,
    min: z.int().min(1).nullable().default(null),
    max: z.int().min(1).nullable().default(null),
  }),
  z.strictObject({
    ...common,
    type: z.literal('boolean'),
    /** `yes_no` is a question; `agree` is a box that must be ticked. */
    style: z.enum(['yes_no', 'agree']).default('yes_no'),
  }),
  /** A place of the official list, down to the level given (1 province … 4 village). */
  z.strictObject({ ...common, type: z.literal('region'), level: z.int().min(1).max(4).default(4) }),
  z.strictObject({ ...common, type: z.literal('kbli') }),
] as const

const simpleFieldSchema = z.discriminatedUnion('type', simpleFieldSchemas)
export type SimpleField = z.output<typeof simpleFieldSchema>

/** The same few questions for each of several things: products, materials. */
const groupFieldSchema = z.strictObject({
  ...common,
  type: z.literal('group'),
  /** What one of them is called: "Produk". */
  item: textSchema,
  fields: z.array(simpleFieldSchema).min(1).max(8),
  min: z.int().min(1).default(1),
  max: z.int().min(1).max(50).default(20),
})
export type GroupField = z.output<typeof groupFieldSchema>

/** Files asked for in the middle of a section. They are kept as the application's documents, under the field's key. */
const fileFieldSchema = z.strictObject({
  ...common,
  type: z.literal('file'),
  /** Kinds of the company's document library that serve; the first one is given to a file uploaded here. */
  kinds: z.array(z.string().regex(KEY)).min(1).max(20),
  max_files: z.int().min(1).max(10).default(1),
})
export type FileField = z.output<typeof fileFieldSchema>

export const fieldSchema = z.discriminatedUnion('type', [
  ...simpleFieldSchemas,
  groupFieldSchema,
  fileFieldSchema,
])
export type Field = z.output<typeof fieldSchema>
export type FieldType = Field['type']
