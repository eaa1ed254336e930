import { notFound } from 'next/navigation'
import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { BOOKS_EXPORTED } from '@/lib/billing/books/last-export'
import { BOOK_LISTS } from '@/lib/billing/books/list-columns'
import { monthKey, parseMonth } from '@/lib/billing/books/months'
import { csvResponse } from '@/lib/csv'
import { xlsxResponse } from '@/lib/xlsx'
import { bookWords, csvLines, sheetOf } from './write'

/**
 * A list of a month as CSV, written as it is read, or as XLSX; or all lists in one workbook. Who took what stands in the audit log.
 */
export async function GET(request: Request): Promise<Response> {
  const { actor, staff_id } = await requireStaff('books.view')
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const month = parseMonth(search.month)
  const list = BOOK_LISTS.find((name) => name === search.list)
  const isCsv = search.format === 'csv'
  if (!month || (search.list !== undefined && !list) || (isCsv && !list)) notFound()
  const key = monthKey(month)
  const words = await bookWords()
  await db.transaction().execute((trx) =>
    recordAudit(trx, actor, {
      action: BOOKS_EXPORTED,
      entity_type: 'books',
      entity_id: key,
      after: { list: list ?? 'all', format: isCsv ? 'csv' : 'xlsx' },
    }),
  )
  const name = `izinku-books-${key}${list ? `-${list.replace('_', '-')}` : ''}`
  if (isCsv && list) return csvResponse(`${name}.csv`, csvLines(db, staff_id, list, month, words))
  const sheets = []
  for (const each of list ? [list] : BOOK_LISTS) sheets.push(await sheetOf(db, staff_id, each, month, words))
  return xlsxResponse(`${name}.xlsx`, sheets)
}
