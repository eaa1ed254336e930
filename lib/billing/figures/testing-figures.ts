import { sql } from 'kysely'
import { db } from '@/db'
import { createCompany } from '@/db/testing-rows'
import { newId, type StaffId } from '@/lib/ids'
import { noonOf } from '../subscriptions/testing-subscriber'
import { standingOn } from './coverage-sql'

export const staff = 'staff' as unknown as StaffId

/** What one company pays a month at the end of each day. */
export async function paysOn(companyId: string, ...days: string[]): Promise<bigint[]> {
  const { rows } = await sql<{ amount: bigint }>`
    with ${standingOn(days)}
    select coalesce(amount, 0)::bigint as amount
    from days left join standing on standing.place = days.place and company_id = ${companyId}
    order by days.place`.execute(db)
  return rows.map((row) => row.amount)
}

export type Sale = { from: string; until: string; net: bigint; paid_on: string; plan_id: string }

/** A company with periods it paid for, as bare rows: for worlds that the flows would take too long to play. */
export async function createPayer(sales: readonly Sale[]): Promise<string> {
  const { id: company_id } = await createCompany(db)
  const first = sales[0]
  if (!first) return company_id
  const subscription_id = newId()
  const { plan_id } = first
  await db
    .insertInto('subscriptions')
    .values({
      id: subscription_id,
      company_id,
      plan_id,
      status: 'active',
      period: 'monthly',
      price_amount: 0n,
    })
    .execute()
  await db
    .insertInto('invoices')
    .values(
      sales.map((sale) => ({
        id: newId(),
        number: `T-${newId()}`,
        company_id,
        subscription_id,
        plan_id: sale.plan_id,
        status: 'paid',
        subtotal_amount: sale.net,
        total_amount: sale.net,
        paid_amount: sale.net,
        period_start_on: sale.from,
        period_end_on: sale.until,
        issued_on: sale.paid_on,
        due_on: sale.paid_on,
        paid_at: noonOf(sale.paid_on),
      })),
    )
    .execute()
  return company_id
}
