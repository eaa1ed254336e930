import { z } from 'zod'

/** What a reviewer asks to be put right: a field by its key, or a document of the list; the comment says what is wrong. */
export const revisionItemSchema = z.strictObject({
  kind: z.enum(['field', 'document']),
  key: z.string().min(1).max(60),
  comment: z.string().trim().max(1000),
  /** Key of a `decision_reasons` row, so that what is asked for can be counted. */
  reason_code: z.string().max(40).optional(),
})

/** The jsonb of `application_revisions.items`: at least one thing, each once. */
export const revisionItemsSchema = z
  .array(revisionItemSchema)
  .min(1)
  .max(100)
  .refine((items) => new Set(items.map((item) => `${item.kind}:${item.key}`)).size === items.length)

export type RevisionItem = z.output<typeof revisionItemSchema>
