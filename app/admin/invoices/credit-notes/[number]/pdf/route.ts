import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { findCreditNoteAsStaff } from '@/lib/billing/invoices/credit-note-queries'
import { creditNoteFromPath, numberToPath } from '@/lib/billing/invoices/number'
import { renderCreditNotePdf } from '@/lib/billing/papers/credit-note-pdf'
import { pdfAnswer } from '@/lib/billing/papers/parts'

type Context = { params: Promise<{ number: string }> }

/** Any credit note as PDF, for staff. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { staff_id } = await requireStaff('invoice.view')
  const number = creditNoteFromPath((await params).number)
  const note = number && (await findCreditNoteAsStaff(db, staff_id, number))
  if (!note) notFound()
  return pdfAnswer(numberToPath(note.number), await renderCreditNotePdf(note, await getLocale()))
}
