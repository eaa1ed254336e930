import { z } from 'zod'
import { LENGTHS, MOST_SLOTS } from './slots'
import { VISIT_RESULTS } from './status'

const transaction = { transaction_id: z.uuid() }
const visit = { ...transaction, visit_id: z.uuid() }
const company = { company: z.string().min(1).max(60) }
const reason = z.string().trim().min(5).max(1000)

export const slotSchema = z.object({
  day: z.iso.date(),
  /** Minutes of the day at the place. */
  from: z.int().min(0).max(1439),
  minutes: z.int().refine((minutes) => LENGTHS.some((length) => length === minutes)),
})

/** Offers times: the first ones of a stage, or others in place of what was offered or agreed. */
export const proposeSchema = z.object({
  ...transaction,
  application_id: z.uuid(),
  stage_id: z.uuid(),
  slots: z.array(slotSchema).min(1).max(MOST_SLOTS),
  /** A word to the applicant; the reason where a confirmed time is given up. */
  message: z.string().trim().max(1000).default(''),
})
export const cancelSchema = z.object({ ...visit, reason })
export const missSchema = z.object({ ...visit, reason })

export const chooseSchema = z.object({
  ...visit,
  ...company,
  slot_id: z.uuid(),
  /** How to find the place, or what is wrong with the address. */
  address_note: z.string().trim().max(500).default(''),
})
export const askSchema = z.object({ ...visit, ...company, reason })
export const callOffSchema = z.object({ ...visit, ...company, reason })

export const ANSWERS = ['yes', 'no', 'not_applicable'] as const
export type VisitAnswer = (typeof ANSWERS)[number]

export const findingSchema = z.object({
  answer: z.enum(ANSWERS).nullable(),
  note: z.string().max(1000),
})
export type Finding = z.output<typeof findingSchema>
export type Findings = Record<string, Finding>

/** What was found, as the phone sends it. `version` is the one it goes on from. */
export const reportSchema = z.object({
  ...visit,
  version: z.int().min(1),
  checklist: z.record(z.string().max(60), findingSchema),
  notes: z.string().max(5000),
  /** Set: the visit is completed with it. */
  result: z.enum(VISIT_RESULTS).nullable(),
})

/** A visit that somebody else arranged and held. */
export const recordSchema = z.object({
  ...transaction,
  application_id: z.uuid(),
  stage_id: z.uuid(),
  happened_on: z.iso.date(),
  result: z.enum(VISIT_RESULTS),
  notes: z.string().trim().min(5).max(5000),
})

export const photoSchema = z.object({ visit_id: z.uuid(), document_id: z.uuid() })
export const shareSchema = photoSchema.extend({ shared: z.boolean() })

export type ProposeInput = z.output<typeof proposeSchema>
export type CancelInput = z.output<typeof cancelSchema>
export type MissInput = z.output<typeof missSchema>
export type ChooseInput = z.output<typeof chooseSchema>
export type AskInput = z.output<typeof askSchema>
export type RecordInput = z.output<typeof recordSchema>
export type ReportInput = z.output<typeof reportSchema>
