import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { addDays, addMonths, dayOf } from '@/lib/time'
import { startOfDay } from '@/lib/working-days'

export type BillingFigures = {
  /** What open invoices still owe, overdue ones included: as `listAges` reads it from the books. */
  due_amount: bigint
  due_count: number
  overdue_amount: bigint
  overdue_count: number
  /** Invoices paid in this calendar month of Jakarta, and in the one before up to the same day of the month. */
  paid_this_month_amount: bigint
  paid_this_month_count: number
  paid_last_month_amount: bigint
  paid_last_month_same_days_amount: bigint
  /** Attempts that can still be finished, and those of the last 30 days that came to nothing. */
  waiting_count: number
  failed_count: number
  attention_count: number
}

/** What is owed and what came in, across all companies. Days and months are Jakarta's. One query. */
export async function getBillingFigures(db: Db, _staff: StaffId, now: Date): Promise<BillingFigures> {
  const today = dayOf(now)
  const month = `${today.slice(0, 7)}-01`
  const lastMonth = addMonths(month, -1)
  const sameDay = addMonths(today, -1)
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('invoices')
        .select(
          sql<Record<string, string>>`jsonb_build_object(
            'due_amount', coalesce(sum(due_amount), 0)::text, 'due_count', count(*)::text,
            'overdue_amount', coalesce(sum(due_amount) filter (where due_on < ${today}::date), 0)::text,
            'overdue_count', count(*) filter (where due_on < ${today}::date)::text)`.as('due'),
        )
        .where('status', '=', 'open')
        .as('due'),
      eb
        .selectFrom('invoices')
        .select(
          sql<Record<string, string>>`jsonb_build_object(
            'paid_this_month_amount', coalesce(sum(total_amount) filter (where paid_at >= ${startOfDay(month)}), 0)::text,
            'paid_this_month_count', count(*) filter (where paid_at >= ${startOfDay(month)})::text,
            'paid_last_month_amount', coalesce(sum(total_amount) filter (where paid_at < ${startOfDay(month)}), 0)::text,
            'paid_last_month_same_days_amount',
              coalesce(sum(total_amount) filter (where paid_at < ${startOfDay(addDays(sameDay, 1))}), 0)::text)`.as(
            'paid',
          ),
        )
        .where('status', '=', 'paid')
        .where('paid_at', '>=', startOfDay(lastMonth))
        .as('paid'),
      eb
        .selectFrom('payments')
        .select((count) => count.fn.countAll<string>().as('count'))
        .where('status', 'in', ['created', 'pending'])
        .as('waiting'),
      eb
        .selectFrom('payments')
        .select((count) => count.fn.countAll<string>().as('count'))
        .where('status', 'in', ['failed', 'expired'])
        .where('created_at', '>=', startOfDay(addDays(today, -30)))
        .as('failed'),
      eb
        .selectFrom('payments')
        .select((count) => count.fn.countAll<string>().as('count'))
        .where('attention', 'is not', null)
        .where('attended_at', 'is', null)
        .as('attention'),
    ])
    .executeTakeFirstOrThrow()
  const due = row.due ?? {}
  const paid = row.paid ?? {}
  return {
    due_amount: BigInt(due.due_amount ?? 0),
    due_count: Number(due.due_count ?? 0),
    overdue_amount: BigInt(due.overdue_amount ?? 0),
    overdue_count: Number(due.overdue_count ?? 0),
    paid_this_month_amount: BigInt(paid.paid_this_month_amount ?? 0),
    paid_this_month_count: Number(paid.paid_this_month_count ?? 0),
    paid_last_month_amount: BigInt(paid.paid_last_month_amount ?? 0),
    paid_last_month_same_days_amount: BigInt(paid.paid_last_month_same_days_amount ?? 0),
    waiting_count: Number(row.waiting ?? 0),
    failed_count: Number(row.failed ?? 0),
    attention_count: Number(row.attention ?? 0),
  }
}

export type PaidDay = { day: string; amount: bigint; count: number }

/** What was paid on each of the last `days` days of Jakarta, today last; days without money are there with nothing. */
export async function listPaidByDay(db: Db, _staff: StaffId, now: Date, days = 30): Promise<PaidDay[]> {
  const today = dayOf(now)
  const first = addDays(today, 1 - days)
  const rows = await db
    .selectFrom('invoices')
    .select([
      sql<string>`to_char(paid_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD')`.as('day'),
      sql<bigint>`sum(total_amount)::bigint`.as('amount'),
      (eb) => eb.fn.countAll<bigint>().as('count'),
    ])
    .where('status', '=', 'paid')
    .where('paid_at', '>=', startOfDay(first))
    .groupBy('day')
    .execute()
  const found = new Map(rows.map((row) => [row.day, row]))
  return Array.from({ length: days }, (_each, index) => {
    const day = addDays(first, index)
    const row = found.get(day)
    return { day, amount: row?.amount ?? 0n, count: Number(row?.count ?? 0) }
  })
}
