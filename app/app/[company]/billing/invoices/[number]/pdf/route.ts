import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { renderInvoicePdf } from '@/lib/billing/invoice-pdf'
import { numberFromPath, numberToPath } from '@/lib/billing/invoices/number'
import { findInvoice } from '@/lib/billing/invoices/queries'
import { pdfAnswer } from '@/lib/billing/papers/parts'

type Context = { params: Promise<{ company: string; number: string }> }

/** An invoice of the company as PDF, in the reader's language. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { company: slug, number: path } = await params
  const { company } = await requireMember(slug, 'billing.view')
  const number = numberFromPath(path)
  const invoice = number && (await findInvoice(db, company.id, number))
  if (!invoice) notFound()
  return pdfAnswer(numberToPath(invoice.number), await renderInvoicePdf(db, invoice, await getLocale()))
}
