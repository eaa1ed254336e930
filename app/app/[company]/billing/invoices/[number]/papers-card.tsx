import { getTranslations } from 'next-intl/server'
import { InvoicePapers } from '@/components/billing/invoice-papers'
import { InvoiceSheet } from '@/components/billing/invoice-sheet'
import { Card } from '@/components/ui/card'
import { db } from '@/db'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { InvoiceDetail } from '@/lib/billing/invoices/queries'
import { listReceipts } from '@/lib/billing/payments/receipts'
import { billingPath } from '../../paths'
import { RefundCard } from './refund-card'

/** What an invoice says, and what of it there is to download, for its buyer. */
export async function PapersCard({ slug, invoice }: { slug: string; invoice: InvoiceDetail }) {
  const [t, receipts] = await Promise.all([getTranslations('billing.invoice'), listReceipts(db, invoice.id)])
  return (
    <>
      <RefundCard companyId={invoice.company_id} invoiceId={invoice.id} />
      <Card title={t('print')}>
        <InvoiceSheet invoice={invoice} />
      </Card>
      <InvoicePapers
        invoice={invoice}
        receipts={receipts}
        paths={{
          invoice: billingPath(slug, `/invoices/${numberToPath(invoice.number)}`),
          below: billingPath(slug),
          statement: billingPath(slug, '/statement'),
        }}
      />
    </>
  )
}
