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
    with moves as (
      select debit_account as account, coalesce(sum(amount) filter (where posted_on < ${from}), 0) as before,
        coalesce(sum(amount) filter (where posted_on >= ${from}), 0) as debit, 0::numeric as credit
      from ledger_postings where posted_on <= ${to} group by debit_account
      union all
      select credit_account, -coalesce(sum(amount) filter (where posted_on < ${from}), 0), 0,
        coalesce(sum(amount) filter (where posted_on >= ${from}), 0)
      from ledger_postings where posted_on <= ${to} group by credit_account
    )
    select code as account, number, kind, coalesce(sum(before), 0)::bigint as opening, coalesce(sum(debit), 0)::bigint as debit,
      coalesce(sum(credit), 0)::bigint as credit, coalesce(sum(before + debit - credit), 0)::bigint as closing
    from ledger_accounts left join moves on moves.account = ledger_accounts.code
    group by code, number, kind
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
