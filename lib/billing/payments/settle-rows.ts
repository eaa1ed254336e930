import { type SqlBool, sql } from 'kysely'
import type { Trx } from '@/db'
import { LIVE_SUBSCRIPTION_STATUSES, OPEN_PAYMENT_STATUSES } from '../status'

/** States in which a paid period goes on, or begins, without a question. */
const SIMPLE_SUBSCRIPTIONS = ['pending', 'trialing', 'active', 'past_due', 'restricted']

export type PlainRow = Awaited<ReturnType<typeof lockPlainRows>>[number]

/** Locks companies, in one order for everybody, then their rows; answers those of which nothing else is under way. */
export async function lockPlainRows(trx: Trx, paymentIds: string[]) {
  await trx
    .selectFrom('companies')
    .select('id')
    .where('id', 'in', (eb) =>
      eb.selectFrom('payments').select('company_id').where('payments.id', 'in', paymentIds),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const rows = await trx
    .selectFrom('payments')
    .innerJoin('invoices', 'invoices.id', 'payments.invoice_id')
    .innerJoin('subscriptions', 'subscriptions.id', 'invoices.subscription_id')
    .select(['payments.id as payment_id', 'payments.company_id', 'payments.provider', 'payments.method'])
    .select(['payments.status as payment_status', 'invoices.id as invoice_id', 'invoices.due_amount'])
    .select(['invoices.status as invoice_status', 'subscriptions.id as subscription_id'])
    .select(['subscriptions.status', 'subscriptions.period', 'subscriptions.anchor_on'])
    .select([
      'subscriptions.current_period_end_on',
      'subscriptions.restricted_at',
      'subscriptions.canceled_at',
    ])
    .select('invoices.period_start_on')
    .where('payments.id', 'in', paymentIds)
    .where('payments.status', 'in', [...OPEN_PAYMENT_STATUSES])
    .where('invoices.status', '=', 'open')
    .where('invoices.kind', '=', 'subscription')
    .where('subscriptions.status', 'in', SIMPLE_SUBSCRIPTIONS)
    .where(nothingElse())
    .where(nothingScheduled())
    .forNoKeyUpdate(['payments', 'invoices', 'subscriptions'])
    .execute()
  return rows.map(
    ({ status, period, anchor_on, current_period_end_on, restricted_at, canceled_at, ...row }) => ({
      ...row,
      subscription: {
        id: row.subscription_id,
        company_id: row.company_id,
        status,
        period,
        anchor_on,
        current_period_end_on,
        restricted_at,
        canceled_at,
      },
    }),
  )
}

/** No transaction of the attempt that got further than waiting, no other open attempt, no other plan that runs. */
function nothingElse() {
  return sql<SqlBool>`not exists (
      select from payment_transactions known where known.payment_id = payments.id and known.status <> 'pending')
    and not exists (
      select from payments other where other.invoice_id = payments.invoice_id and other.id <> payments.id
        and other.status in (${sql.join([...OPEN_PAYMENT_STATUSES])}))
    and not exists (
      select from subscriptions other where other.company_id = payments.company_id and other.id <> subscriptions.id
        and other.status in (${sql.join([...LIVE_SUBSCRIPTION_STATUSES])}))`
}

/** Nothing of the plan is to be another from the period on that is paid. */
function nothingScheduled() {
  return sql<SqlBool>`subscriptions.next_plan_id is null and subscriptions.next_price_id is null
    and not exists (
      select from subscription_addons addon where addon.subscription_id = subscriptions.id
        and (addon.next_quantity is not null or addon.next_price_id is not null))`
}
