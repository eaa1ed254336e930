import { z } from 'zod'

// What applicants' actions take. Answers are read by the definition they belong to (drafts.ts), not here.

const company = z.string().max(60)
const id = z.uuid()

/** Documents by the key of what they are for. */
const attachments = z.record(z.string().max(40), z.array(id).max(10))
export type Attachments = z.output<typeof attachments>

const answers = z.record(z.string().max(40), z.unknown())

/** `application_id` is made by the client: a second press finds the draft that the first one made. */
export const startSchema = z.object({
  company,
  code: z.string().max(41),
  application_id: id,
})
export type StartInput = z.output<typeof startSchema>

export const saveDraftSchema = z.object({
  company,
  application_id: id,
  /** The version one has seen: an older one means that another tab or person has saved since. */
  version: z.int(),
  answers,
  documents: attachments,
})
export type SaveDraftInput = z.output<typeof saveDraftSchema>

export const submitSchema = z.object({
  company,
  application_id: id,
  version: z.int(),
  transaction_id: id,
  /** The fee that was shown, without PPN, as digits: nobody is billed another one than they saw. */
  fee_amount: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
})
export type SubmitInput = z.output<typeof submitSchema>

export const saveRevisionSchema = saveDraftSchema.extend({ revision_id: id })
export type SaveRevisionInput = z.output<typeof saveRevisionSchema>

export const answerRevisionSchema = submitSchema.omit({ fee_amount: true }).extend({
  revision_id: id,
  comment: z.string().trim().max(1000).default(''),
})
export type AnswerRevisionInput = z.output<typeof answerRevisionSchema>

export const withdrawSchema = z.object({
  company,
  application_id: id,
  transaction_id: id,
  reason: z.string().trim().max(1000).default(''),
})
export type WithdrawInput = z.output<typeof withdrawSchema>
