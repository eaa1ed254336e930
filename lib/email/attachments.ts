import { db } from '@/db'
import { renderInvoicePdf } from '@/lib/billing/invoice-pdf'
import { findCreditNote } from '@/lib/billing/invoices/credit-note-queries'
import { numberToPath } from '@/lib/billing/invoices/number'
import { findInvoiceById } from '@/lib/billing/invoices/queries'
import { renderCreditNotePdf } from '@/lib/billing/papers/credit-note-pdf'
import type { CompanyId } from '@/lib/ids'
import { findVisitFile } from '@/lib/licensing/visits/calendar-attachment'
import type { OutgoingMail } from './sendgrid'
import type { TemplateKey } from './templates'

const WITH_INVOICE: readonly TemplateKey[] = [
  'invoice',
  'receipt',
  'trial_ending',
  'payment_reminder',
  'plan_past_due',
  'plan_restricted',
]
const WITH_CREDIT_NOTE: readonly TemplateKey[] = ['credit_note', 'refund_sent']
const WITH_VISIT: readonly TemplateKey[] = ['visit_confirmed', 'visit_cancelled']

type Message = {
  invoice_id: string | null
  application_id?: string | null
  company_id?: string | null
  locale: string
  variables?: unknown
}

/**
 * The files that go along with a mail, as things stand when it is sent: the invoice with invoices and receipts, the credit note
 * with what tells of it, an entry for the calendar with what is said of a visit's time.
 */
export async function attachmentsFor(
  key: TemplateKey,
  message: Message,
): Promise<OutgoingMail['attachments']> {
  if (WITH_INVOICE.includes(key) && message.invoice_id) {
    const invoice = await findInvoiceById(db, message.invoice_id)
    if (!invoice) return []
    const content = await renderInvoicePdf(db, invoice, message.locale)
    return [{ filename: `${numberToPath(invoice.number)}.pdf`, type: 'application/pdf', content }]
  }
  if (WITH_CREDIT_NOTE.includes(key) && message.company_id) {
    const number = (message.variables as Record<string, string> | undefined)?.credit_note
    const note = number && (await findCreditNote(db, message.company_id as CompanyId, number))
    if (!note) return []
    const content = await renderCreditNotePdf(note, message.locale)
    return [{ filename: `${numberToPath(note.number)}.pdf`, type: 'application/pdf', content }]
  }
  if (WITH_VISIT.includes(key) && message.application_id) {
    // Mail about a visit that is not the company's own is the inspector's.
    const reader = { locale: message.locale, is_staff: !message.company_id }
    const content = await findVisitFile(db, message.application_id, reader)
    return content ? [{ filename: 'izinku.ics', type: 'text/calendar', content }] : []
  }
  return []
}
