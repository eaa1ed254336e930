import { z } from 'zod'

export const REFUND_WAYS = ['provider', 'transfer'] as const
export type RefundWay = (typeof REFUND_WAYS)[number]

const reason = z.string().trim().min(3).max(500)
const amount = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'amount')
  .transform(BigInt)
const account = {
  bank: z.string().trim().min(2).max(60),
  account_number: z
    .string()
    .trim()
    .transform((text) => text.replace(/[ .-]/g, ''))
    .pipe(z.string().regex(/^\d{5,20}$/, 'accountNumber')),
  account_name: z.string().trim().min(2).max(100),
}
const optionalAccount = {
  bank: z.string().trim().max(60),
  account_number: z
    .string()
    .trim()
    .transform((text) => text.replace(/[ .-]/g, ''))
    .pipe(z.string().regex(/^(\d{5,20})?$/, 'accountNumber')),
  account_name: z.string().trim().max(100),
}

export const refundSchema = z
  .object({
    payment_id: z.uuid(),
    transaction_id: z.uuid(),
    /** Made by the form: the same request twice is one refund. */
    refund_key: z.uuid(),
    amount,
    source: z.enum(['invoice', 'credit']),
    via: z.enum(REFUND_WAYS),
    reason,
    ends_plan: z.enum(['', 'now', 'period_end']),
    ...optionalAccount,
  })
  .superRefine((input, context) => {
    if (input.via !== 'transfer') return
    for (const field of ['bank', 'account_number', 'account_name'] as const)
      if (input[field].length < 2)
        context.addIssue({ code: 'custom', path: [field], message: 'required', input: input[field] })
  })
export type RefundInput = z.input<typeof refundSchema>

export const cancelRefundSchema = z.object({ refund_id: z.uuid(), reason })
export const settleRefundSchema = z.object({ refund_id: z.uuid(), arrived: z.boolean(), reason })
/** What becomes of a plan whose running period was refunded at the provider. */
export const PLAN_ANSWERS = ['now', 'period_end', 'keep'] as const
export type PlanAnswer = (typeof PLAN_ANSWERS)[number]
export const planAnswerSchema = z.object({ refund_id: z.uuid(), answer: z.enum(PLAN_ANSWERS), reason })
export const askRefundSchema = z.object({ refund_id: z.uuid() })
export const transferSchema = z.object({
  refund_id: z.uuid(),
  transferred_on: z.iso.date(),
  reference: z.string().trim().min(2).max(80),
})
export const retrySchema = z.object({ refund_id: z.uuid(), refund_key: z.uuid(), ...account })
export const payoutSchema = z.object({
  company: z.string().max(80),
  payout_key: z.uuid(),
  amount,
  reason,
  ...account,
})
