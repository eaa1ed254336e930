import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { dayOf } from '@/lib/time'
import type { DunningCase } from './calendar'

export type OpenRenewal = Awaited<ReturnType<typeof listOpenRenewals>>[number]

/**
 * Plans with a renewal that waits to be paid, each with what was said about it: those of `ids`, of a company, or all. Not
 * those that end with their period, and not those of companies that are disabled.
 */
export async function listOpenRenewals(db: Db | Trx, of: { ids?: string[]; company_id?: string } = {}) {
  const rows = await db
    .selectFrom('subscriptions')
    .innerJoin('invoices', (join) =>
      join
        .onRef('invoices.subscription_id', '=', 'subscriptions.id')
        .on('invoices.status', '=', 'open')
        .on('invoices.kind', '=', 'subscription'),
    )
    .innerJoin('companies', 'companies.id', 'subscriptions.company_id')
    .innerJoin('plans', 'plans.id', 'subscriptions.plan_id')
    .select([
      'subscriptions.id',
      'subscriptions.company_id',
      'subscriptions.status',
      'subscriptions.current_period_end_on',
      'subscriptions.restricted_at',
      'plans.name_id',
      'plans.name_en',
      'invoices.id as invoice_id',
      'invoices.number',
      'invoices.due_amount',
      'invoices.issued_on',
      'invoices.due_on',
      sql<{ step: string; day: string }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('step', step, 'day', (sent_at at time zone 'Asia/Jakarta')::date))
        from dunning_notices where invoice_id = invoices.id), '[]')`.as('notices'),
    ])
    .where('subscriptions.status', 'in', ['trialing', 'active', 'past_due', 'restricted'])
    .where('subscriptions.cancel_at_period_end', '=', false)
    .where('companies.disabled_at', 'is', null)
    .$if(of.ids !== undefined, (query) => query.where('subscriptions.id', 'in', of.ids ?? []))
    .$if(of.company_id !== undefined, (query) =>
      query.where('subscriptions.company_id', '=', of.company_id ?? ''),
    )
    .execute()
  return rows.map((row) => ({ ...row, calendar: calendarOf(row) }))
}

function calendarOf(row: {
  status: string
  current_period_end_on: string | null
  restricted_at: Date | null
  issued_on: string | null
  due_on: string | null
  notices: { step: string; day: string }[]
}): DunningCase {
  const issued_on = row.issued_on ?? ''
  return {
    status: row.status,
    current_period_end_on: row.current_period_end_on ?? issued_on,
    restricted_on: row.restricted_at && dayOf(row.restricted_at),
    issued_on,
    due_on: row.due_on ?? issued_on,
    notices: row.notices,
  }
}
