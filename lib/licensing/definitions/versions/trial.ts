import { z } from 'zod'
import { ENTITY_KINDS, SCALES } from '../definition'

const type = { code: z.string().max(41), version: z.int() }

/** A business that does not exist, for trying a form: what onboarding would know of it. */
export const trialSchema = z.object({
  ...type,
  company: z.object({
    trade_name: z.string().max(100),
    entity_kind: z.enum(ENTITY_KINDS),
    scale: z.enum(SCALES),
    /** Whole rupiah a year, as digits. */
    sales: z.string().regex(/^\d{0,15}$/),
    kbli: z.string().regex(/^(\d{5})?$/),
    has_nib: z.boolean(),
  }),
})
export type TrialCompany = z.output<typeof trialSchema>['company']

export const dryRunSchema = z.object({
  ...type,
  answers: z.record(z.string().max(40), z.unknown()),
  skipped: z.array(z.string().max(40)).max(8),
})
