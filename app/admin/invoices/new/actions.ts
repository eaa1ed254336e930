'use server'

import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { issueManualInvoice } from '@/lib/billing/invoices/manual'
import { manualInvoiceSchema } from '@/lib/billing/invoices/manual-schema'
import { numberToPath } from '@/lib/billing/invoices/number'
import { getSettings } from '@/lib/config/queries'

/** Issues an invoice that finance wrote and leads to it. Refuses `unknownCompany`, `pastDue` and `nothingToPay`. */
export const issueInvoiceAction = defineAction({
  schema: manualInvoiceSchema,
  gate: () => requireStaff('invoice.manage'),
  run: async (input, { actor }) => {
    const settings = await getSettings(db)
    const outcome = await db
      .transaction()
      .execute((trx) => issueManualInvoice(trx, actor, settings, input, new Date()))
    if (!outcome.ok) return refuse(outcome.reason)
    redirect(`/admin/invoices/${numberToPath(outcome.number)}`)
  },
})
