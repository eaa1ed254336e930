'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { lockBilling, voidInvoice } from '@/lib/billing/invoices/mutations'
import { voidSchema } from '@/lib/billing/schema'

/** Voids an open invoice, with the reason. Refuses `notOpen`. */
export const voidInvoiceAction = defineAction({
  schema: voidSchema,
  gate: () => requireStaff('invoice.void'),
  run: async ({ number, reason }, { actor }) => {
    const voided = await db.transaction().execute(async (trx) => {
      const invoice = await trx
        .selectFrom('invoices')
        .select(['id', 'company_id'])
        .where('number', '=', number)
        .executeTakeFirst()
      if (!invoice) return undefined
      await lockBilling(trx, invoice.company_id)
      return voidInvoice(trx, actor, invoice.id, reason, new Date())
    })
    revalidatePath('/admin/invoices', 'layout')
    if (voided === undefined) return refuse('notFound')
    return voided ? DONE : refuse('notOpen')
  },
})
