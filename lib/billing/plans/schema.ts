import { z } from 'zod'

/** What a plan can promise; the pages have a sentence for each. */
export const PLAN_FEATURES = [
  'check',
  'documents',
  'tracking',
  'verification',
  'team',
  'reminders',
  'priority_support',
] as const
export type PlanFeature = (typeof PLAN_FEATURES)[number]

/** Above it a price is a slip of the finger. */
const MOST_RUPIAH = 100_000_000
const MOST_COUNT = 100_000

const price = z
  .string()
  .regex(/^\d{1,12}$/, 'wholeNumber')
  .refine((digits) => Number(digits) <= MOST_RUPIAH, { error: 'tooHighPrice' })

/** Digits, or nothing for "without limit". */
const limit = z
  .string()
  .trim()
  .regex(/^\d{0,6}$/, 'wholeNumber')
  .refine((digits) => digits === '' || (Number(digits) >= 1 && Number(digits) <= MOST_COUNT), {
    error: 'atLeastOne',
  })

/** Staff's changes of a plan. Prices are without PPN, in whole rupiah as digits; `version` is that of the row they looked at. */
export const planSchema = z.object({
  plan_id: z.uuid(),
  version: z.number().int().positive(),
  name_id: z.string().trim().min(2).max(40),
  name_en: z.string().trim().min(2).max(40),
  description_id: z.string().trim().min(5).max(160),
  description_en: z.string().trim().min(5).max(160),
  monthly_amount: price,
  yearly_amount: price,
  open_application_limit: limit,
  member_limit: limit,
  features: z.array(z.enum(PLAN_FEATURES)),
})
export type PlanInput = z.input<typeof planSchema>

export const planStatusSchema = z.object({
  plan_id: z.uuid(),
  version: z.number().int().positive(),
  status: z.enum(['active', 'retired']),
})
