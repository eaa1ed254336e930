import { db } from '@/db'
import { findUsage } from '@/lib/billing/entitlements'
import { listInvoices } from '@/lib/billing/invoices/queries'
import { findCreditBalance } from '@/lib/billing/ledger/postings'
import { offeredChannels } from '@/lib/billing/payments/channels'
import { listDueInvoices } from '@/lib/billing/payments/payer-queries'
import { listPaymentHistory } from '@/lib/billing/payments/queries'
import { findOutlook } from '@/lib/billing/subscriptions/outlook'
import { findTaxIdentity } from '@/lib/billing/subscriptions/queries'
import { getShownSettings } from '@/lib/config/queries'
import { env } from '@/lib/env'
import type { CompanyId } from '@/lib/ids'
import type { Page } from '@/lib/keyset'

/** All that the billing page of a company shows. */
export async function readBillingPage(companyId: CompanyId, page: Page, today: string) {
  const settings = await getShownSettings(db)
  const [outlook, due, usage, credit, invoices, payments, identity] = await Promise.all([
    findOutlook(db, companyId, settings, today),
    listDueInvoices(db, companyId),
    findUsage(db, companyId),
    findCreditBalance(db, companyId),
    listInvoices(db, companyId, page),
    listPaymentHistory(db, companyId),
    findTaxIdentity(db, companyId),
  ])
  const channels = offeredChannels(settings, env())
  return { outlook, due, usage, credit, invoices, payments, identity, channels }
}
