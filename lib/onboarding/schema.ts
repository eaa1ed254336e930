import { z } from 'zod'
import type { EntityKind } from '@/lib/licensing/definitions/definition'
import {
  kbliCodeSchema,
  kbliVersionSchema,
  nibSchema,
  nikSchema,
  npwpSchema,
  phoneSchema,
  postalCodeSchema,
  villageCodeSchema,
} from '@/lib/reference/schema'
import { izinkuErrorMap } from '@/lib/validation'
import { STEPS, type Step } from './steps'

// One schema per step: what the form holds goes in, what is stored comes out, and what comes out would go in again.

export const ENTITY_KINDS = [
  'individual',
  'pt_individual',
  'pt',
  'cv',
  'firma',
  'cooperative',
  'foundation',
] as const satisfies readonly EntityKind[]

export const TENURES = ['owned', 'rented', 'borrowed'] as const
export type Tenure = (typeof TENURES)[number]

/** Papers of the documents step, in its order. The last may simply stay empty. */
export const PAPERS = ['ktp', 'npwp', 'premises_photo', 'other'] as const
export type Paper = (typeof PAPERS)[number]
/** Those that are given now or put off, but not passed over. */
export const ASKED_PAPERS = ['ktp', 'npwp', 'premises_photo'] as const satisfies readonly Paper[]

export const MOST_FURTHER_ACTIVITIES = 9

const personSchema = z.object({
  name: z.string().trim().min(2).max(100),
  phone: phoneSchema,
  consent: z.literal(true),
})

const businessSchema = z
  .object({
    entity_kind: z.enum(ENTITY_KINDS),
    trade_name: z.string().trim().min(2).max(100),
    legal_name: z.string().trim().min(2).max(150),
    nik: z.string().max(40),
    /** The NIK given before stands; it is never sent back to the browser. */
    nik_kept: z.boolean(),
    npwp: z.string().max(40),
    nib: z.string().max(40),
  })
  .superRefine((values, context) => {
    const person = values.entity_kind === 'individual'
    if (person && !values.nik_kept) check(nikSchema, 'nik')
    if (!person) check(npwpSchema, 'npwp')
    if (values.nib.trim() !== '') check(nibSchema, 'nib')
    function check(schema: z.ZodType, field: 'nik' | 'npwp' | 'nib') {
      const text = values[field]
      const problem =
        text.trim() === ''
          ? 'required'
          : schema.safeParse(text, { error: izinkuErrorMap }).error?.issues[0]?.message
      if (problem) context.addIssue({ code: 'custom', path: [field], message: problem })
    }
  })
  .transform((values) => {
    const person = values.entity_kind === 'individual'
    return {
      ...values,
      // A person's NPWP is their NIK, which is kept in one place only, encrypted.
      nik: person && !values.nik_kept ? nikSchema.parse(values.nik) : '',
      nik_kept: person && values.nik_kept,
      npwp: person ? '' : npwpSchema.parse(values.npwp),
      nib: values.nib.trim() === '' ? '' : nibSchema.parse(values.nib),
    }
  })

const placeSchema = z.object({
  village_code: villageCodeSchema,
  address: z.string().trim().min(5).max(300),
  postal_code: postalCodeSchema,
  premises_tenure: z.enum(TENURES),
})

const activityClassSchema = z.object(
  { version: kbliVersionSchema, code: kbliCodeSchema, title_id: z.string().max(300).optional() },
  { error: 'kbli' },
)

const activitySchema = z
  .object({
    business_description: z.string().trim().min(5).max(1000),
    main: activityClassSchema,
    further: z.array(activityClassSchema).max(MOST_FURTHER_ACTIVITIES),
  })
  .transform((values) => ({
    ...values,
    main: classOf(values.main),
    further: distinct(values.further.map(classOf)).filter((item) => item.code !== values.main.code),
  }))

const amountSchema = z.string().regex(/^\d{1,15}$/, 'wholeNumber')

const sizeSchema = z.object({
  people_count: z
    .string()
    .regex(/^\d{1,6}$/, 'wholeNumber')
    .refine((digits) => Number(digits) >= 1, 'tooLow?min=1'),
  capital_amount: amountSchema,
  yearly_sales_amount: amountSchema,
})

const documentsSchema = z.object({ later: z.array(z.enum(ASKED_PAPERS)) })

const reviewSchema = z.object({ consent: z.literal(true) })

export const STEP_SCHEMAS = {
  person: personSchema,
  business: businessSchema,
  place: placeSchema,
  activity: activitySchema,
  size: sizeSchema,
  documents: documentsSchema,
  review: reviewSchema,
} as const satisfies Record<Step, z.ZodType>

/** What the form of a step holds. */
export type StepInput<Name extends Step> = z.input<(typeof STEP_SCHEMAS)[Name]>
/** What is known once a step is complete. */
export type StepAnswers<Name extends Step> = z.output<(typeof STEP_SCHEMAS)[Name]>

const text = z.string().max(2000).catch('')
const looseClass = z.object({ version: kbliVersionSchema, code: kbliCodeSchema }).optional().catch(undefined)

/** What a step left half-way may hold: anything of the right shape, nothing that is not asked. */
export const DRAFT_SCHEMAS = {
  person: z.object({ name: text, phone: text }),
  business: z.object({
    entity_kind: text,
    trade_name: text,
    legal_name: text,
    nik: text,
    nik_kept: z.boolean().catch(false),
    npwp: text,
    nib: text,
  }),
  place: z.object({ village_code: text, address: text, postal_code: text, premises_tenure: text }),
  activity: z.object({
    business_description: text,
    main: looseClass,
    further: z
      .array(looseClass)
      .transform((list) => list.filter((item) => item !== undefined))
      .catch([]),
  }),
  size: z.object({ people_count: text, capital_amount: text, yearly_sales_amount: text }),
  documents: z.object({ later: z.array(z.enum(ASKED_PAPERS)).catch([]) }),
  review: z.object({}),
} as const satisfies Record<Step, z.ZodType>

/** What every request of the wizard names: its own onboarding, the step, and the version the form was drawn from. */
export const stepRequestSchema = z.object({
  workflow_id: z.uuid(),
  step: z.enum(STEPS),
  version: z.int().min(0),
  values: z.record(z.string(), z.unknown()),
})

export const finishRequestSchema = z.object({
  workflow_id: z.uuid(),
  consent: z.literal(true),
  /** The version of each step as the review showed it. */
  seen: z.partialRecord(z.enum(STEPS), z.int()),
})

function classOf({ version, code }: z.output<typeof activityClassSchema>) {
  return { version, code }
}

function distinct<Item extends { code: string }>(items: Item[]): Item[] {
  return items.filter((item, index) => items.findIndex((other) => other.code === item.code) === index)
}
