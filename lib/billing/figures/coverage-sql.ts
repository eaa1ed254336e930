import { type RawBuilder, sql } from 'kysely'

/**
 * What each company pays a month on given days, as the tables `facts`, `pauses` and `standing` of a `with`.
 *
 * **What counts.** Invoices for a period of a plan and for a change of plan: their net (without PPN, after what a coupon takes
 * off, with add-ons), a year as a twelfth. Trials, fees of applications and what finance write by hand do not count; neither do
 * free periods. A change within a period counts in full from the day it is paid, by the terms on its invoice; the discount takes
 * the same share of the whole as of the part.
 *
 * **From when to when.** A paid period counts from its first day, but not before it was paid, to its last, for as long as the plan was not ended at once
 * (`canceled_at`) and the invoice was not credited in full; days of a pause do not count, and what was left follows them. A
 * credit note over a part is a concession: what the plan costs a month stays. A renewal that is owed counts from the day after what
 * was paid: past due and restricted plans count until they end, or the invoice is void or written off. Whoever never paid does
 * not. Of several that cover a day the one paid last counts: a company has one plan.
 *
 * **What it stands on.** Invoices and their lines, credit notes, write-offs in the books, pauses and endings: what is dated. So a
 * month that is over keeps its figures, whatever happens later; only an ending that is taken back, or a payment that a bank takes
 * back, is as if it had not been. (A renewal that is paid late gets another period; the days before the payment stay counted as
 * owed, from the day after the paid period before.)
 * The days have to be in their order.
 */
export function standingOn(days: readonly string[]): RawBuilder<unknown> {
  return sql`
    pauses as (
      select subscription_id, array_agg(from_on order by from_on) as from_days, array_agg(days order by from_on) as lengths,
        coalesce(sum(days), 0)::integer as total
      from (
        select subscription_id, kind, to_status, (data ->> 'from')::date as from_on,
          lead((data ->> 'days')::integer) over (partition by subscription_id order by occurred_at, id) as days
        from subscription_events where kind in ('paused', 'resumed')
      ) events
      where kind = 'paused' and to_status = 'paused'
      group by subscription_id
    ), written as (
      select invoice_id, min(posted_on) as day from ledger_postings
      where debit_account = 'bad_debts' and kind = 'invoice_written_off' group by invoice_id
    ), terms as materialized (
      ${changedTerms()}
    ), sold as (
      select invoices.id, invoices.company_id, invoices.subscription_id, invoices.kind, invoices.status, issued_on, paid_at,
        coalesce(invoices.plan_id, subscriptions.plan_id) as plan_id, period_end_on,
        period_start_on, greatest(period_start_on, ${jakartaDay('paid_at')}) as counts_from_on,
        -- A plan that was ended at once, and what was taken back in full, end with the day before.
        least(${jakartaDay('subscriptions.canceled_at')},
          case when credited_amount = total_amount and total_amount > 0 then
            (select max(credit_notes.issued_on) from credit_notes where credit_notes.invoice_id = invoices.id) end) as gone_on,
        ${jakartaDay('voided_at')} as void_on, written.day as written_on,
        max(period_end_on) filter (where invoices.status = 'paid' and total_amount > 0) over before as paid_until_on,
        ${rate()} as amount
      from invoices
        join subscriptions on subscriptions.id = invoices.subscription_id
        left join written on written.invoice_id = invoices.id
        left join terms on terms.id = invoices.id
      where invoices.kind in ('subscription', 'change') and invoices.status <> 'draft' and period_start_on is not null
      window before as (partition by invoices.subscription_id order by invoices.created_at, invoices.id
        rows between unbounded preceding and 1 preceding)
    ), facts as (
      select id, company_id, subscription_id, plan_id, amount, paid_at, counts_from_on as from_on, period_end_on as until_on,
        gone_on, true as is_paid
      from sold where status = 'paid'
      union all
      select id, company_id, subscription_id, plan_id, amount, null, from_on, until_on, gone_on, false
      from (
        select *,
          greatest(issued_on, case status when 'paid' then paid_until_on + 1 else period_start_on end) as from_on,
          least(case status when 'paid' then counts_from_on when 'void' then void_on else 'infinity' end, written_on) - 1 as until_on
        from sold where kind = 'subscription' and paid_until_on is not null
      ) owed
      where from_on <= until_on
    ), days as (
      select day, ordinality - 1 as place from unnest(${sql.val([...days])}::date[]) with ordinality as listed (day, ordinality)
    ), covering as (
      select days.place, facts.*
      from facts
        left join pauses on pauses.subscription_id = facts.subscription_id
        -- Which days lie within is computed: comparing each period with each day takes as long as all the rest.
        cross join lateral generate_series(width_bucket(facts.from_on - 1, ${sql.val([...days])}::date[]),
          width_bucket(facts.until_on + coalesce(pauses.total, 0), ${sql.val([...days])}::date[]) - 1) as within (place)
        join days on days.place = within.place
          and (facts.gone_on is null or days.day < facts.gone_on)
          and case when pauses.subscription_id is null then true else (
            select coalesce(bool_and(days.day < begun or days.day >= begun + length), true)
              and days.day - coalesce(sum(length) filter (where facts.is_paid and begun >= facts.from_on
                and begun + length <= days.day), 0)::integer <= facts.until_on
            from unnest(pauses.from_days, pauses.lengths) as pause (begun, resumed_after),
              lateral (select coalesce(resumed_after, 100000) as length) counted
          ) end
    ), standing as (
      select * from (
        select distinct on (place, company_id) place, company_id, subscription_id, plan_id, amount
        from covering order by place, company_id, paid_at desc nulls last, id desc
      ) latest
      where amount > 0
    ), begun as (
      select company_id, min(from_on) as first_on from facts where is_paid and amount > 0 group by company_id
    )`
}

/** The calendar day of an instant in Jakarta. */
function jakartaDay(column: string): RawBuilder<unknown> {
  return sql`(${sql.ref(column)} at time zone 'Asia/Jakarta')::date`
}

/** Whole rupiah a month, rounded half up once. */
function rate(): RawBuilder<bigint> {
  return sql<bigint>`case
    when invoices.kind = 'change' and terms.whole is not null then
      case when terms.charged > 0 then
        round(terms.whole * (terms.charged - discount_amount) / terms.charged / terms.months) else 0 end
    else round((subtotal_amount - discount_amount)::numeric / case when period_end_on - period_start_on > 45 then 12 else 1 end)
  end::bigint`
}

/** What the terms of each change come to for a whole period, and what its invoice charged before giving anything back. */
function changedTerms(): RawBuilder<unknown> {
  return sql`
      select id, (change -> 'after' ->> 'price_amount')::numeric + coalesce((
          select sum((addon ->> 'price_amount')::numeric * (addon ->> 'quantity')::numeric)
          from jsonb_array_elements(change -> 'after' -> 'addons') as addon), 0) as whole,
        case change -> 'after' ->> 'period' when 'yearly' then 12 else 1 end as months,
        (select sum(total_amount) from invoice_lines
          where invoice_lines.invoice_id = invoices.id and invoice_lines.total_amount > 0) as charged
      from invoices where kind = 'change' and change is not null`
}
