import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { findCreditNote } from '@/lib/billing/invoices/credit-note-queries'
import { creditNoteFromPath, numberToPath } from '@/lib/billing/invoices/number'
import { renderCreditNotePdf } from '@/lib/billing/papers/credit-note-pdf'
import { pdfAnswer } from '@/lib/billing/papers/parts'

type Context = { params: Promise<{ company: string; number: string }> }

/** A credit note of the company as PDF, in the reader's language. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { company: slug, number: path } = await params
  const { company } = await requireMember(slug, 'billing.view')
  const number = creditNoteFromPath(path)
  const note = number && (await findCreditNote(db, company.id, number))
  if (!note) notFound()
  return pdfAnswer(numberToPath(note.number), await renderCreditNotePdf(note, await getLocale()))
}
