import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { type Month, monthKey } from './months'

/** What the log calls it when somebody takes a month home. */
export const BOOKS_EXPORTED = 'books.exported'

export type MonthState = {
  /** When what the month earned was posted; undefined while it has not been. */
  recognized_at: Date | undefined
  posting_count: number
  /** When the month was last taken home, and by whom. */
  exported: { at: Date; by: string; added_since: number } | undefined
}

/** How far a month of the books is: whether its revenue is in, and what came after it was last taken home. */
export async function findMonthState(db: Db, _staff: StaffId, month: Month): Promise<MonthState> {
  const { first_on, last_on } = month
  const postings = db
    .selectFrom('ledger_postings')
    .where('posted_on', '>=', first_on)
    .where('posted_on', '<=', last_on)
  const [done, last, { count }] = await Promise.all([
    db.selectFrom('book_months').select('recognized_at').where('month_on', '=', first_on).executeTakeFirst(),
    db
      .selectFrom('audit_log')
      .select(['created_at', 'actor_name'])
      .where('entity_type', '=', 'books')
      .where('entity_id', '=', monthKey(month))
      .where('action', '=', BOOKS_EXPORTED)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
    postings.select((eb) => eb.fn.countAll<bigint>().as('count')).executeTakeFirstOrThrow(),
  ])
  const added = last
    ? await postings
        .where('created_at', '>', last.created_at)
        .select((eb) => eb.fn.countAll<bigint>().as('count'))
        .executeTakeFirstOrThrow()
    : undefined
  return {
    recognized_at: done?.recognized_at,
    posting_count: Number(count),
    exported: last && {
      at: last.created_at,
      by: last.actor_name ?? '',
      added_since: Number(added?.count ?? 0n),
    },
  }
}
