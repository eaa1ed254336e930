import { z } from 'zod'
import { STAGE_KINDS } from '../../process/status'
import { ENTITY_KINDS, RISKS, SCALES } from '../definition'
import { OPERATORS, PREFILL_SOURCES } from '../fields'

/**
 * A definition while it is being written: the same parts, none of which need be complete. Whatever JSON comes in, a draft
 * comes out; what cannot be kept is left out. Texts that may be absent are empty ones here.
 */

const MOST = { sections: 20, fields: 60, choices: 200, documents: 40, stages: 12, rules: 20, codes: 600 }

const line = z
  .string()
  .transform((text) => text.slice(0, 2000))
  .catch('')
const text = z.object({ id: line, en: line }).catch({ id: '', en: '' })
const flag = (fallback: boolean) => z.boolean().catch(fallback)
const amount = (fallback: number | null = null) => z.number().nullable().catch(fallback)
const list = <Item extends z.ZodType>(item: Item, most: number) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items) =>
      items.slice(0, most).flatMap((one) => {
        const kept = item.safeParse(one)
        return kept.success ? [kept.data as z.output<Item>] : []
      }),
    )
const one = <const Values extends readonly [string, ...string[]]>(values: Values, fallback: Values[number]) =>
  z.enum(values).catch(fallback as never)
const several = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  list(z.enum(values), values.length)

const condition = z.object({
  field: line,
  is: one(OPERATORS, 'answered'),
  value: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
    .optional()
    .catch(undefined),
})
const conditions = list(condition, 10)
const visibility = z
  .union([z.object({ all: conditions }).strict(), z.object({ any: conditions }).strict()])
  .nullable()
  .catch(null)

export const FIELD_TYPES = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'choice',
  'multi_choice',
  'boolean',
  'region',
  'kbli',
  'file',
  'group',
] as const

const limit = z.union([z.number(), z.string()]).nullable().catch(null)
const fieldParts = {
  key: line,
  type: one(FIELD_TYPES, 'text'),
  label: text,
  help: text,
  required: flag(true),
  prefill: z.enum(PREFILL_SOURCES).nullable().catch(null),
  visible_when: visibility,
  min: limit.optional(),
  max: limit.optional(),
  pattern: line,
  example: line,
  keyboard: one(['text', 'numeric', 'tel', 'email', 'url'], 'text'),
  decimals: amount(0),
  unit: text,
  style: one(['yes_no', 'agree'], 'yes_no'),
  level: amount(4),
  choices: list(z.object({ value: line, label: text }), MOST.choices),
  kinds: list(line, 20),
  max_files: amount(1),
  item: text,
}

/** What each type of field begins with where it has limits. */
export const LIMITS: Partial<Record<(typeof FIELD_TYPES)[number], { min: number | null; max: number }>> = {
  text: { min: null, max: 200 },
  long_text: { min: null, max: 2000 },
  money: { min: 0, max: 1e15 },
  group: { min: 1, max: 20 },
}

const withLimits = <Part extends { type: (typeof FIELD_TYPES)[number]; min?: unknown; max?: unknown }>(
  field: Part,
) => ({
  ...field,
  min: (field.min === undefined ? (LIMITS[field.type]?.min ?? null) : field.min) as number | string | null,
  max: (field.max === undefined ? (LIMITS[field.type]?.max ?? null) : field.max) as number | string | null,
})
const innerField = z.object(fieldParts).transform(withLimits)
const field = z.object({ ...fieldParts, fields: list(innerField, 8) }).transform(withLimits)

const stage = z.object({
  key: line,
  kind: one(STAGE_KINDS, 'document_check'),
  name: text,
  explanation: text,
  role: one(['reviewer', 'supervisor'], 'reviewer'),
  checklist: list(z.object({ key: line, label: text }), 30),
  working_days: amount(),
  applicant_days: amount(),
  at_deadline: z
    .object({ action: one(['escalate', 'deem_approved', 'none'], 'escalate'), legal_ground: text })
    .catch({ action: 'escalate', legal_ground: { id: '', en: '' } }),
  skip: z
    .object({ when: visibility, automatic: flag(false) })
    .nullable()
    .catch(null),
  separate_from: list(line, 8),
})

const eligibility = z.object({
  kbli: list(
    z.object({ version: one(['2020', '2025'], '2025'), prefixes: list(line, 300), except: list(line, 300) }),
    4,
  ),
  scales: several(SCALES),
  entity_kinds: several(ENTITY_KINDS),
  risks: several(RISKS),
  max_yearly_sales_amount: amount(),
  regions: list(line, MOST.codes),
  has_nib: z.boolean().nullable().catch(null),
  note: text,
})

const companion = z.object({
  key: line,
  how: one(['automatic', 'elsewhere'], 'automatic'),
  name: text,
  summary: text,
  authority: text,
  legal_basis: text,
  risks: several(RISKS),
  scales: several(SCALES),
})

const document = z.object({
  key: line,
  label: text,
  help: text,
  required: flag(true),
  kinds: list(line, 20),
  max_files: amount(1),
  visible_when: visibility,
})

const inside = <Shape extends z.ZodRawShape>(shape: z.ZodObject<Shape>) =>
  z.preprocess((value) => (isRecord(value) ? value : {}), shape)

const draftSchema = inside(
  z.object({
    name: text,
    summary: text,
    authority: text,
    legal_basis: text,
    eligibility: inside(eligibility),
    recommendation: inside(
      z.object({
        need: one(['required', 'suggested'], 'suggested'),
        why: text,
        position: amount(100),
        after: list(line, 10),
      }),
    ),
    comes_with: list(companion, 12),
    fee: inside(z.object({ amount: amount(), note: text })),
    validity: inside(z.object({ years: amount(), note: text })),
    official_time: text,
    subject: line,
    sections: list(
      z.object({ key: line, title: text, description: text, fields: list(field, MOST.fields) }),
      MOST.sections,
    ),
    documents: list(document, MOST.documents),
    stages: list(stage, MOST.stages),
    priorities: list(
      z.object({ when: visibility, priority: one(['urgent', 'high', 'low'], 'high'), why: text }),
      MOST.rules,
    ),
    renewal: z
      .object({ opens_days_before: amount(60), closes_days_after: amount(0) })
      .nullable()
      .catch(null),
    amendable: flag(false),
    certificate: inside(
      z.object({
        title: text,
        statement: text,
        number: inside(
          z.object({
            source: one(['authority', 'series'], 'series'),
            pattern: line,
            example: line,
            help: text,
            template: line,
          }),
        ),
        facts: list(line, 20),
        footer: text,
      }),
    ),
  }),
)

export type Draft = z.output<typeof draftSchema>
export type DraftField = Draft['sections'][number]['fields'][number]
export type DraftInnerField = DraftField['fields'][number]
export type DraftStage = Draft['stages'][number]
export type DraftDocument = Draft['documents'][number]
export type DraftCondition = z.output<typeof condition>
export type DraftVisibility = z.output<typeof visibility>
export type DraftText = z.output<typeof text>

/** A draft from any JSON, complete or not. Never throws. */
export function readDraftDefinition(json: unknown): Draft {
  return draftSchema.parse(json)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
