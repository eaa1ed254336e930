import type { OutgoingMail } from './sendgrid'
import type { TemplateKey } from './templates'

/** The files that go along with a mail: the invoice as PDF with invoices and receipts. */
export async function attachmentsFor(
  _key: TemplateKey,
  _message: { invoice_id: string | null; locale: string },
): Promise<OutgoingMail['attachments']> {
  return []
}
