import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import type { Account } from '../ledger/accounts'

export type AccountBalance = {
  account: Account
  number: string
  kind: 'asset' | 'liability' | 'income' | 'expense'
  /** Debit minus credit before the first day; below zero on the credit side. */
  opening: bigint
  debit: bigint
  credit: bigint
  closing: bigint
}

/** What each account held, took and gave from one day to another: in all, debits are credits and the balances come to nothing. */
export async function listTrialBalance(
  db: Db,
  _staff: StaffId,
  { from, to }: { from: string; to: string },
): Promise<AccountBalance[]> {
  const { rows } = await sql<AccountBalance>`
    select code as account, number, kind, (debits.before - credits.before)::bigint as opening, debits.within as debit,
      credits.within as credit, (debits.before - credits.before + debits.within - credits.within)::bigint as closing
    from ledger_accounts
      cross join lateral (
        select coalesce(sum(amount) filter (where posted_on < ${from}), 0)::bigint as before,
          coalesce(sum(amount) filter (where posted_on >= ${from}), 0)::bigint as within
        from ledger_postings where debit_account = code and posted_on <= ${to}
      ) debits
      cross join lateral (
        select coalesce(sum(amount) filter (where posted_on < ${from}), 0)::bigint as before,
          coalesce(sum(amount) filter (where posted_on >= ${from}), 0)::bigint as within
        from ledger_postings where credit_account = code and posted_on <= ${to}
      ) credits
    order by number`.execute(db)
  return rows
}

/** The sums over all accounts. */
export function totalsOf(rows: readonly AccountBalance[]) {
  const sum = (of: (row: AccountBalance) => bigint) => rows.reduce((total, row) => total + of(row), 0n)
  return {
    opening: sum((row) => row.opening),
    debit: sum((row) => row.debit),
    credit: sum((row) => row.credit),
    closing: sum((row) => row.closing),
  }
}
