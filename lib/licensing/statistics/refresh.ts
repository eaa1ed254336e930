import { sql } from 'kysely'
import { type Db, db, type Trx } from '@/db'
import { dropFacts, writeFacts } from './facts'
import { addToSums, clearSums } from './sums'

/** Cases that are brought up to date in one transaction. */
const BATCH = 1000

/**
 * Brings the figures up to date with every case that changed. One at a time: a second run leaves the work to the first.
 * A crash takes back at most one batch, whose marks are then still there.
 */
export async function refreshFigures(connection: Db = db): Promise<void> {
  for (;;) {
    const left = await connection.transaction().execute(refreshBatch)
    if (left < BATCH) return
  }
}

/** One batch; the number of marks it worked off, 0 also when somebody else is at it. */
async function refreshBatch(trx: Trx): Promise<number> {
  if (!(await isAlone(trx))) return 0
  // Taken before the marks are read: whatever was committed until now is counted.
  const counted = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(trx)
  const { rows } = await sql<{ application_id: string }>`
    delete from figure_marks where id in (select id from figure_marks order by id limit ${BATCH})
    returning application_id`.execute(trx)
  const cases = [...new Set(rows.map((row) => row.application_id))]
  if (cases.length > 0) {
    await addToSums(trx, cases, -1)
    await dropFacts(trx, cases)
    await writeFacts(trx, cases)
    await addToSums(trx, cases, 1)
  }
  if (rows.length < BATCH) await setCountedAt(trx, counted.rows[0]?.at)
  return rows.length
}

/** Makes all figures anew from the cases, for a database filled by other means. Some minutes at a million cases. */
export async function rebuildFigures(connection: Db = db): Promise<void> {
  await connection.transaction().execute(async (trx) => {
    await sql`select set_config('statement_timeout', '0', true), set_config('work_mem', '128MB', true)`.execute(
      trx,
    )
    await sql`select pg_advisory_xact_lock(hashtextextended('figures', 1))`.execute(trx)
    const counted = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(trx)
    // What commits from here on leaves its mark for the next count. Moves do not wait for this; the statistics do.
    await trx.deleteFrom('figure_marks').execute()
    await sql`truncate process_facts, stage_facts, reason_facts`.execute(trx)
    await clearSums(trx)
    await writeFacts(trx, 'all')
    await addToSums(trx, 'all', 1)
    await setCountedAt(trx, counted.rows[0]?.at)
  })
  await sql`analyze process_facts, stage_facts, reason_facts, case_figures, duration_figures, stage_figures,
    stage_duration_figures, reason_figures`.execute(connection)
}

/** When the figures last held everything; null before their first count. */
export async function getCountedAt(connection: Db): Promise<Date | null> {
  const row = await connection.selectFrom('figure_states').select('counted_at').executeTakeFirst()
  return row?.counted_at ?? null
}

async function isAlone(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ is_alone: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('figures', 1)) as is_alone`.execute(trx)
  return rows[0]?.is_alone === true
}

async function setCountedAt(trx: Trx, at: Date | undefined): Promise<void> {
  await trx
    .updateTable('figure_states')
    .set({ counted_at: at ?? null })
    .execute()
}
