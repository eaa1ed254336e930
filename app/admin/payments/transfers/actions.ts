'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { approveTransfer, refuseTransfer } from '@/lib/billing/payments/manual'
import { approveTransferSchema, refuseTransferSchema } from '@/lib/billing/payments/transfer-schema'

/** The money was found: so much, on that day. Answers what became of it. Refuses `alreadyDecided`. */
export const approveTransferAction = defineAction({
  schema: approveTransferSchema,
  gate: () => requireStaff('payment.manage'),
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => approveTransfer(trx, actor, input, new Date()))
    revalidatePath('/admin/payments', 'layout')
    if (!outcome.ok) return refuse(outcome.reason)
    return { ok: true, data: { effect: outcome.effect } }
  },
})

/** The money was not found, or the proof is none; the owner is told why. Refuses `alreadyDecided`. */
export const refuseTransferAction = defineAction({
  schema: refuseTransferSchema,
  gate: () => requireStaff('payment.manage'),
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => refuseTransfer(trx, actor, input, new Date()))
    revalidatePath('/admin/payments', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})
