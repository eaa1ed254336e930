import { log } from '@/lib/log'

export type DailyOutcome = { done: number; failed: number }

/** How many licences are listed at once. */
export const BATCH = 200

const FIRST = '00000000-0000-0000-0000-000000000000'

/** Goes through licences by key, in batches. `work` answers whether it did something. */
export async function eachLicense<Row extends { id: string }>(
  next: (after: string) => Promise<Row[]>,
  trouble: string,
  work: (id: string, row: Row) => Promise<boolean>,
): Promise<DailyOutcome> {
  const outcome = { done: 0, failed: 0 }
  let after = FIRST
  for (;;) {
    const rows = await next(after)
    for (const row of rows) {
      try {
        if (await work(row.id, row)) outcome.done++
      } catch (error) {
        outcome.failed++
        log.error({ err: error, license_id: row.id }, trouble)
      }
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < BATCH) return outcome
  }
}
