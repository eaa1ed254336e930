import { sql } from 'kysely'
import { db, type Trx } from '@/db'
import { newId } from '@/lib/ids'
import { linkRows } from './link'
import { findMissingThere, findRowVerdicts, type Verdict } from './verdicts'

/** Rows so young are compared again every day: what we know of a payment may still change under them. */
const COMPARED_FOR_DAYS = 60

/** Holds a file against the books and writes down what differs. Answers how many differences of it are open. */
export async function compareFile(trx: Trx, fileId: string, now: Date): Promise<number> {
  await note(trx, await findRowVerdicts(trx, sql`r.file_id = ${fileId}`))
  await note(trx, await findMissingThere(trx, sql`f.id = ${fileId}`))
  // What an earlier file lacked may be in this one.
  await closeAgreed(trx, now)
  await trx.updateTable('settlement_files').set({ compared_at: now }).where('id', '=', fileId).execute()
  const { count } = await trx
    .selectFrom('settlement_differences')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('file_id', '=', fileId)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Compares again what is open and what is young: closes what meanwhile agrees, and notes what no longer does. */
export async function compareOpen(now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await linkRows(trx, null)
    const young = sql`r.settled_at > ${now}::timestamptz - make_interval(days => ${COMPARED_FOR_DAYS})`
    await note(trx, await findRowVerdicts(trx, young))
    const recent = sql`f.created_at > ${now}::timestamptz - make_interval(days => ${COMPARED_FOR_DAYS})`
    await note(trx, await findMissingThere(trx, recent))
    await closeAgreed(trx, now)
  })
}

/** What finance has resolved stays resolved; what had agreed by itself and no longer does is open again. */
async function note(trx: Trx, verdicts: Verdict[]): Promise<void> {
  for (let at = 0; at < verdicts.length; at += 500) {
    await trx
      .insertInto('settlement_differences')
      .values(verdicts.slice(at, at + 500).map((verdict) => ({ id: newId(), ...withoutExtras(verdict) })))
      .onConflict((conflict) =>
        conflict
          .constraint('settlement_differences_key')
          .doUpdateSet((eb) => ({
            kind: eb.ref('excluded.kind'),
            payment_id: eb.ref('excluded.payment_id'),
            payment_transaction_id: eb.ref('excluded.payment_transaction_id'),
            refund_id: eb.ref('excluded.refund_id'),
            our_amount: eb.ref('excluded.our_amount'),
            their_amount: eb.ref('excluded.their_amount'),
            status: 'open',
            resolved_at: null,
          }))
          .where('settlement_differences.status', 'in', ['open', 'agreed']),
      )
      .execute()
  }
}

function withoutExtras(verdict: Verdict) {
  const { difference_key, provider, kind, file_id, row_id, line } = verdict
  const { payment_id, payment_transaction_id, refund_id, our_amount, their_amount } = verdict
  return {
    difference_key,
    provider,
    kind,
    file_id,
    row_id,
    line,
    payment_id,
    payment_transaction_id,
    refund_id,
    our_amount,
    their_amount,
  }
}

/** Closes open differences that are none any more. A line that stands twice in a file does not go away by itself. */
export async function closeAgreed(trx: Trx, now: Date, onlyId?: string): Promise<void> {
  const open = await trx
    .selectFrom('settlement_differences')
    .select(['id', 'difference_key', 'row_id', 'file_id', 'kind'])
    .where('status', '=', 'open')
    .where('difference_key', 'not like', 'line:%')
    .$if(onlyId !== undefined, (query) => query.where('id', '=', onlyId ?? ''))
    .execute()
  if (open.length === 0) return
  const rowIds = open.flatMap(({ row_id }) => row_id ?? [])
  const fileIds = [...new Set(open.filter(({ row_id }) => row_id === null).map(({ file_id }) => file_id))]
  const still = new Set<string>()
  if (rowIds.length > 0)
    for (const { difference_key } of await findRowVerdicts(trx, sql`r.id = any(${rowIds}::uuid[])`))
      still.add(difference_key)
  if (fileIds.length > 0)
    for (const { difference_key } of await findMissingThere(trx, sql`f.id = any(${fileIds}::uuid[])`))
      still.add(difference_key)
  const gone = open.filter(({ difference_key }) => !still.has(difference_key)).map(({ id }) => id)
  if (gone.length === 0) return
  await trx
    .updateTable('settlement_differences')
    .set({ status: 'agreed', resolved_at: now })
    .where('id', 'in', gone)
    .where('status', '=', 'open')
    .execute()
}
