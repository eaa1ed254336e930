import { z } from 'zod'

/** Above it an amount is a slip of the finger. */
const MOST_RUPIAH = 10_000_000_000n
export const MOST_LINES = 20

const amount = z
  .string()
  .regex(/^\d{1,13}$/, 'wholeNumber')
  .transform((digits) => BigInt(digits))
  .refine((value) => value > 0n, { error: 'moreThan?min=0' })
  .refine((value) => value <= MOST_RUPIAH, { error: 'tooHighPrice' })

export const manualLineSchema = z.object({
  description_id: z.string().trim().min(3).max(200),
  description_en: z.string().trim().min(3).max(200),
  quantity: z
    .string()
    .trim()
    .regex(/^\d{1,5}$/, 'wholeNumber')
    .transform(Number)
    .refine((count) => count >= 1, { error: 'atLeastOne' }),
  unit_amount: amount,
})

const lines = z.array(manualLineSchema).min(1).max(MOST_LINES)

/** An invoice that finance write themselves: prices without PPN, in whole rupiah as digits. */
export const manualInvoiceSchema = z.object({
  /** Made by the form: the same request twice is one invoice. */
  request_id: z.uuid(),
  company: z.string().max(80),
  due_on: z.iso.date(),
  discount_amount: z
    .string()
    .regex(/^\d{0,13}$/, 'wholeNumber')
    .transform((digits) => BigInt(digits || '0')),
  lines,
})
export type ManualInvoiceInput = z.input<typeof manualInvoiceSchema>
export type ManualInvoice = z.output<typeof manualInvoiceSchema>

/** A credit note as staff ask for it; the amount is with PPN. */
export const creditSchema = z.object({
  number: z.string().max(40),
  credit_note_id: z.uuid(),
  total_amount: amount,
  reason: z.string().trim().min(3).max(500),
})
export type CreditInput = z.input<typeof creditSchema>
