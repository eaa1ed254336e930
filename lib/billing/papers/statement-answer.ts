import type { Db } from '@/db'
import { getShownSettings } from '@/lib/config/queries'
import { csvLine, csvResponse } from '@/lib/csv'
import type { InvoiceBuyer } from '../invoices/queries'
import type { Statement } from '../invoices/statement'
import { pdfAnswer } from './parts'
import { renderStatementPdf } from './statement-pdf'
import { sayMovement } from './statement-words'
import { paperWords } from './words'

interface StatementAnswer {
  statement: Statement
  company: InvoiceBuyer & { slug: string }
  /** Anything but `csv` is a PDF. */
  format: string | null
  locale: string
}

/** A statement of account as a download: PDF, or CSV with the amounts as plain figures. */
export async function answerStatement(db: Db, answer: StatementAnswer): Promise<Response> {
  const { statement, company, format, locale } = answer
  const name = `izinku-statement-${company.slug}-${statement.from}-${statement.to}`
  if (format === 'csv') return csvResponse(`${name}.csv`, lines(statement, locale))
  const settings = await getShownSettings(db)
  const pdf = await renderStatementPdf({ statement, company, settings, now: new Date() }, locale)
  return pdfAnswer(name, pdf)
}

async function* lines(statement: Statement, language: string) {
  const { t, locale } = await paperWords(language)
  yield csvLine(['day', 'kind', 'text', 'number', 'invoice', 'amount', 'balance'])
  yield csvLine([statement.from, 'opening', t('opening'), null, null, null, statement.opening])
  for (const line of statement.lines)
    yield csvLine([
      line.posted_on,
      line.kind,
      sayMovement(line, t, locale),
      line.number,
      line.invoice_number,
      line.amount,
      line.balance,
    ])
  yield csvLine([statement.to, 'closing', t('closing'), null, null, null, statement.closing])
}
