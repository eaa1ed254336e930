import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import type { Imbalance } from './balance'

/**
 * The second half of `findImbalances`: whether the rows agree among themselves and each with what is posted of it. Where the
 * first half would still add up, such as two wrong rows that make up for each other, this names the row.
 */
export async function findRowImbalances(db: Db | Trx): Promise<Imbalance[]> {
  const parts = [...(await ofInvoices(db)), ...(await ofPayments(db)), ...(await ofCompanies(db))]
  return [...parts, ...(await ofSeries(db))]
}

/** Its lines, its credit notes, what was paid on it, and what it sold, by the books. */
async function ofInvoices(db: Db | Trx): Promise<Imbalance[]> {
  const { rows } = await sql<Imbalance>`
    with posted as (
      select invoice_id,
        sum(case when kind in ('payment_received', 'credit_applied') and credit_account = 'receivable' then amount
          when kind in ('payment_reversed', 'credit_released') and debit_account = 'receivable' then -amount else 0 end)::bigint as paid,
        sum(case when payment_id is null then 0
          when kind = 'payment_received' and credit_account = 'receivable' then amount
          when kind in ('payment_reversed', 'credit_released') and debit_account = 'receivable' then -amount else 0 end)::bigint as allocated,
        sum(case when credit_account in ('deferred_revenue', 'revenue_subscriptions', 'revenue_fees') then amount else 0 end
          - case when debit_account in ('deferred_revenue', 'revenue_subscriptions', 'revenue_fees') then amount else 0 end)::bigint as sold,
        sum(case when credit_account = 'ppn_payable' then amount when debit_account = 'ppn_payable' then -amount else 0 end)::bigint as ppn
      from ledger_postings where invoice_id is not null group by invoice_id
    ), notes as (
      select invoice_id, sum(total_amount)::bigint as total, sum(reduced_amount)::bigint as reduced,
        sum(subtotal_amount)::bigint as net, sum(tax_amount)::bigint as tax
      from credit_notes group by invoice_id
    ), lines as (
      select invoice_id, sum(total_amount)::bigint as total from invoice_lines group by invoice_id
    ), held as (
      select payments.invoice_id, sum(allocated_amount)::bigint as allocated
      from payment_transactions join payments on payments.id = payment_transactions.payment_id group by payments.invoice_id
    )
    select what, invoices.id::text, invoices.number, expected as expected_amount, actual as actual_amount
    from invoices
      left join posted on posted.invoice_id = invoices.id
      left join notes on notes.invoice_id = invoices.id
      left join lines on lines.invoice_id = invoices.id
      left join held on held.invoice_id = invoices.id
      cross join lateral (values
        ('lines', subtotal_amount, coalesce(lines.total, 0)),
        ('notes', credited_amount, coalesce(notes.total, 0)),
        ('notes', reduced_amount, coalesce(notes.reduced, 0)),
        ('paid', paid_amount, coalesce(posted.paid, 0)),
        ('allocated', case status when 'void' then 0 else coalesce(posted.allocated, 0) end, coalesce(held.allocated, posted.allocated, 0)),
        ('sold', case status when 'void' then 0 else subtotal_amount - discount_amount - coalesce(notes.net, 0) end, coalesce(posted.sold, 0)),
        ('sold', case status when 'void' then 0 else tax_amount - coalesce(notes.tax, 0) end, coalesce(posted.ppn, 0))
      ) as checked (what, expected, actual)
    where status <> 'draft' and expected <> actual
    limit 100`.execute(db)
  return rows
}

