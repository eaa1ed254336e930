import { z } from 'zod'

export const REASON_KINDS = ['revision', 'reject'] as const
export type ReasonKind = (typeof REASON_KINDS)[number]

const words = (max: number) => z.string().trim().min(1).max(max)
const text = z.string().trim().max(1000)

/** A reason is known by its key for ever: decisions name it. */
export const reasonKeySchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'codeKey')

const reason = { name_id: words(100), name_en: words(100), text_id: text, text_en: text }

export const addReasonSchema = z.object({ key: reasonKeySchema, kind: z.enum(REASON_KINDS), ...reason })
export const editReasonSchema = z.object({ key: reasonKeySchema, ...reason })
export const retireReasonSchema = z.object({ key: reasonKeySchema, is_active: z.boolean() })
export const placeReasonSchema = z.object({
  key: reasonKeySchema,
  step: z.union([z.literal(-1), z.literal(1)]),
})

const reply = { title: words(100), body: words(2000) }
/** `id` is the client's: saving it again changes the same reply. */
export const saveReplySchema = z.object({ id: z.uuid(), is_shared: z.boolean(), ...reply })
export const retireReplySchema = z.object({ id: z.uuid(), is_active: z.boolean() })
export const placeReplySchema = z.object({ id: z.uuid(), step: z.union([z.literal(-1), z.literal(1)]) })

export type AddReasonInput = z.output<typeof addReasonSchema>
export type EditReasonInput = z.output<typeof editReasonSchema>
export type SaveReplyInput = z.output<typeof saveReplySchema>
export type Step = -1 | 1
