import { getTranslations } from 'next-intl/server'
import type { Db } from '@/db'
import { BOOK_COLUMNS, type BookList, type BookWords } from '@/lib/billing/books/list-columns'
import { readBookList } from '@/lib/billing/books/lists'
import type { Month } from '@/lib/billing/books/months'
import { csvLine } from '@/lib/csv'
import type { StaffId } from '@/lib/ids'
import type { Sheet, SheetCell } from '@/lib/xlsx'

type Words = { head: BookWords; title: BookWords; cell: BookWords }

/** The words of the files in the reader's language. */
export async function bookWords(): Promise<Words> {
  const [books, postings, kinds, statuses] = await Promise.all([
    getTranslations('books'),
    getTranslations('invoicing.postings'),
    getTranslations('invoicing.kind'),
    getTranslations('billing.status.invoice'),
  ])
  const groups: Record<string, (name: string) => string> = {
    kinds: (name) => postings(`kinds.${name as 'payout'}`),
    accounts: (name) => postings(`accounts.${name as 'receivable'}`),
    invoiceKind: (name) => kinds(name as 'other'),
    invoiceStatus: (name) => statuses(name as 'paid'),
    documents: (name) => books(`tax.kinds.${name as 'void'}`),
    way: (name) => books(`lists.way.${name as 'transfer'}`),
  }
  return {
    head: (key) => books(`columns.${key as 'day'}`),
    title: (list) => books(`lists.${list as 'journal'}`),
    cell: (key) => {
      const [group = '', name = ''] = key.split('.')
      return groups[group]?.(name) ?? name
    },
  }
}

/** A list as the lines of a CSV file, written while it is read. */
export async function* csvLines(
  db: Db,
  staff: StaffId,
  list: BookList,
  month: Month,
  words: Words,
): AsyncGenerator<string> {
  yield csvLine(Object.keys(BOOK_COLUMNS[list]).map(words.head))
  let lines: string[] = []
  for await (const row of readBookList(db, staff, list, month, words.cell)) {
    lines.push(csvLine(row))
    if (lines.length === 500) {
      yield lines.join('')
      lines = []
    }
  }
  yield lines.join('')
}

/** A list as a sheet of a workbook, with days that Excel knows as days. */
export async function sheetOf(
  db: Db,
  staff: StaffId,
  list: BookList,
  month: Month,
  words: Words,
): Promise<Sheet> {
  const columns = Object.entries(BOOK_COLUMNS[list])
  const rows: SheetCell[][] = []
  for await (const row of readBookList(db, staff, list, month, words.cell))
    rows.push(
      row.map((value, at) =>
        columns[at]?.[1] === 'day' && typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : value,
      ),
    )
  return { title: words.title(list), head: columns.map(([key]) => words.head(key)), rows }
}
