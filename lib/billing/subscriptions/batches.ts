import { sql } from 'kysely'
import { db, type Trx } from '@/db'
import { log } from '@/lib/log'

/** Few enough that a batch holds the numbers of invoices for moments only, enough that statements weigh little per company. */
const BATCH = 250

export type Subject = { id: string; company_id: string }

/**
 * Does something for many companies, a batch in each transaction. A batch that fails is done again one by one, so that one
 * company's trouble does not stop the others. Answers how many could not be done; throws only when the database is away.
 * `run` locks the companies it is given and looks again at what is still to do: another worker may have been faster.
 */
export async function inBatches<Row extends Subject>(
  what: string,
  rows: readonly Row[],
  run: (trx: Trx, batch: readonly Row[]) => Promise<void>,
): Promise<number> {
  let failed = 0
  // Workers that run at the same time then take the companies' locks in the same order.
  const sorted = rows.toSorted((a, b) => (a.company_id < b.company_id ? -1 : 1))
  for (let start = 0; start < sorted.length; start += BATCH) {
    const batch = sorted.slice(start, start + BATCH)
    try {
      await db.transaction().execute((trx) => run(trx, batch))
    } catch (error) {
      await sql`select 1`.execute(db)
      log.warn({ err: error, companies: batch.length }, `${what}: a batch failed, done one by one`)
      for (const row of batch) failed += await alone(what, row, run)
    }
  }
  return failed
}

async function alone<Row extends Subject>(
  what: string,
  row: Row,
  run: (trx: Trx, batch: readonly Row[]) => Promise<void>,
): Promise<number> {
  try {
    await db.transaction().execute((trx) => run(trx, [row]))
    return 0
  } catch (error) {
    log.error({ err: error, id: row.id, company_id: row.company_id }, `${what} failed`)
    return 1
  }
}
