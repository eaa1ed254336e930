import type { Db } from '@/db'
import { getShownSettings } from '@/lib/config/queries'
import { env } from '@/lib/env'
import { numberToPath } from '../invoices/number'
import { parseTransferAccounts, type TransferAccount, transferNote } from '../payments/transfer-accounts'

/** How an open invoice can be paid, as its paper says. */
export type PayingHint = { url: string; note: string; accounts: TransferAccount[] }

/** The address of an invoice's page, and the bank accounts we take transfers to. */
export async function findPayingHint(
  db: Db,
  invoice: { number: string; company_slug: string },
): Promise<PayingHint> {
  const settings = await getShownSettings(db)
  return {
    url: `${env().APP_URL}/app/${invoice.company_slug}/billing/invoices/${numberToPath(invoice.number)}`,
    note: transferNote(invoice.number),
    accounts: parseTransferAccounts(settings['billing.transfer_accounts']),
  }
}
