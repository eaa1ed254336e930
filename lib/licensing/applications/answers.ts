import { z } from 'zod'
import { fieldErrorsOf, izinkuErrorMap } from '@/lib/validation'
import type { LicenseDefinition } from '../definitions/definition'
import type { GroupField, PrefillSource, SimpleField } from '../definitions/fields'
import { visibleFields } from '../definitions/visibility'
import type { Answers, AnswerValue, GroupRow, SimpleAnswer } from './answer-values'

const CODE_BY_LEVEL = [/^\d{2}$/, /^\d{2}\.\d{2}$/, /^\d{2}\.\d{2}\.\d{2}$/, /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/]

/** The zod schema of complete answers: the visible fields only; messages are keys of namespace `validation`. */
export function answersSchema(definition: Pick<LicenseDefinition, 'sections'>, answers: Answers) {
  const shape = visibleFields(definition, answers)
    // Files are no answers: whether they are there is asked of the documents.
    .filter((field) => field.type !== 'file')
    .map((field) => [field.key, fieldValueSchema(field)])
  return z.object(Object.fromEntries(shape) as Record<string, z.ZodType<AnswerValue | undefined>>)
}

export type CheckedAnswers =
  | { ok: true; answers: Answers }
  /** By path: `product_name`, `products.0.name`. */
  | { ok: false; fieldErrors: Record<string, string> }

/** Checks answers as for submission. What comes out holds visible fields only. */
export function checkAnswers(
  definition: Pick<LicenseDefinition, 'sections'>,
  answers: Answers,
): CheckedAnswers {
  const parsed = answersSchema(definition, answers).safeParse(answers, { error: izinkuErrorMap })
  if (!parsed.success) return { ok: false, fieldErrors: fieldErrorsOf(parsed.error) }
  const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined)
  return { ok: true, answers: Object.fromEntries(given) as Answers }
}

function fieldValueSchema(field: SimpleField | GroupField): z.ZodType<AnswerValue | undefined> {
  const value = field.type === 'group' ? groupSchema(field) : simpleSchema(field)
  return field.required ? value : value.optional()
}

function groupSchema(field: GroupField): z.ZodType<GroupRow[]> {
  const shape = field.fields.map((inner) => [inner.key, fieldValueSchema(inner)])
  const item = z.strictObject(Object.fromEntries(shape) as Record<string, z.ZodType<SimpleAnswer>>)
  return z.array(item).min(field.min).max(field.max)
}

function simpleSchema(field: SimpleField): z.ZodType<SimpleAnswer> {
  switch (field.type) {
    case 'text': {
      const text = z
        .string()
        .trim()
        .min(field.min ?? 1)
        .max(field.max)
      return field.pattern === null ? text : text.regex(new RegExp(`^(?:${field.pattern})$`, 'u'))
    }
    case 'long_text':
      return z
        .string()
        .trim()
        .min(field.min ?? 1)
        .max(field.max)
    case 'number': {
      const ranged = z
        .number()
        .min(field.min ?? -1e15)
        .max(field.max ?? 1e15)
      return ranged.refine((value) => hasDecimals(value, field.decimals), {
        error: field.decimals === 0 ? 'wholeNumber' : 'number',
      })
    }
    case 'money':
      return z.int().min(field.min).max(field.max)
    case 'date':
      return z.iso
        .date()
        .refine((day) => field.min === null || day >= field.min, { error: 'tooEarly' })
        .refine((day) => field.max === null || day <= field.max, { error: 'tooLate' })
    case 'choice':
      return z.enum(field.choices.map((choice) => choice.value))
    case 'multi_choice': {
      const several = z.array(z.enum(field.choices.map((choice) => choice.value)))
      const atLeast = several.min(field.min ?? 1)
      return field.max === null ? atLeast : atLeast.max(field.max)
    }
    case 'boolean':
      return field.style === 'agree' && field.required ? z.literal(true, { error: 'mustAgree' }) : z.boolean()
    case 'region': {
      const code = z.string().regex(CODE_BY_LEVEL[field.level - 1] ?? /^$/)
      return z.strictObject({ code, label: z.string().max(300) })
    }
    case 'kbli':
      return z.strictObject({
        version: z.enum(['2020', '2025']),
        code: z.string().regex(/^\d{5}$/),
        title: z.string().max(300),
      })
    default:
      return field satisfies never
  }
}

function hasDecimals(value: number, decimals: number): boolean {
  const scaled = value * 10 ** decimals
  return Math.abs(scaled - Math.round(scaled)) < 1e-6
}

/** What is known of the company and the person, by where a field asks for it. */
export type PrefillFacts = Partial<Record<PrefillSource, AnswerValue | null>>

/** The answers a new draft begins with. A value that the field would refuse is left out. */
export function prefillAnswers(definition: LicenseDefinition, facts: PrefillFacts): Answers {
  const answers: Answers = {}
  for (const field of definition.sections.flatMap((section) => section.fields)) {
    if (field.type === 'file') continue
    const value = field.prefill === null ? undefined : facts[field.prefill]
    if (value === undefined || value === null || value === '') continue
    const parsed = fieldValueSchema(field).safeParse(value)
    if (parsed.success && parsed.data !== undefined) answers[field.key] = parsed.data
  }
  return answers
}

/** The field behind the path of an error: `products.0.name` is of `products`. */
export function fieldOfPath(path: string): string {
  return path.split('.')[0] ?? path
}
