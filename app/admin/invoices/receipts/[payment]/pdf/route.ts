import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { pdfAnswer } from '@/lib/billing/papers/parts'
import { renderReceiptPdf } from '@/lib/billing/papers/receipt-pdf'
import { findReceiptAsStaff } from '@/lib/billing/payments/receipts'
import { isId } from '@/lib/ids'

type Context = { params: Promise<{ payment: string }> }

/** The receipt of any payment as PDF, for staff. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { staff_id } = await requireStaff('invoice.view')
  const { payment } = await params
  const receipt = isId(payment) ? await findReceiptAsStaff(db, staff_id, payment) : undefined
  if (!receipt) notFound()
  return pdfAnswer(`receipt-${receipt.order_id}`, await renderReceiptPdf(receipt, await getLocale()))
}
