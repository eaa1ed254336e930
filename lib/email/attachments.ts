import { db } from '@/db'
import { renderInvoicePdf } from '@/lib/billing/invoice-pdf'
import { numberToPath } from '@/lib/billing/invoices/number'
import { findInvoiceById } from '@/lib/billing/invoices/queries'
import type { OutgoingMail } from './sendgrid'
import type { TemplateKey } from './templates'

const WITH_INVOICE: readonly TemplateKey[] = ['invoice', 'receipt']

/** The files that go along with a mail: the invoice, as it stands when the mail is sent, with invoices and receipts. */
export async function attachmentsFor(
  key: TemplateKey,
  message: { invoice_id: string | null; locale: string },
): Promise<OutgoingMail['attachments']> {
  if (!WITH_INVOICE.includes(key) || !message.invoice_id) return []
  const invoice = await findInvoiceById(db, message.invoice_id)
  if (!invoice) return []
  const content = await renderInvoicePdf(invoice, message.locale)
  return [{ filename: `${numberToPath(invoice.number)}.pdf`, type: 'application/pdf', content }]
}
