import { db } from '@/db'
import { findInvoice, findInvoiceState } from '@/lib/billing/invoices/queries'
import { offeredChannels } from '@/lib/billing/payments/channels'
import { listAttempts } from '@/lib/billing/payments/payer-queries'
import { getShownSettings } from '@/lib/config/queries'
import { env } from '@/lib/env'
import type { CompanyId } from '@/lib/ids'

/** All that the page of an invoice shows; undefined where the company has no such invoice. */
export async function readPayPage(companyId: CompanyId, userId: string, number: string | undefined) {
  const invoice = number ? await findInvoice(db, companyId, number) : undefined
  if (!invoice) return undefined
  const [state, attempts, settings] = await Promise.all([
    findInvoiceState(db, userId, invoice.number),
    listAttempts(db, companyId, invoice.id, new Date()),
    getShownSettings(db),
  ])
  const due = invoice.due_amount ?? invoice.total_amount
  return {
    invoice,
    attempts,
    version: state?.version ?? '',
    channels: offeredChannels(settings, env(), due),
  }
}
