import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { findStatement } from '@/lib/billing/invoices/statement'
import { parseStatementRange } from '@/lib/billing/invoices/statement-range'
import { answerStatement } from '@/lib/billing/papers/statement-answer'
import { findTaxIdentity } from '@/lib/billing/subscriptions/queries'
import { dayOf } from '@/lib/time'

type Context = { params: Promise<{ company: string }> }

/** The company's statement of account over the days of the address, as PDF or CSV. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { company } = await requireMember((await params).company, 'billing.view')
  const search = new URL(request.url).searchParams
  const range = parseStatementRange(Object.fromEntries(search), dayOf(new Date()))
  const [statement, identity, locale] = await Promise.all([
    findStatement(db, company.id, range),
    findTaxIdentity(db, company.id),
    getLocale(),
  ])
  return answerStatement(db, {
    statement,
    company: { ...identity, slug: company.slug },
    format: search.get('format'),
    locale,
  })
}
