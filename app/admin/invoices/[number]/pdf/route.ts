import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { renderInvoicePdf } from '@/lib/billing/invoice-pdf'
import { numberFromPath, numberToPath } from '@/lib/billing/invoices/number'
import { findInvoiceAsStaff } from '@/lib/billing/invoices/queries'
import { pdfAnswer } from '@/lib/billing/papers/parts'

type Context = { params: Promise<{ number: string }> }

/** Any invoice as PDF, for staff. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { staff_id } = await requireStaff('invoice.view')
  const number = numberFromPath((await params).number)
  const invoice = number && (await findInvoiceAsStaff(db, staff_id, number))
  if (!invoice) notFound()
  return pdfAnswer(numberToPath(invoice.number), await renderInvoicePdf(db, invoice, await getLocale()))
}
