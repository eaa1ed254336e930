import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { findRowImbalances } from './row-balance'

/** What can disagree; each has words in `reconciliation.balance.what`. */
export const IMBALANCE_KINDS = [
  'invoice',
  'deferred',
  'transaction',
  'credits',
  'money',
  'lines',
  'notes',
  'paid',
  'allocated',
  'sold',
  'held',
  'attempt',
  'refund',
  'credit_rows',
  'company',
  'numbers',
  'payouts',
] as const

export type Imbalance = {
  what: (typeof IMBALANCE_KINDS)[number]
  id: string | null
  number: string | null
  expected_amount: bigint
  actual_amount: bigint
}

/**
 * Holds the rows of invoices and payments against the books: invoices = payments - refunds + credits; no invoice has earned more
 * than it came to; nobody has less than no credit, but for what a bank took back after an invoice had used it. Answers what does not agree, at most a hundred of each kind; nothing when all is well. Every part is one SQL
 * statement over indexed sums.
 */
export async function findImbalances(db: Db | Trx): Promise<Imbalance[]> {
  const { rows } = await sql<Imbalance>`
    with owed as (
      select invoice_id, sum(case when debit_account = 'receivable' then amount else -amount end)::bigint as amount
      from ledger_postings
      where invoice_id is not null and (debit_account = 'receivable' or credit_account = 'receivable')
      group by invoice_id
    ), received as (
      select payment_id, sum(amount) filter (where kind = 'payment_received')::bigint as came,
        coalesce(sum(amount) filter (where kind = 'payment_reversed'), 0)::bigint as went
      from ledger_postings where kind in ('payment_received', 'payment_reversed') group by payment_id
    )
    (select 'invoice' as what, invoices.id::text, invoices.number,
      case invoices.status when 'open' then due_amount else 0 end as expected_amount,
      coalesce(owed.amount, 0) as actual_amount
    from invoices left join owed on owed.invoice_id = invoices.id
    where invoices.status <> 'draft'
      and coalesce(owed.amount, 0) <> case invoices.status when 'open' then due_amount else 0 end
    limit 100)
    union all
    (select 'deferred', invoices.id::text, invoices.number, 0, held.amount
    from (select invoice_id, sum(case when credit_account = 'deferred_revenue' then amount else -amount end)::bigint as amount
          from ledger_postings
          where credit_account = 'deferred_revenue' or debit_account = 'deferred_revenue'
          group by invoice_id) held
      join invoices on invoices.id = held.invoice_id
    where held.amount < 0
    limit 100)
    union all
    (select 'transaction', payment.id::text, payment.order_id, payment.held, coalesce(received.came - received.went, 0)
    from (select payments.id, payments.order_id,
            sum(allocated_amount + credited_amount)::bigint as held
          from payments join payment_transactions on payment_transactions.payment_id = payments.id
          group by payments.id) payment
      left join received on received.payment_id = payment.id
    where payment.held <> coalesce(received.came - received.went, 0)
    limit 100)
    union all
    (select 'credits', company_id::text, null, -taken_back, balance
    from (select company_id,
        sum(case when credit_account = 'customer_credits' then amount else -amount end)::bigint as balance,
        coalesce(sum(amount) filter (where debit_account = 'customer_credits' and kind = 'payment_reversed'), 0)::bigint as taken_back
      from ledger_postings
      where credit_account = 'customer_credits' or debit_account = 'customer_credits'
      group by company_id) credit
    where balance < -taken_back
    limit 100)
    union all
    (select 'money', null, null, (select coalesce(sum(amount), 0)::bigint from refunds where status = 'succeeded'),
      coalesce(sum(amount), 0)::bigint
    from ledger_postings where kind = 'refund_paid'
    having coalesce(sum(amount), 0) <> (select coalesce(sum(amount), 0) from refunds where status = 'succeeded'))`.execute(
    db,
  )
  return [...rows, ...(await findRowImbalances(db))]
}

/** What each account holds: debit minus credit, in whole rupiah. The sum over all accounts is always 0. */
export async function listAccountBalances(db: Db | Trx): Promise<{ account: string; balance: bigint }[]> {
  const { rows } = await sql<{ account: string; balance: bigint }>`
    select code as account, (coalesce(debits.amount, 0) - coalesce(credits.amount, 0))::bigint as balance
    from ledger_accounts
      left join (select debit_account, sum(amount) as amount from ledger_postings group by 1) debits on debits.debit_account = code
      left join (select credit_account, sum(amount) as amount from ledger_postings group by 1) credits on credits.credit_account = code
    order by number`.execute(db)
  return rows
}
