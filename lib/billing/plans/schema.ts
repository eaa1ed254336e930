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
const MOST_MB = 10_000_000

/** Whole rupiah as digits. */
export const rupiahDigits = z
  .string()
  .regex(/^\d{1,12}$/, 'wholeNumber')
  .refine((digits) => Number(digits) <= MOST_RUPIAH, { error: 'tooHighPrice' })

/** Digits, or nothing for "without limit". */
const limitTo = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,8}$/, 'wholeNumber')
    .refine((digits) => digits === '' || (Number(digits) >= 1 && Number(digits) <= most), {
      error: 'atLeastOne',
    })

const TRIAL_DAYS_MOST = 90
const POSITION_MOST = 999

/** Digits up to `most`. */
export const countTo = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, 'wholeNumber')
    .refine((digits) => Number(digits) <= most, { error: 'tooHighCount' })

export const codeSchema = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{1,29}$/, 'plainCode')
  // They are words of addresses: /admin/plans/<code> beside /admin/plans/new.
  .refine((code) => !['new', 'addons', 'coupons', 'tax'].includes(code), { error: 'taken' })

export const nameFields = {
  name_id: z.string().trim().min(2).max(40),
  name_en: z.string().trim().min(2).max(40),
  description_id: z.string().trim().min(5).max(160),
  description_en: z.string().trim().min(5).max(160),
  position: countTo(POSITION_MOST),
}

const planFields = {
  ...nameFields,
  open_application_limit: limitTo(MOST_COUNT),
  member_limit: limitTo(MOST_COUNT),
  storage_limit_mb: limitTo(MOST_MB),
  trial_days: countTo(TRIAL_DAYS_MOST),
  /** Without PPN; 0: sending costs nothing. */
  application_fee_amount: rupiahDigits,
  features: z.array(z.enum(PLAN_FEATURES)),
}

/** Staff's changes of a plan; its prices are versions of their own. `version` is that of the row they looked at. */
export const planSchema = z.object({
  plan_id: z.uuid(),
  version: z.number().int().positive(),
  ...planFields,
})
export type PlanInput = z.input<typeof planSchema>

const firstPrice = rupiahDigits.refine((digits) => Number(digits) > 0, { error: 'atLeastOne' })

/** A new paid plan with the first version of its prices. */
export const newPlanSchema = z.object({
  code: codeSchema,
  ...planFields,
  monthly_amount: firstPrice,
  yearly_amount: firstPrice,
  from_on: z.iso.date({ error: 'required' }),
})
export type NewPlanInput = z.input<typeof newPlanSchema>

export const planStatusSchema = z.object({
  plan_id: z.uuid(),
  version: z.number().int().positive(),
  status: z.enum(['active', 'retired']),
})
