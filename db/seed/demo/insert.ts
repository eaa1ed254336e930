import type { Insertable } from 'kysely'
import type { Db } from '@/db'
import type { DB } from '@/db/types'

/** Inserts many rows in statements of a few hundred. */
export async function insertAll<Table extends keyof DB & string>(
  db: Db,
  table: Table,
  rows: Insertable<DB[Table]>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 300) {
    await db
      .insertInto(table)
      .values(rows.slice(start, start + 300) as never)
      .execute()
  }
}
