import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { newId } from '@/lib/ids'
import type { Account } from './accounts'

export type PostingKind =
  | 'invoice_issued'
  | 'invoice_voided'
  | 'invoice_written_off'
  | 'write_off_recovered'
  | 'payment_received'
  | 'payment_reversed'
  | 'credit_applied'
  | 'credit_released'
  | 'credit_note'
  | 'refund_requested'
  | 'refund_paid'
  | 'refund_failed'
  | 'revenue_recognized'
  | 'provider_fee'
  | 'payout'

export type Posting = {
  /** Says what the posting stands for, such as `issued:revenue:<invoice id>`: the same movement is posted once. */
  key: string
  kind: PostingKind
  posted_on: string
  debit: Account
  credit: Account
  /** Whole rupiah. Nothing is posted for 0; a negative amount is a mistake and refused by the table. */
  amount: bigint
  company_id?: string | null
  invoice_id?: string | null
  payment_id?: string | null
  refund_id?: string | null
  credit_note_id?: string | null
}

/**
 * Adds movements to the books in the transaction of what they stand for. Answers how many were new: a key that is there already
 * is left as it was. Each movement goes from one account to another, so the books balance whatever is posted.
 */
export async function post(trx: Trx, postings: readonly Posting[]): Promise<number> {
  const rows = postings
    .filter(({ amount }) => amount !== 0n)
    .map(({ debit, credit, ...posting }) => ({
      id: newId(),
      ...posting,
      debit_account: debit,
      credit_account: credit,
    }))
  if (rows.length === 0) return 0
  const added = await trx
    .insertInto('ledger_postings')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('ledger_postings_key').doNothing())
    .returning('id')
    .execute()
  return added.length
}

/** What a company has to its credit: money of its that no invoice has taken yet. Below zero it owes us, after a bank took a payment back. */
export async function findCreditBalance(trx: Db | Trx, companyId: string): Promise<bigint> {
  const row = await trx
    .selectFrom('ledger_postings')
    .select(
      sql<bigint>`coalesce(sum(case when credit_account = 'customer_credits' then amount else -amount end), 0)::bigint`.as(
        'balance',
      ),
    )
    .where('company_id', '=', companyId)
    .where((eb) =>
      eb.or([eb('credit_account', '=', 'customer_credits'), eb('debit_account', '=', 'customer_credits')]),
    )
    .executeTakeFirstOrThrow()
  return row.balance
}
