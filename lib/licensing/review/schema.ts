import { z } from 'zod'
import { revisionItemsSchema } from '../applications/revision-items'

export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]

const text = (min: number, max = 2000) => z.string().trim().min(min).max(max)

/** Every move names its intention: made by the client, so that a repeated request changes nothing. */
const move = { application_id: z.uuid(), transaction_id: z.uuid() }

export const takeNextSchema = z.object({ transaction_id: z.uuid() })
export const takeSchema = z.object(move)
export const releaseSchema = z.object(move)
export const assignSchema = z.object({ ...move, assignee_id: z.uuid() })
export const prioritySchema = z.object({ ...move, priority: z.enum(PRIORITIES), reason: text(3, 500) })
export const escalateSchema = z.object({ ...move, reason: text(3) })
/** `mentions` are the staff who are told of it. */
export const noteSchema = z.object({ ...move, text: text(1), mentions: z.array(z.uuid()).max(20).optional() })

/** A decision is about the stage the reviewer saw. */
const decision = { ...move, stage_id: z.uuid() }

export const approveSchema = z.object({
  ...decision,
  /** Keys of the stage's checklist that the reviewer ticked. */
  checked: z.array(z.string().max(60)).max(50),
  /** Required where something stays unticked. */
  note: z.string().trim().max(2000).default(''),
  /** At the last stage, where the authority gives the number. */
  license_number: z.string().trim().max(60).default(''),
  issued_on: z.union([z.iso.date(), z.literal('')]).default(''),
})

/** Keys of `decision_reasons`: why, in words that can be counted. */
const reasonCodes = z.array(z.string().max(40)).max(10).optional()

export const revisionSchema = z.object({ ...decision, items: revisionItemsSchema, message: text(5) })
export const rejectSchema = z.object({ ...decision, reason: text(10), reason_codes: reasonCodes })
export const skipSchema = z.object({ ...decision, reason: text(5) })
export const sendBackSchema = z.object({ ...decision, to_stage_id: z.uuid(), reason: text(5) })
/** `until` is the day on which the case goes on by itself. The applicant reads the reason. */
export const holdSchema = z.object({ ...decision, reason: text(5), until: z.iso.date() })
export const resumeSchema = z.object({ ...move, reason: z.string().trim().max(2000).default('') })
export const handOverSchema = z.object({ ...move, assignee_id: z.uuid(), reason: text(3) })
export const undoSchema = z.object({ ...move, event_id: z.uuid() })

export type TakeInput = z.output<typeof takeSchema>
export type AssignInput = z.output<typeof assignSchema>
export type PriorityInput = z.output<typeof prioritySchema>
export type EscalateInput = z.output<typeof escalateSchema>
export type NoteInput = z.output<typeof noteSchema>
export type ApproveInput = z.output<typeof approveSchema>
export type RevisionInput = z.output<typeof revisionSchema>
export type RejectInput = z.output<typeof rejectSchema>
export type SkipInput = z.output<typeof skipSchema>
export type SendBackInput = z.output<typeof sendBackSchema>
export type HoldInput = z.output<typeof holdSchema>
export type ResumeInput = z.output<typeof resumeSchema>
export type HandOverInput = z.output<typeof handOverSchema>
export type UndoInput = z.output<typeof undoSchema>
