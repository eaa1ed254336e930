import { z } from 'zod'
import { codeSchema, nameFields, rupiahDigits } from '../plans/schema'
import { BILLING_PERIODS } from '../status'

export const QUOTAS = ['open_applications', 'members', 'storage_mb'] as const
export type Quota = (typeof QUOTAS)[number]

const day = z.iso.date({ error: 'required' })

/** A new version of a price, of a plan or an add-on. */
export const priceVersionSchema = z.object({
  kind: z.enum(['plan', 'addon']),
  id: z.uuid(),
  period: z.enum(BILLING_PERIODS),
  amount: rupiahDigits,
  from_on: day,
})
export type PriceVersionInput = z.input<typeof priceVersionSchema>

export const priceIdSchema = z.object({ price_id: z.uuid() })

const atLeastOne = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, 'wholeNumber')
    .refine((digits) => Number(digits) >= 1 && Number(digits) <= most, { error: 'atLeastOne' })

const addonFields = {
  ...nameFields,
  quota_per_unit: atLeastOne(1_000_000),
  unit_limit: atLeastOne(1000),
}

/** Staff's changes of an add-on. What it is of stays: subscriptions count on it. */
export const addonSchema = z.object({
  addon_id: z.uuid(),
  version: z.number().int().positive(),
  ...addonFields,
})
export type AddonInput = z.input<typeof addonSchema>

const firstPrice = rupiahDigits.refine((digits) => Number(digits) > 0, { error: 'atLeastOne' })

export const newAddonSchema = z.object({
  code: codeSchema,
  quota: z.enum(QUOTAS),
  ...addonFields,
  monthly_amount: firstPrice,
  yearly_amount: firstPrice,
  from_on: day,
})
export type NewAddonInput = z.input<typeof newAddonSchema>

export const addonStatusSchema = z.object({
  addon_id: z.uuid(),
  version: z.number().int().positive(),
  status: z.enum(['active', 'retired']),
})

const optionalCount = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,6}$/, 'wholeNumber')
    .refine((digits) => digits === '' || (Number(digits) >= 1 && Number(digits) <= most), {
      error: 'atLeastOne',
    })

/** A part in percent with at most two decimals, as people write it: `12,5`. */
const percent = z
  .string()
  .trim()
  .regex(/^(\d{1,3}([.,]\d{1,2})?)?$/, 'percent')

/** A coupon as its form has it; the percent or the amount counts, by `takes`. */
export const couponSchema = z
  .object({
    /** Absent for a new one. */
    coupon_id: z.uuid().optional(),
    version: z.number().int().positive().optional(),
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9][A-Z0-9-]{2,29}$/, 'couponCode'),
    name: z.string().trim().min(2).max(60),
    takes: z.enum(['percent', 'amount']),
    percent,
    amount: z.union([z.literal(''), rupiahDigits]),
    /** For how many invoices; nothing: for all. */
    periods: optionalCount(120),
    plan_id: z.union([z.literal(''), z.uuid()]),
    period: z.union([z.literal(''), z.enum(BILLING_PERIODS)]),
    from_on: z.union([z.literal(''), day]),
    until_on: z.union([z.literal(''), day]),
    redemption_limit: optionalCount(100_000),
  })
  .superRefine((value, context) => {
    const bp = basisPoints(value.percent)
    if (value.takes === 'percent' && (bp < 1 || bp > 10_000))
      context.addIssue({ code: 'custom', path: ['percent'], message: 'percent' })
    if (value.takes === 'amount' && !(Number(value.amount) > 0))
      context.addIssue({ code: 'custom', path: ['amount'], message: 'atLeastOne' })
    if (value.from_on && value.until_on && value.until_on < value.from_on)
      context.addIssue({ code: 'custom', path: ['until_on'], message: 'endBeforeStart' })
  })
export type CouponInput = z.input<typeof couponSchema>

/** `12,5` as 1250. Digits are moved, not multiplied: no fraction is lost. */
export function basisPoints(text: string): number {
  const [whole = '', part = ''] = text.trim().split(/[.,]/)
  return Number(`${whole || '0'}${part.padEnd(2, '0')}`)
}

export const couponStatusSchema = z.object({
  coupon_id: z.uuid(),
  version: z.number().int().positive(),
  status: z.enum(['active', 'retired']),
})
