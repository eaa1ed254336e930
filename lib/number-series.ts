import { sql } from 'kysely'
import type { Trx } from '@/db'

/**
 * The next number of a series, from 1. The series' row stays locked until the caller's transaction ends and a rolled-back
 * transaction gives its number back: no gaps, which the tax office expects of invoices. Take it as late as possible.
 */
export async function nextNumber(trx: Trx, series: string): Promise<bigint> {
  return takeNumbers(trx, series, 1)
}

/** Takes `count` numbers at once and answers the last of them. */
async function takeNumbers(trx: Trx, series: string, count: number): Promise<bigint> {
  const row = await trx
    .insertInto('number_series')
    .values({ series, last_value: BigInt(count) })
    .onConflict((conflict) =>
      conflict
        .column('series')
        .doUpdateSet({ last_value: sql<bigint>`number_series.last_value + excluded.last_value` }),
    )
    .returning('last_value')
    .executeTakeFirstOrThrow()
  return row.last_value
}

/** `INV/2026/11/000123`: one series per calendar year of Jakarta; `day` is the day of issue. */
export async function nextInvoiceNumber(trx: Trx, day: string): Promise<string> {
  const value = await nextNumber(trx, invoiceSeries(day))
  return invoiceNumber(day, value)
}

/** As many invoice numbers, one after the other, as a batch needs: the series is locked once, by the statement that takes them. */
export async function nextInvoiceNumbers(trx: Trx, day: string, count: number): Promise<string[]> {
  if (count === 0) return []
  const last = await takeNumbers(trx, invoiceSeries(day), count)
  return Array.from({ length: count }, (_, index) => invoiceNumber(day, last - BigInt(count - 1 - index)))
}

function invoiceSeries(day: string): string {
  return `invoice-${day.slice(0, 4)}`
}

function invoiceNumber(day: string, value: bigint): string {
  const [year = '', month = ''] = day.split('-')
  return `INV/${year}/${month}/${value.toString().padStart(6, '0')}`
}

/** `CN/2026/11/000123`: a series of its own per calendar year of Jakarta; `day` is the day of issue. */
export async function nextCreditNoteNumber(trx: Trx, day: string): Promise<string> {
  const [year = '', month = ''] = day.split('-')
  const value = await nextNumber(trx, `credit-note-${year}`)
  return `CN/${year}/${month}/${value.toString().padStart(6, '0')}`
}

/** `IZN-2026-000123`: one series per calendar year of Jakarta; `day` is the day of creation. */
export async function nextApplicationNumber(trx: Trx, day: string): Promise<string> {
  const year = day.slice(0, 4)
  const value = await nextNumber(trx, `application-${year}`)
  return `IZN-${year}-${value.toString().padStart(6, '0')}`
}
