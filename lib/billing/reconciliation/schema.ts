import { z } from 'zod'

const reason = z.string().trim().min(3).max(500)

export const differenceSchema = z.object({ difference_id: z.uuid() })
export const resolveSchema = z.object({ difference_id: z.uuid(), reason })
export const payoutRecordSchema = z.object({
  file_id: z.uuid(),
  amount: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'amount')
    .transform(BigInt),
  received_on: z.iso.date(),
  reference: z.string().trim().min(2).max(80),
})
export const checkSchema = z.object({})
