'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { creditAsStaff, voidAsStaff, writeOffAsStaff } from '@/lib/billing/invoices/corrections'
import { creditSchema } from '@/lib/billing/invoices/manual-schema'
import { voidSchema } from '@/lib/billing/schema'

/** Voids an open invoice, with the reason. Refuses `notOpen`. */
export const voidInvoiceAction = defineAction({
  schema: voidSchema,
  gate: () => requireStaff('invoice.void'),
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => voidAsStaff(trx, actor, input, new Date()))
    revalidatePath('/admin/invoices', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Gives an open invoice up as lost, with the reason. Refuses `notOpen`. */
export const writeOffInvoiceAction = defineAction({
  schema: voidSchema,
  gate: () => requireStaff('invoice.manage'),
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => writeOffAsStaff(trx, actor, input, new Date()))
    revalidatePath('/admin/invoices', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Takes a part of an invoice back with a credit note, or all of it. Refuses `notIssued`, `tooMuch` and `voidInstead`. */
export const creditInvoiceAction = defineAction({
  schema: creditSchema,
  gate: () => requireStaff('invoice.manage'),
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => creditAsStaff(trx, actor, input, new Date()))
    revalidatePath('/admin/invoices', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})
