import { db, type Trx } from '@/db'
import { recordAudit, SYSTEM } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { getSettings } from '@/lib/config/queries'
import { log } from '@/lib/log'
import { addDays, dayOf } from '@/lib/time'
import { issueInvoice, voidInvoice } from '../invoices/mutations'
import { queueInvoiceMail } from '../mails'
import type { BillingPeriod, SubscriptionStatus } from '../status'
import { periodFrom, planLine } from './mutations'

/** How many days before a period ends its successor is invoiced. */
const RENEW_AHEAD_DAYS = 7

/**
 * The job `billing.daily`: invoices the next period ahead of time, marks as past due what was not paid when the period
 * ended, ends what stays unpaid past the invoice's due date or was cancelled. Each subscription in its own transaction.
 */
export async function runDailyBilling(now: Date = new Date()): Promise<void> {
  const settings = await getSettings(db)
  const today = dayOf(now)
  const due = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('status', 'in', ['active', 'past_due'])
    .where('current_period_end_on', '<=', addDays(today, RENEW_AHEAD_DAYS))
    .orderBy('current_period_end_on')
    .execute()
  for (const { id } of due) {
    try {
      await db.transaction().execute((trx) => advanceSubscription(trx, settings, id, now))
    } catch (error) {
      log.error({ err: error, subscription_id: id }, 'renewal failed')
    }
  }
}

async function advanceSubscription(trx: Trx, settings: Settings, id: string, now: Date): Promise<void> {
  const today = dayOf(now)
  const subscription = await trx
    .selectFrom('subscriptions')
    .selectAll()
    .where('id', '=', id)
    .where('status', 'in', ['active', 'past_due'])
    .forUpdate()
    .executeTakeFirst()
  const endsOn = subscription?.current_period_end_on
  if (!subscription || !endsOn) return
  const isOver = endsOn < today
  if (subscription.cancel_at_period_end) {
    if (isOver) await endSubscription(trx, id, subscription.company_id, 'canceled', subscription.status, now)
    return
  }
  const open = await trx
    .selectFrom('invoices')
    .select(['id', 'due_on'])
    .where('subscription_id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirst()
  if (!open && !isOver) {
    await renew(trx, settings, subscription, endsOn, now)
    return
  }
  if (!isOver) return
  if (!open || (open.due_on !== null && open.due_on < today)) {
    if (open) await voidInvoice(trx, SYSTEM, open.id, 'the subscription ended unpaid')
    await endSubscription(trx, id, subscription.company_id, 'expired', subscription.status, now)
  } else if (subscription.status === 'active') {
    await trx.updateTable('subscriptions').set({ status: 'past_due' }).where('id', '=', id).execute()
    await recordAudit(trx, SYSTEM, {
      action: 'subscription.past_due',
      entity_type: 'subscription',
      entity_id: id,
      company_id: subscription.company_id,
      before: { status: 'active' },
      after: { status: 'past_due' },
    })
  }
}

async function renew(
  trx: Trx,
  settings: Settings,
  subscription: { id: string; company_id: string; plan_id: string; period: string; price_amount: bigint },
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
      ...periodFrom(addDays(endsOn, 1), period),
      lines: [planLine(plan, period, subscription.price_amount)],
    },
    now,
  )
  await queueInvoiceMail(trx, invoice, plan)
}

async function endSubscription(
  trx: Trx,
  id: string,
  companyId: string,
  status: Extract<SubscriptionStatus, 'canceled' | 'expired'>,
  from: string,
  now: Date,
): Promise<void> {
  await trx.updateTable('subscriptions').set({ status, canceled_at: now }).where('id', '=', id).execute()
  await recordAudit(trx, SYSTEM, {
    action: `subscription.${status}`,
    entity_type: 'subscription',
    entity_id: id,
    company_id: companyId,
    before: { status: from },
    after: { status },
  })
}
