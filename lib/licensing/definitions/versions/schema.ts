import { z } from 'zod'
import { KEY } from '../texts'

/** Addresses below /admin/license-types that are no licence types. */
const RESERVED = ['new', 'import']

const code = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(KEY)
  .refine((value) => !RESERVED.includes(value), { error: 'taken' })

export const newTypeSchema = z.object({
  name_id: z.string().trim().min(2).max(200),
  name_en: z.string().trim().min(2).max(200),
  code,
})

export const transferSchema = z.object({
  text: z.string().min(1),
  /** Another code than the file's: a type of its own. Empty: that of the file. */
  code: z.union([z.literal(''), code]),
})
