import { z } from 'zod'

const part = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, 'wholeNumber')
  .refine((digits) => Number(digits) >= 1, { error: 'atLeastOne' })
  .transform(Number)

/** Percent with at most two decimals, comma or point, as basis points: `12` is 1200. */
const rate = z
  .string()
  .trim()
  .regex(/^\d{1,3}([.,]\d{1,2})?$/, 'number')
  .transform((text) => Math.round(Number(text.replace(',', '.')) * 100))
  .refine((points) => points <= 10_000, { error: 'tooHigh?max=100' })

/** A version of the rules of PPN as staff type it. */
export const taxRuleSchema = z
  .object({
    from_on: z.iso.date(),
    is_pkp: z.boolean(),
    rate_bp: rate,
    base_numerator: part,
    base_denominator: part,
    legal_basis: z.string().trim().min(3).max(120),
  })
  .refine((rules) => rules.base_numerator <= rules.base_denominator, {
    path: ['base_numerator'],
    error: 'baseAboveOne',
  })
export type TaxRuleInput = z.input<typeof taxRuleSchema>
export type TaxRuleValues = z.output<typeof taxRuleSchema>