/** What transactions hold, what attempts say of it, and each refund against its own postings. */
async function ofPayments(db: Db | Trx): Promise<Imbalance[]> {
  const { rows } = await sql<Imbalance>`
    with came as (
      select payment_id, sum(amount) filter (where currency = 'IDR' and (paid_at is not null or status <> 'pending')
        and status in ('paid', 'partially_refunded', 'refunded', 'partially_charged_back', 'charged_back'))::bigint as amount
      from payment_transactions group by payment_id
    ), back as (
      select payment_id, sum(amount)::bigint as amount from refunds where status not in ('failed', 'canceled') group by payment_id
    ), posted as (
      select refund_id, sum(amount) filter (where kind = 'refund_paid')::bigint as paid,
        sum(case when credit_account = 'refunds_payable' then amount when debit_account = 'refunds_payable' then -amount else 0 end)::bigint as waits
      from ledger_postings where refund_id is not null group by refund_id
    )
    (select 'held' as what, payments.id::text, order_id as number,
      case when t.currency = 'IDR' and t.status in ('paid', 'partially_refunded', 'refunded', 'partially_charged_back', 'charged_back')
        then greatest(t.amount - returned_amount, 0) else 0 end as expected_amount,
      allocated_amount + credited_amount as actual_amount
    from payment_transactions t join payments on payments.id = t.payment_id
    where allocated_amount + credited_amount <>
      case when t.currency = 'IDR' and t.status in ('paid', 'partially_refunded', 'refunded', 'partially_charged_back', 'charged_back')
        then greatest(t.amount - returned_amount, 0) else 0 end
    limit 100)
    union all
    (select 'attempt', payments.id::text, order_id, greatest(coalesce(came.amount, 0), refunded_amount), coalesce(paid_amount, 0)
    from payments join came on came.payment_id = payments.id
    where greatest(coalesce(came.amount, 0), refunded_amount) <> coalesce(paid_amount, 0)
    limit 100)
    union all
    (select 'attempt', payments.id::text, order_id, least(coalesce(paid_amount, 0), coalesce(back.amount, 0)), refunded_amount
    from payments left join back on back.payment_id = payments.id
    where refunded_amount <> least(coalesce(paid_amount, 0), coalesce(back.amount, 0))
    limit 100)
    union all
    (select 'refund', refunds.id::text, refund_key, case status when 'succeeded' then refunds.amount else 0 end, coalesce(posted.paid, 0)
    from refunds left join posted on posted.refund_id = refunds.id
    where case status when 'succeeded' then refunds.amount else 0 end <> coalesce(posted.paid, 0)
    limit 100)
    union all
    (select 'refund', refunds.id::text, refund_key, case when status in ('requested', 'sent') then refunds.amount else 0 end, coalesce(posted.waits, 0)
    from refunds left join posted on posted.refund_id = refunds.id
    where case when status in ('requested', 'sent') then refunds.amount else 0 end <> coalesce(posted.waits, 0)
    limit 100)`.execute(db)
  return rows
}

/** A company's credit by its rows: what its payments hold, less what invoices took, what notes set free, what refunds took. */
async function ofCompanies(db: Db | Trx): Promise<Imbalance[]> {
  const { rows } = await sql<Imbalance>`
    with moves as (
      select payments.company_id, allocated_amount + credited_amount as amount
      from payment_transactions join payments on payments.id = payment_transactions.payment_id
      union all select company_id, -paid_amount from invoices where paid_amount > 0
      union all select company_id, total_amount - reduced_amount from credit_notes
      union all select company_id, -amount from refunds where status not in ('failed', 'canceled')
    ), by_rows as (
      select company_id, sum(amount)::bigint as amount from moves group by company_id
    ), by_books as (
      select company_id, sum(case when credit_account = 'customer_credits' then amount else -amount end)::bigint as amount
      from ledger_postings where credit_account = 'customer_credits' or debit_account = 'customer_credits' group by company_id
    )
    (select 'credit_rows' as what, companies.id::text, companies.slug as number,
      coalesce(by_rows.amount, 0) as expected_amount, coalesce(by_books.amount, 0) as actual_amount
    from companies
      left join by_rows on by_rows.company_id = companies.id
      left join by_books on by_books.company_id = companies.id
    where coalesce(by_rows.amount, 0) <> coalesce(by_books.amount, 0)
      -- Payments from before there were transactions are known to the books alone.
      and not exists (select from payments where payments.company_id = companies.id and payments.paid_amount > 0
        and provider_transaction_id is null and not exists (select from payment_transactions where payment_id = payments.id))
    limit 100)
    union all
    (select 'company', invoices.id::text, invoices.number, 0, count(*)
    from invoices join (
        select invoice_id, company_id from ledger_postings where invoice_id is not null
        union all select invoice_id, company_id from payments
        union all select invoice_id, company_id from credit_notes
        union all select invoice_id, company_id from refunds) parts on parts.invoice_id = invoices.id
    where parts.company_id is distinct from invoices.company_id
    group by invoices.id
    limit 100)`.execute(db)
  return rows
}

/** Series without gaps, and what files say that providers kept and paid out, each against its posting. */
async function ofSeries(db: Db | Trx): Promise<Imbalance[]> {
  const { rows } = await sql<Imbalance>`
    (select 'numbers' as what, null::text as id, series as number, last_value as expected_amount, coalesce(used.count, 0) as actual_amount
    from number_series
      left join (
        select 'invoice-' || split_part(number, '/', 2) as name, count(*) from invoices where number is not null group by 1
        union all
        select 'credit-note-' || split_part(number, '/', 2), count(*) from credit_notes group by 1
      ) used on used.name = series
    where series ~ '^(invoice|credit-note)-' and last_value <> coalesce(used.count, 0))
    union all
    (select 'payouts', rows.id::text, rows.row_key, abs(rows.fee_amount), coalesce(posted.amount, 0)
    from settlement_rows rows left join ledger_postings posted on posted.key = 'fee:' || rows.id
    where abs(rows.fee_amount) <> coalesce(posted.amount, 0)
    limit 100)
    union all
    (select 'payouts', paid.id::text, paid.reference, paid.amount, coalesce(posted.amount, 0)
    from settlement_payouts paid left join ledger_postings posted on posted.key = 'payout:' || paid.id
    where paid.amount <> coalesce(posted.amount, 0)
    limit 100)`.execute(db)
  return rows
}
