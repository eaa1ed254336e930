import { sql } from 'kysely'
import { type Db, db, type Trx } from '@/db'
import { lockBillings } from '../invoices/mutations'
import { post } from '../ledger/postings'
import { LIVE_SUBSCRIPTION_STATUSES } from '../status'
import { inBatches, type Subject } from '../subscriptions/batches'
import { earnedIn } from './earning'
import { lastFinishedMonth, type Month, monthKey, monthOf, monthsFrom } from './months'

/**
 * The job `billing.books`: posts for each month that is over what was earned of it, the oldest first, each month once. A month it
 * missed is caught up; it may run twice, at once or again after it was killed. Throws when invoices were left undone: their month
 * stays open, and the queue tries again.
 */
export async function runRecognition(now: Date = new Date()): Promise<void> {
  for (const month of await listMonthsDue(db, now)) {
    const left = await inBatches('earning', await listDeferred(db, month), (trx, batch) =>
      recognizeBatch(trx, month, batch),
    )
    if (left > 0) throw new Error(`Revenue of ${monthKey(month)}: ${left} invoices could not be done`)
    await finishMonth(db, month)
  }
}

/** The months that are over and not recognised yet, the oldest first. None before anything was deferred. */
export async function listMonthsDue(db: Db | Trx, now: Date): Promise<Month[]> {
  const done = await db
    .selectFrom('book_months')
    .select('month_on')
    .orderBy('month_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  const first = done ? undefined : await findFirstDeferred(db)
  const last = lastFinishedMonth(now)
  const months: Month[] = []
  let month = done ? monthsFrom(monthOf(done.month_on), 1) : first && monthOf(first)
  while (month && month.first_on <= last.first_on) {
    months.push(month)
    month = monthsFrom(month, 1)
  }
  return months
}

async function findFirstDeferred(db: Db | Trx): Promise<string | undefined> {
  const row = await db
    .selectFrom('ledger_postings')
    .select('posted_on')
    .where('credit_account', '=', 'deferred_revenue')
    .orderBy('posted_on')
    .limit(1)
    .executeTakeFirst()
  return row?.posted_on
}

/** The invoices of which something is still deferred and was sold by the end of a month. */
export async function listDeferred(db: Db | Trx, month: Month): Promise<Subject[]> {
  const { rows } = await sql<Subject>`
    select invoices.id, invoices.company_id
    from (
      select invoice_id, sum(amount) as amount from (
        select invoice_id, amount from ledger_postings where credit_account = 'deferred_revenue'
        union all
        select invoice_id, -amount from ledger_postings where debit_account = 'deferred_revenue'
      ) moves group by invoice_id having sum(amount) > 0
    ) held join invoices on invoices.id = held.invoice_id
    where coalesce(invoices.period_start_on, invoices.issued_on) <= ${month.last_on}`.execute(db)
  return rows
}

/**
 * Posts what of some invoices was earned by the end of a month. Safe to repeat: an invoice has one posting for each month, and its
 * company is locked, so that no credit note takes the same amount meanwhile.
 */
export async function recognizeBatch(trx: Trx, month: Month, batch: readonly Subject[]): Promise<void> {
  if (batch.length === 0) return
  await lockBillings(trx, [...new Set(batch.map(({ company_id }) => company_id))])
  const before = monthsFrom(month, -1).last_on
  const rows = await readServices(trx, month, batch)
  await post(
    trx,
    rows.map((row) => ({
      key: `recognized:${row.id}:${monthKey(month)}`,
      kind: 'revenue_recognized',
      posted_on: month.last_on,
      debit: 'deferred_revenue',
      credit: 'revenue_subscriptions',
      amount: earnedIn({
        service: {
          start_on: row.start_on,
          end_on: row.end_on,
          moved: row.moved_on && row.moved_end_on ? { on: row.moved_on, end_on: row.moved_end_on } : null,
          ended_on: row.ended_on,
        },
        deferred: row.deferred,
        earned_through: row.was_earned ? before : null,
        through: month.last_on,
      }),
      company_id: row.company_id,
      invoice_id: row.id,
    })),
  )
}

type Serving = {
  id: string
  company_id: string
  start_on: string
  end_on: string
  ended_on: string | null
  moved_on: string | null
  moved_end_on: string | null
  deferred: bigint
  was_earned: boolean
}

/**
 * What some invoices were sold for, and what of it is deferred: at the end of the month, but no more than now. Left out is what
 * has not begun (an offer that waits to be paid) and what has its posting for the month. A renewal is served while it is owed.
 */
async function readServices(trx: Trx, month: Month, batch: readonly Subject[]): Promise<Serving[]> {
  const { rows } = await sql<Serving>`
    select i.id, i.company_id, coalesce(i.period_start_on, i.issued_on) as start_on,
      coalesce(i.period_end_on, i.period_start_on, i.issued_on) as end_on,
      case when s.status in ('canceled', 'expired') then (s.canceled_at at time zone 'Asia/Jakarta')::date end as ended_on,
      moved.period_start_on as moved_on, moved.period_end_on as moved_end_on,
      least(held.by_then, held.by_now)::bigint as deferred, held.was_earned
    from unnest(${batch.map(({ id }) => id)}::uuid[]) as wanted (id)
      join invoices i on i.id = wanted.id
      left join subscriptions s on s.id = i.subscription_id
      cross join lateral (
        select sum(case when credit_account = 'deferred_revenue' then amount else -amount end) as by_now,
          sum(case when credit_account = 'deferred_revenue' then amount else -amount end)
            filter (where posted_on <= ${month.last_on}) as by_then,
          coalesce(bool_or(kind = 'revenue_recognized'), false) as was_earned,
          coalesce(bool_or(kind = 'revenue_recognized' and posted_on = ${month.last_on}), false) as is_done
        from ledger_postings
        where invoice_id = i.id and (credit_account = 'deferred_revenue' or debit_account = 'deferred_revenue')
      ) held
      left join lateral (
        select change.period_start_on, change.period_end_on
        from invoices change
        where change.subscription_id = i.subscription_id and change.kind = 'change' and change.status = 'paid'
          and change.id <> i.id and change.created_at > i.created_at
          and change.period_start_on <= i.period_end_on
          and change.change #>> '{after,current_period_start_on}' = change.period_start_on::text
          and change.change #>> '{before,current_period_end_on}' <> change.change #>> '{after,current_period_end_on}'
        order by change.created_at limit 1
      ) moved on true
    where not held.is_done and held.by_then > 0
      and (i.status in ('paid', 'uncollectible')
        or (i.status = 'open' and i.kind = 'subscription' and s.status = any(${[...LIVE_SUBSCRIPTION_STATUSES]}::text[])))`.execute(
    trx,
  )
  return rows
}

/** Writes down that a month is done. What comes later is earned in the months after it. */
export async function finishMonth(db: Db | Trx, month: Month): Promise<void> {
  await sql`
    insert into book_months (month_on, posting_count, amount)
    select ${month.first_on}, count(*), coalesce(sum(amount), 0)
    from ledger_postings where kind = 'revenue_recognized' and posted_on = ${month.last_on}
    on conflict on constraint book_months_pkey do nothing`.execute(db)
}
