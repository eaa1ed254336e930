import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { findStatementAsStaff } from '@/lib/billing/invoices/statement'
import { parseStatementRange } from '@/lib/billing/invoices/statement-range'
import { answerStatement } from '@/lib/billing/papers/statement-answer'
import { dayOf } from '@/lib/time'

type Context = { params: Promise<{ company: string }> }

/** Any company's statement of account over the days of the address, as PDF or CSV, for staff. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { staff_id } = await requireStaff('invoice.view')
  const search = new URL(request.url).searchParams
  const range = parseStatementRange(Object.fromEntries(search), dayOf(new Date()))
  const [found, locale] = await Promise.all([
    findStatementAsStaff(db, staff_id, (await params).company, range),
    getLocale(),
  ])
  if (!found) notFound()
  return answerStatement(db, { ...found, format: search.get('format'), locale })
}
