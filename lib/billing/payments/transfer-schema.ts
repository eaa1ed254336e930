import { z } from 'zod'
import { dayOf } from '@/lib/time'

/** More than any invoice of ours: what is larger is a slip of the finger. */
const MOST_AMOUNT = 10_000_000_000n

const amount = z
  .string()
  .regex(/^\d{1,15}$/, 'required')
  .transform((digits) => BigInt(digits))
  .refine((value) => value > 0n, 'required')
  .refine((value) => value <= MOST_AMOUNT, 'transferAmount')

/** A day that has come, not longer ago than banks keep statements for. */
const transferredOn = z.iso
  .date()
  .refine((day) => day <= dayOf(new Date()), 'transferDay')
  .refine((day) => day >= dayOf(new Date(Date.now() - 366 * 86_400_000)), 'transferDay')

/** What an owner says about a transfer that they made. */
export const transferSchema = z.object({
  company: z.string().max(80),
  number: z.string().max(40),
  next: z.string().max(500).optional(),
  /** The number of our account that it went to. */
  account: z.string().regex(/^\d{4,34}$/, 'choose'),
  amount,
  transferred_on: transferredOn,
  sender: z.string().trim().min(3).max(80),
  proof: z.uuid('proofMissing'),
})
export type TransferInput = z.input<typeof transferSchema>

export const withdrawTransferSchema = z.object({ company: z.string().max(80), payment_id: z.uuid() })

/** What really came, as finance finds it in the bank's statement. */
export const approveTransferSchema = z.object({
  payment_id: z.uuid(),
  amount,
  transferred_on: transferredOn,
})
export type ApproveTransferInput = z.input<typeof approveTransferSchema>

export const refuseTransferSchema = z.object({
  payment_id: z.uuid(),
  reason: z.string().trim().min(3).max(500),
})
