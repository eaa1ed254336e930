import { z } from 'zod'
import { BILLING_PERIODS } from '../status'

const company = z.string().max(80)
/** Where one was before the plan was full; checked by `safeNext` where it is used. */
const next = z.string().max(500).optional()
const plan_code = z.string().max(40)

/** Agreeing to a preview; `quote` is its hash. */
export const agreeSchema = z.object({
  company,
  plan_code,
  period: z.enum(BILLING_PERIODS),
  addons: z.record(z.string().max(60), z.number().int().min(0).max(1000)),
  coupon: z.string().max(40).optional(),
  quote: z.string().max(60),
  next,
})

export const trialSchema = z.object({ company, plan_code, next })

export const cancelSchema = z.object({
  company,
  when: z.enum(['now', 'end']),
  reason: z.string().trim().max(500),
})

/** A pause lasts at most so long. */
export const LONGEST_PAUSE_DAYS = 90

export const PAUSE_STARTS = ['end', 'now'] as const

export const pauseSchema = z.object({
  company,
  from: z.enum(PAUSE_STARTS),
  resume_on: z.iso.date(),
})
export type PauseInput = z.input<typeof pauseSchema>
