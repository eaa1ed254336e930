import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { finishMonth, listDeferred, listMonthsDue, recognizeBatch } from '@/lib/billing/books/recognition'

/** Writes what the story's invoices and payments mean into the books, each movement on its own day. */
export async function createBooks(db: Db): Promise<void> {
  await sql`
    insert into ledger_postings
      (id, key, kind, posted_on, debit_account, credit_account, amount, company_id, invoice_id, payment_id)
    select gen_random_uuid(), move.key || ':' || move.id, move.kind, move.posted_on, move.debit, move.credit, move.amount,
      move.company_id, move.invoice_id, move.payment_id
    from (
      select 'issued:revenue' as key, id::text, 'invoice_issued' as kind, issued_on as posted_on, 'receivable' as debit,
        'deferred_revenue' as credit, subtotal_amount - discount_amount as amount, company_id, id as invoice_id, null::uuid as payment_id
      from invoices where status <> 'draft'
      union all
      select 'issued:ppn', id::text, 'invoice_issued', issued_on, 'receivable', 'ppn_payable', tax_amount, company_id, id, null
      from invoices where status <> 'draft'
      union all
      select 'voided:revenue', id::text, 'invoice_voided', (voided_at at time zone 'Asia/Jakarta')::date, 'deferred_revenue',
        'receivable', subtotal_amount - discount_amount, company_id, id, null
      from invoices where status = 'void'
      union all
      select 'voided:ppn', id::text, 'invoice_voided', (voided_at at time zone 'Asia/Jakarta')::date, 'ppn_payable', 'receivable',
        tax_amount, company_id, id, null
      from invoices where status = 'void'
      union all
      select 'received:' || provider, transaction_id || ':invoice', 'payment_received', (paid_at at time zone 'Asia/Jakarta')::date,
        case provider when 'xendit' then 'cash_xendit' when 'midtrans' then 'cash_midtrans' else 'cash_bank' end, 'receivable',
        allocated_amount, company_id, invoice_id, payment_id
      from (select payment_transactions.*, payments.invoice_id, payments.company_id from payment_transactions
        join payments on payments.id = payment_transactions.payment_id) received
      where status = 'paid'
    ) move
    where move.amount > 0`.execute(db)
}

/** Earns the months of the story that are over, as the job of each month would have. */
export async function earnMonths(trx: Trx, now: Date): Promise<void> {
  for (const month of await listMonthsDue(trx, now)) {
    await recognizeBatch(trx, month, await listDeferred(trx, month))
    await finishMonth(trx, month)
  }
}
