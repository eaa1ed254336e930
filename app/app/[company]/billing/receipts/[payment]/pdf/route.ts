import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { pdfAnswer } from '@/lib/billing/papers/parts'
import { renderReceiptPdf } from '@/lib/billing/papers/receipt-pdf'
import { findReceipt } from '@/lib/billing/payments/receipts'
import { isId } from '@/lib/ids'

type Context = { params: Promise<{ company: string; payment: string }> }

/** The receipt of one of the company's payments as PDF, in the reader's language. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { company: slug, payment } = await params
  const { company } = await requireMember(slug, 'billing.view')
  const receipt = isId(payment) ? await findReceipt(db, company.id, payment) : undefined
  if (!receipt) notFound()
  return pdfAnswer(`receipt-${receipt.order_id}`, await renderReceiptPdf(receipt, await getLocale()))
}
