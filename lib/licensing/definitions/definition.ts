import { z } from 'zod'
import { STAGE_KINDS } from '../process/status'
import { issueOf } from './checks/problems'
import { definitionProblems } from './checks/whole'
import { fieldSchema, visibilitySchema } from './fields'
import { KEY, textSchema } from './texts'

/** A licence type as data: what it is, who may have it, what it asks, how it is reviewed, what is issued. One object per version. */

export const SCALES = ['micro', 'small', 'medium', 'large'] as const
export type Scale = (typeof SCALES)[number]
export const RISKS = ['low', 'medium_low', 'medium_high', 'high'] as const
export type Risk = (typeof RISKS)[number]
export const ENTITY_KINDS = [
  'individual',
  'pt_individual',
  'pt',
  'cv',
  'firma',
  'cooperative',
  'foundation',
] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

/** Kinds of the document library; `other` takes anything. */
const documentKind = z.string().regex(KEY)

const eligibilitySchema = z.strictObject({
  /** The business has an activity whose code begins with one of these, in that version of the KBLI. Empty: any activity. */
  kbli: z
    .array(
      z.strictObject({
        version: z.enum(['2020', '2025']),
        prefixes: z
          .array(z.string().regex(/^[0-9]{1,5}$/))
          .min(1)
          .max(300),
        except: z
          .array(z.string().regex(/^[0-9]{1,5}$/))
          .max(300)
          .default([]),
      }),
    )
    .default([]),
  /** Empty lists allow everything. */
  scales: z.array(z.enum(SCALES)).default([]),
  entity_kinds: z.array(z.enum(ENTITY_KINDS)).default([]),
  risks: z.array(z.enum(RISKS)).default([]),
  /** Whole rupiah a year, inclusive. */
  max_yearly_sales_amount: z.int().positive().nullable().default(null),
  /** Codes of provinces (`32`) or of regencies and cities (`32.73`): the place of business lies in one of them. */
  regions: z
    .array(z.string().regex(/^[0-9]{2}(\.[0-9]{2})?$/))
    .max(552)
    .default([]),
  /** Only for businesses that have a NIB (or only for those without one). Null: either. */
  has_nib: z.boolean().nullable().default(null),
  /** What no rule can check, said to the reader: foods that are excluded, materials that must be certain. */
  note: textSchema.nullable().default(null),
})
export type Eligibility = z.output<typeof eligibilitySchema>

const documentSchema = z.strictObject({
  key: z.string().regex(KEY),
  label: textSchema,
  help: textSchema.nullable().default(null),
  required: z.boolean().default(true),
  /** Kinds of the company's document library that serve; the first one is given to a file uploaded here. */
  kinds: z.array(documentKind).min(1).max(20),
  max_files: z.int().min(1).max(10).default(1),
  visible_when: visibilitySchema.nullable().default(null),
})
export type RequiredDocument = z.output<typeof documentSchema>

const stageSchema = z.strictObject({
  key: z.string().regex(KEY),
  kind: z.enum(STAGE_KINDS),
  name: textSchema,
  /** What happens now, said to the applicant. */
  explanation: textSchema.nullable().default(null),
  role: z.enum(['reviewer', 'supervisor']),
  checklist: z
    .array(z.strictObject({ key: z.string().regex(KEY), label: textSchema }))
    .max(30)
    .default([]),
  /** Null: the setting `licensing.stage_days.<kind>`. */
  working_days: z.int().min(0).max(250).nullable().default(null),
  /** The applicant's time for a revision asked in this stage. Null: the setting `licensing.revision_days`. */
  applicant_days: z.int().min(1).max(250).nullable().default(null),
  /** What happens by itself when our time is over. Deemed approval (*fiktif positif*) needs the rule it rests on. */
  at_deadline: z
    .discriminatedUnion('action', [
      z.strictObject({ action: z.literal('escalate') }),
      z.strictObject({ action: z.literal('deem_approved'), legal_ground: textSchema }),
      z.strictObject({ action: z.literal('none') }),
    ])
    .default({ action: 'escalate' }),
  /** Whether the stage may be left out: always (`when` null) or under a condition; by a person, or by itself as it begins. */
  skip: z
    .strictObject({ when: visibilitySchema.nullable().default(null), automatic: z.boolean().default(false) })
    .nullable()
    .default(null),
  /** Four eyes: whoever completed one of these earlier stages may not hold this one. */
  separate_from: z.array(z.string()).max(8).default([]),
})
export type StageDefinition = z.output<typeof stageSchema>

