import { sql } from 'kysely'
import { type Db, db, type Trx } from '@/db'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import { notifyStaff } from '@/lib/staffing/notify'
import { findImbalances, type Imbalance } from '../ledger/balance'
import { compareOpen } from './compare'

/** How long results are kept; the last one is what everybody reads. */
const KEEP_DAYS = 90

export type BalanceCheck = {
  checked_at: Date
  imbalance_count: number
  imbalances: (Omit<Imbalance, 'expected_amount' | 'actual_amount'> & {
    expected_amount: string
    actual_amount: string
  })[]
}

/**
 * The job `billing.balance`: compares again what settlement files and books disagree about, then holds the rows of invoices and
 * payments against the books. What is found is logged as an error and told to finance, once for each new finding.
 */
export async function runBalanceCheck(): Promise<void> {
  await compareOpen(new Date())
  await checkBalance(db)
}

/** Checks the books now and keeps the result. Answers what does not agree. */
export async function checkBalance(db: Db): Promise<Imbalance[]> {
  const found = await findImbalances(db)
  const imbalances = JSON.stringify(found, (_key, value) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  if (found.length > 0) log.error({ count: found.length, imbalances }, 'the books do not agree')
  await db.transaction().execute(async (trx) => {
    const before = await findLastCheck(trx)
    await trx
      .insertInto('balance_checks')
      .values({ id: newId(), imbalance_count: found.length, imbalances })
      .execute()
    await trx
      .deleteFrom('balance_checks')
      .where('checked_at', '<', sql<Date>`now() - make_interval(days => ${KEEP_DAYS})`)
      .execute()
    const known = new Set(before?.imbalances.map(keyOf))
    if (found.some((each) => !known.has(keyOf(each))))
      await notifyStaff(trx, await listFinanceIds(trx), {
        kind: 'imbalance',
        data: { count: found.length },
        wants_mail: true,
      })
  })
  return found
}

function keyOf({ what, id, expected_amount, actual_amount }: BalanceCheck['imbalances'][number] | Imbalance) {
  return [what, id, expected_amount, actual_amount].join(':')
}

/** The last result; undefined before the first check. */
export async function findLastCheck(db: Db | Trx): Promise<BalanceCheck | undefined> {
  const row = await db
    .selectFrom('balance_checks')
    .select(['checked_at', 'imbalance_count', 'imbalances'])
    .orderBy('checked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, imbalances: row.imbalances as unknown as BalanceCheck['imbalances'] }
}

async function listFinanceIds(trx: Trx): Promise<string[]> {
  const rows = await trx
    .selectFrom('users')
    .select('id')
    .where('staff_role', '=', 'finance')
    .where('disabled_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}
