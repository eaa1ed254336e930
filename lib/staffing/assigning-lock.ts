import { sql } from 'kysely'
import type { Trx } from '@/db'

/** Serialises what is given out by itself: each sees the loads the one before it left. Held to the end of the transaction. */
export async function lockAssigning(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('licensing.assign', 0))`.execute(trx)
}
