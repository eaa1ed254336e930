import { z } from 'zod'
import { REINSTATEMENT_REASONS, REVOCATION_REASONS, SUSPENSION_REASONS } from './status'

// What actions about licences take.

const company = z.string().max(60)
const id = z.uuid()
const day = z.iso.date()
const optionalDay = z.union([z.literal(''), day])
const comment = z.string().trim().min(5).max(1000)
const publicText = z.string().trim().max(300).default('')

const change = { license_id: id, transaction_id: id, comment, public_text: publicText }

export const suspendSchema = z.object({
  ...change,
  reason_code: z.enum(SUSPENSION_REASONS),
  /** The last day of the suspension; empty: until it is lifted. */
  until_on: optionalDay.default(''),
})
export type SuspendInput = z.output<typeof suspendSchema>

export const reinstateSchema = z.object({ ...change, reason_code: z.enum(REINSTATEMENT_REASONS) })
export type ReinstateInput = z.output<typeof reinstateSchema>

export const revokeSchema = z.object({
  ...change,
  reason_code: z.enum(REVOCATION_REASONS),
  /** It cannot be taken back: whoever revokes says so. */
  sure: z.literal(true, { error: 'mustAgree' }),
})
export type RevokeInput = z.output<typeof revokeSchema>

/** `license_type` is a code of ours, or empty for one we do not know: then `custom_name` says what it is. */
const recorded = {
  license_type: z.string().max(41),
  custom_name: z.string().trim().max(120).default(''),
  issuer: z.string().trim().min(2).max(120),
  number: z.string().trim().min(2).max(60),
  issued_on: day,
  valid_until_on: optionalDay.default(''),
}

type Recorded = { license_type: string; custom_name: string; issued_on: string; valid_until_on: string }

function checkRecorded(input: Recorded, context: z.RefinementCtx): void {
  const issue = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (input.license_type === '' && input.custom_name === '') issue('custom_name', 'required')
  if (input.issued_on > new Date(Date.now() + 86_400_000).toISOString().slice(0, 10))
    issue('issued_on', 'tooLate')
  if (input.valid_until_on !== '' && input.valid_until_on < input.issued_on)
    issue('valid_until_on', 'tooEarly')
}

export const recordSchema = z
  .object({ company, license_id: id, ...recorded, documents: z.array(id).max(10).default([]) })
  .superRefine(checkRecorded)
export type RecordInput = z.output<typeof recordSchema>

export const correctSchema = z
  .object({
    company,
    license_id: id,
    transaction_id: id,
    ...recorded,
    documents: z.array(id).max(10).default([]),
  })
  .superRefine(checkRecorded)
export type CorrectInput = z.output<typeof correctSchema>

/** A supervisor's correction: the same facts, with the reason; the documents are the holder's affair. */
export const staffCorrectSchema = z
  .object({ license_id: id, transaction_id: id, ...recorded, comment })
  .superRefine(checkRecorded)
export type StaffCorrectInput = z.output<typeof staffCorrectSchema>

export const removeSchema = z.object({ company, license_id: id })

export const followUpSchema = z.object({
  company,
  license_id: id,
  application_id: id,
  kind: z.enum(['renewal', 'amendment']),
})