const certificateSchema = z.strictObject({
  title: textSchema,
  /** What the certificate states of its holder, in one sentence. */
  statement: textSchema,
  number: z.discriminatedUnion('source', [
    /** The authority gave it: the reviewer types it at the last stage, `pattern` checks it. */
    z.strictObject({
      source: z.literal('authority'),
      pattern: z.string().min(1).max(300),
      example: z.string().min(1).max(100),
      help: textSchema,
    }),
    /** Ours, from a series: `{year}` and `{sequence}` (six digits) are filled in. */
    z.strictObject({ source: z.literal('series'), template: z.string().max(100).includes('{sequence}') }),
  ]),
  /** Keys of fields whose answers are printed, in this order. Public: nothing personal belongs here. */
  facts: z.array(z.string()).max(8).default([]),
  /** A last line in small print. */
  footer: textSchema.nullable().default(null),
})

/**
 * What follows from the same registration and is never applied for here: it comes by itself with the licence (`automatic`),
 * or a business of that risk and scale still gets it from the authority (`elsewhere`). Empty lists mean all.
 */
const companionSchema = z.strictObject({
  key: z.string().regex(KEY),
  how: z.enum(['automatic', 'elsewhere']),
  name: textSchema,
  summary: textSchema,
  authority: textSchema,
  legal_basis: textSchema.nullable().default(null),
  risks: z.array(z.enum(RISKS)).default([]),
  scales: z.array(z.enum(SCALES)).default([]),
})
export type Companion = z.output<typeof companionSchema>

const prioritySchema = z.strictObject({
  when: visibilitySchema,
  priority: z.enum(['urgent', 'high', 'low']),
  why: textSchema,
})

/** The shape of `license_type_versions.definition`, without what only the whole can tell. */
export const definitionShape = z.strictObject({
  name: textSchema,
  summary: textSchema,
  authority: textSchema,
  /** Regulation or page it rests on. */
  legal_basis: textSchema.nullable().default(null),
  eligibility: eligibilitySchema,
  recommendation: z.strictObject({
    /** `required`: an eligible business needs it; `suggested`: it is wise to have. */
    need: z.enum(['required', 'suggested']),
    why: textSchema,
    /** Smaller comes first. */
    position: z.int().min(0).max(999),
    /** Codes of the licence types that a business gets before this one, beside the NIB where it needs one. */
    after: z.array(z.string().regex(KEY)).max(10).default([]),
  }),
  comes_with: z.array(companionSchema).max(12).default([]),
  /** Whole rupiah, 0 is free, null is unknown or by case: the note then says more. */
  fee: z.strictObject({ amount: z.int().min(0).nullable(), note: textSchema.nullable().default(null) }),
  validity: z.strictObject({
    /** Null: without end. */
    years: z.int().min(1).max(50).nullable(),
    note: textSchema.nullable().default(null),
  }),
  official_time: textSchema,
  /** The text field that says which of several applications of this type one is: the product, the mark. */
  subject: z.string().nullable().default(null),
  sections: z
    .array(
      z.strictObject({
        key: z.string().regex(KEY),
        title: textSchema,
        description: textSchema.nullable().default(null),
        fields: z.array(fieldSchema).min(1).max(60),
      }),
    )
    .min(1)
    .max(20),
  documents: z.array(documentSchema).max(40).default([]),
  stages: z.array(stageSchema).min(1).max(8),
  /** The first rule that holds gives a case its priority when it is sent; without one it is normal. */
  priorities: z.array(prioritySchema).max(10).default([]),
  /** When a licence can be renewed, in calendar days around its last day. Null: not renewed here. */
  renewal: z
    .strictObject({
      opens_days_before: z.int().min(1).max(730),
      closes_days_after: z.int().min(0).max(730).default(0),
    })
    .nullable()
    .default(null),
  /** Whether what a licence says can be changed by a new application while it is valid. */
  amendable: z.boolean().default(false),
  certificate: certificateSchema,
})
export type LicenseDefinition = z.output<typeof definitionShape>

/** A definition as it may be published: the shape, and everything that holds of the whole. */
export const definitionSchema = definitionShape.superRefine((definition, context) => {
  for (const problem of definitionProblems(definition)) {
    context.addIssue({ code: 'custom', path: problem.path, message: issueOf(problem) })
  }
})

export type Section = LicenseDefinition['sections'][number]

// The same few definitions are read by every page and move: checking one takes milliseconds, knowing it again hardly any.
const known = new Map<string, LicenseDefinition>()
const KNOWN_MOST = 200

/**
 * Reads a definition from the database. Throws when it has not the shape: definitions are checked before they are
 * published, so a broken one is a fault of ours. What was fine when it was published is not judged again by newer rules.
 * The result is shared: for reading only.
 */
export function readDefinition(json: unknown): LicenseDefinition {
  const text = JSON.stringify(json)
  const seen = known.get(text)
  if (seen) return seen
  const definition = definitionShape.parse(json)
  if (known.size >= KNOWN_MOST) known.clear()
  known.set(text, definition)
  return definition
}
