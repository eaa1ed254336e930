import type { Selectable } from 'kysely'
import { db, type Trx } from '@/db'
import type { Subscriptions } from '@/db/types'
import { recordAudit, SYSTEM } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { getSettings } from '@/lib/config/queries'
import { log } from '@/lib/log'
import { addDays, dayOf } from '@/lib/time'
import { issueInvoice } from '../invoices/issue'
import { lockBilling, voidInvoice, voidOpenInvoices } from '../invoices/mutations'
import { queueInvoiceMail } from '../mails'
import { type BillingPeriod, LIVE_SUBSCRIPTION_STATUSES, type SubscriptionStatus } from '../status'
import { planLine } from './mutations'
import { periodFrom } from './periods'

/** How many days before a period ends its successor is invoiced. */
const RENEW_AHEAD_DAYS = 7
/** A plan that was chosen and never paid is given up so long after its invoice was due. */
const DROP_AFTER_DAYS = 30

/**
 * The job `billing.daily`: invoices the next period ahead of time, marks as past due what was not paid when the period
 * ended, ends what stays unpaid past the invoice's due date or was cancelled, gives up choices nobody paid. Each company in
 * its own transaction; safe to repeat.
 */
export async function runDailyBilling(now: Date = new Date()): Promise<void> {
  const settings = await getSettings(db)
  const today = dayOf(now)
  const due = await db
    .selectFrom('subscriptions')
    .innerJoin('companies', 'companies.id', 'subscriptions.company_id')
    .select(['subscriptions.id', 'subscriptions.company_id'])
    .where('subscriptions.status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
    .where('current_period_end_on', '<=', addDays(today, RENEW_AHEAD_DAYS))
    .where('companies.disabled_at', 'is', null)
    .orderBy('current_period_end_on')
    .execute()
  for (const { id, company_id } of due)
    await alone('renewal', id, async (trx) => {
      await lockBilling(trx, company_id)
      await advanceSubscription(trx, settings, id, now)
    })
  const forgotten = await db
    .selectFrom('invoices')
    .innerJoin('subscriptions', 'subscriptions.id', 'invoices.subscription_id')
    .select(['invoices.id', 'invoices.company_id'])
    .where('invoices.status', '=', 'open')
    .where('invoices.due_on', '<', addDays(today, -DROP_AFTER_DAYS))
    .where('subscriptions.status', '=', 'pending')
    .execute()
  for (const { id, company_id } of forgotten)
    await alone('dropping', id, async (trx) => {
      await lockBilling(trx, company_id)
      await voidInvoice(trx, SYSTEM, id, 'the chosen plan was never paid', now)
    })
}

/** One company's trouble does not stop the others. */
async function alone(what: string, id: string, run: (trx: Trx) => Promise<void>): Promise<void> {
  try {
    await db.transaction().execute(run)
  } catch (error) {
    log.error({ err: error, id }, `${what} failed`)
  }
}

async function advanceSubscription(trx: Trx, settings: Settings, id: string, now: Date): Promise<void> {
  const today = dayOf(now)
  const subscription = await trx
    .selectFrom('subscriptions')
    .selectAll()
    .where('id', '=', id)
    .where('status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
    .executeTakeFirst()
  const endsOn = subscription?.current_period_end_on
  if (!subscription || !endsOn || endsOn > addDays(today, RENEW_AHEAD_DAYS)) return
  const isOver = endsOn < today
  if (subscription.cancel_at_period_end) {
    if (isOver) await endSubscription(trx, subscription, 'canceled', now)
    return
  }
  const open = await trx
    .selectFrom('invoices')
    .select(['id', 'due_on'])
    .where('subscription_id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirst()
  if (isOver && open?.due_on && open.due_on < today) return endSubscription(trx, subscription, 'expired', now)
  // Also when the period is over: nobody loses a plan without having been asked to pay for it.
  if (!open) await renew(trx, settings, subscription, isOver ? addDays(today, -1) : endsOn, now)
  if (isOver && subscription.status === 'active') await setPastDue(trx, subscription)
}

async function renew(
  trx: Trx,
  settings: Settings,
  subscription: Selectable<Subscriptions>,
  endsOn: string,
  now: Date,
): Promise<void> {
  const plan = await trx
    .selectFrom('plans')
    .select(['name_id', 'name_en'])
    .where('id', '=', subscription.plan_id)
    .executeTakeFirstOrThrow()
  const period = subscription.period as BillingPeriod
  const invoice = await issueInvoice(
    trx,
    SYSTEM,
    settings,
    {
      company_id: subscription.company_id,
      subscription_id: subscription.id,
      kind: 'subscription',
      ...periodFrom(addDays(endsOn, 1), period, subscription.anchor_on ?? undefined),
      // Counted from the end of the running period: the plan goes on, past due, until then.
      due_on: addDays(endsOn, settings['billing.invoice_due_days']),
      lines: [planLine(plan, period, subscription.price_amount)],
    },
    now,
  )
  await queueInvoiceMail(trx, invoice)
}

async function setPastDue(trx: Trx, subscription: Selectable<Subscriptions>): Promise<void> {
  await trx
    .updateTable('subscriptions')
    .set({ status: 'past_due' })
    .where('id', '=', subscription.id)
    .execute()
  await auditMove(trx, subscription, 'past_due')
}

async function endSubscription(
  trx: Trx,
  subscription: Selectable<Subscriptions>,
  status: Extract<SubscriptionStatus, 'canceled' | 'expired'>,
  now: Date,
): Promise<void> {
  await voidOpenInvoices(trx, SYSTEM, subscription.id, `the subscription is ${status}`, now)
  await trx
    .updateTable('subscriptions')
    .set({ status, canceled_at: now })
    .where('id', '=', subscription.id)
    .execute()
  await auditMove(trx, subscription, status)
}

async function auditMove(
  trx: Trx,
  subscription: Selectable<Subscriptions>,
  status: SubscriptionStatus,
): Promise<void> {
  await recordAudit(trx, SYSTEM, {
    action: `subscription.${status}`,
    entity_type: 'subscription',
    entity_id: subscription.id,
    company_id: subscription.company_id,
    before: { status: subscription.status },
    after: { status },
  })
}
