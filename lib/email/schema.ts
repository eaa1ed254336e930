import { z } from 'zod'
import { checkTexts } from './interpolate'
import { EMAIL_STATUSES } from './status'
import { TEMPLATE_KEYS, type TemplateKey } from './templates'

export const templateKeySchema = z.enum(TEMPLATE_KEYS as [TemplateKey, ...TemplateKey[]])

const texts = {
  subject: z.string().trim(),
  heading: z.string().trim(),
  body: z.string().trim(),
  action_label: z.string().trim(),
}

/** What the editor of a template sends. `version` is the one it saw. */
export const templateSchema = z
  .object({ key: templateKeySchema, locale: z.enum(['id', 'en']), version: z.int(), ...texts })
  .superRefine((input, context) => {
    for (const { field, problem, variable } of checkTexts(input.key, input)) {
      const message = variable ? `${problem}?variable=${encodeURIComponent(variable)}` : problem
      context.addIssue({ code: 'custom', path: [field], message })
    }
  })

export type TemplateInput = z.input<typeof templateSchema>

export const messageIdSchema = z.object({ message_id: z.uuid() })

/** The filters of the mail log as they stand in its address; what is none of them counts as not said. */
export const logFilterSchema = z.object({
  status: z.enum(EMAIL_STATUSES).optional().catch(undefined),
  template: templateKeySchema.optional().catch(undefined),
  q: z.string().trim().min(2).max(100).optional().catch(undefined),
  company: z.string().trim().min(1).max(60).optional().catch(undefined),
})

export type LogFilter = z.output<typeof logFilterSchema>
