import type { Db } from '@/db'
import type { CompanyId } from '@/lib/ids'
import { type BillingPeriod, LIVE_SUBSCRIPTION_STATUSES, type SubscriptionStatus } from '../status'

export type SubscriptionSummary = Awaited<ReturnType<typeof listCurrentSubscriptions>>[number]

/** The running subscription and the one that waits to be paid, each with its plan and its open invoice; at most one of each. */
export async function listCurrentSubscriptions(db: Db, companyId: CompanyId) {
  const rows = await db
    .selectFrom('subscriptions')
    .innerJoin('plans', 'plans.id', 'subscriptions.plan_id')
    .leftJoin('invoices', (join) =>
      join.onRef('invoices.subscription_id', '=', 'subscriptions.id').on('invoices.status', '=', 'open'),
    )
    .select([
      'subscriptions.id',
      'subscriptions.status',
      'subscriptions.period',
      'subscriptions.price_amount',
      'subscriptions.current_period_start_on',
      'subscriptions.current_period_end_on',
      'subscriptions.cancel_at_period_end',
      'plans.code',
      'plans.name_id',
      'plans.name_en',
      'invoices.number as invoice_number',
      'invoices.total_amount as invoice_total_amount',
      'invoices.due_on as invoice_due_on',
    ])
    .where('subscriptions.company_id', '=', companyId)
    .where('subscriptions.status', 'in', ['pending', ...LIVE_SUBSCRIPTION_STATUSES])
    .execute()
  return rows.map((row) => ({
    ...row,
    status: row.status as SubscriptionStatus,
    period: row.period as BillingPeriod,
  }))
}

/** What of a company is printed on its next invoice. */
export async function findTaxIdentity(db: Db, companyId: CompanyId) {
  return db
    .selectFrom('companies')
    .select(['legal_name', 'npwp', 'address', 'postal_code', 'email'])
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow()
}
