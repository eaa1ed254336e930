import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { type CompanyId, newId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { findPrice } from '../catalogue/prices'
import { issueInvoice } from '../invoices/issue'
import { lockBilling, voidInvoice, voidOpenInvoices } from '../invoices/mutations'
import { queueInvoiceMail } from '../mails'
import { type BillingPeriod, LIVE_SUBSCRIPTION_STATUSES } from '../status'
import { periodFrom } from './periods'

export type PlanChoice = { company_id: CompanyId; plan_code: string; period: BillingPeriod }

export type ChoiceOutcome =
  | { ok: true; invoice_number: string }
  | { ok: false; reason: 'unknownPlan' | 'alreadyActive' | 'freePlan' }

/**
 * Chooses a paid plan: a pending subscription with an open invoice, which becomes active when the invoice is paid. Choosing
 * the same again answers the same invoice; choosing another voids the one that was waiting. A plan that is already
 * running goes on until the new one is paid.
 */
export async function choosePlan(
  trx: Trx,
  actor: Actor,
  settings: Settings,
  choice: PlanChoice,
  now: Date,
): Promise<ChoiceOutcome> {
  await lockBilling(trx, choice.company_id)
  const plan = await trx
    .selectFrom('plans')
    .selectAll()
    .where('code', '=', choice.plan_code)
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (!plan) return { ok: false, reason: 'unknownPlan' }
  if (plan.is_free) return { ok: false, reason: 'freePlan' }
  const start = dayOf(now)
  const price = await findPrice(trx, { plan_id: plan.id }, choice.period, start)
  if (!price) return { ok: false, reason: 'unknownPlan' }

  const subscriptions = await trx
    .selectFrom('subscriptions')
    .leftJoin('invoices', (join) =>
      join.onRef('invoices.subscription_id', '=', 'subscriptions.id').on('invoices.status', '=', 'open'),
    )
    .select([
      'subscriptions.id',
      'subscriptions.plan_id',
      'subscriptions.period',
      'subscriptions.status',
      'invoices.id as invoice_id',
      'invoices.number as invoice_number',
    ])
    .where('subscriptions.company_id', '=', choice.company_id)
    .where('subscriptions.status', 'in', ['pending', ...LIVE_SUBSCRIPTION_STATUSES])
    .execute()
  const same = subscriptions.find((row) => row.plan_id === plan.id && row.period === choice.period)
  if (same?.invoice_number) return { ok: true, invoice_number: same.invoice_number }
  if (same && same.status !== 'pending') return { ok: false, reason: 'alreadyActive' }
  const waiting = subscriptions.find((row) => row.status === 'pending')
  if (waiting) await dropChoice(trx, actor, waiting, 'another plan was chosen', now)

  const id = newId()
  await trx
    .insertInto('subscriptions')
    .values({
      id,
      company_id: choice.company_id,
      plan_id: plan.id,
      status: 'pending',
      period: choice.period,
      price_id: price.id,
      price_amount: price.amount,
    })
    .execute()
  await recordAudit(trx, actor, {
    action: 'subscription.chosen',
    entity_type: 'subscription',
    entity_id: id,
    company_id: choice.company_id,
    after: { plan: plan.code, period: choice.period, price_amount: price.amount },
  })
  const period = periodFrom(start, choice.period)
  const invoice = await issueInvoice(
    trx,
    actor,
    settings,
    {
      company_id: choice.company_id,
      subscription_id: id,
      kind: 'subscription',
      ...period,
      lines: [planLine(plan, choice.period, price.amount)],
    },
    now,
  )
  await queueInvoiceMail(trx, invoice)
  return { ok: true, invoice_number: invoice.number }
}

/** Takes a choice back that nobody has paid: its invoice is void. Answers false when none waits. */
export async function dropPendingChoice(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  now: Date,
): Promise<boolean> {
  await lockBilling(trx, companyId)
  const waiting = await trx
    .selectFrom('subscriptions')
    .leftJoin('invoices', (join) =>
      join.onRef('invoices.subscription_id', '=', 'subscriptions.id').on('invoices.status', '=', 'open'),
    )
    .select(['subscriptions.id', 'invoices.id as invoice_id'])
    .where('subscriptions.company_id', '=', companyId)
    .where('subscriptions.status', '=', 'pending')
    .executeTakeFirst()
  if (!waiting) return false
  await dropChoice(trx, actor, waiting, 'the choice was taken back', now)
  return true
}

async function dropChoice(
  trx: Trx,
  actor: Actor,
  waiting: { id: string; invoice_id: string | null },
  reason: string,
  now: Date,
): Promise<void> {
  if (waiting.invoice_id) await voidInvoice(trx, actor, waiting.invoice_id, reason, now)
  // Without an open invoice nothing can activate it any more.
  await trx
    .updateTable('subscriptions')
    .set({ status: 'canceled', canceled_at: now })
    .where('id', '=', waiting.id)
    .where('status', '=', 'pending')
    .execute()
}

/** The invoice line of one period of a plan. */
export function planLine(plan: { name_id: string; name_en: string }, period: BillingPeriod, price: bigint) {
  const isMonthly = period === 'monthly'
  return {
    description_id: `Paket ${plan.name_id}, ${isMonthly ? 'satu bulan' : 'satu tahun'}`,
    description_en: `${plan.name_en} plan, ${isMonthly ? 'one month' : 'one year'}`,
    quantity: 1,
    unit_amount: price,
  }
}

/**
 * Ends the running subscription with its period, or takes that back. The renewal that was invoiced already is void then;
 * taken back, the nightly job invoices it anew. Answers false when none is running.
 */
export async function setCancelAtPeriodEnd(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  cancel: boolean,
  now: Date,
): Promise<boolean> {
  await lockBilling(trx, companyId)
  const subscription = await trx
    .selectFrom('subscriptions')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
    .executeTakeFirst()
  if (!subscription) return false
  if (subscription.cancel_at_period_end === cancel) return true
  await trx
    .updateTable('subscriptions')
    .set({ cancel_at_period_end: cancel })
    .where('id', '=', subscription.id)
    .where('company_id', '=', companyId)
    .execute()
  if (cancel) await voidOpenInvoices(trx, actor, subscription.id, 'the plan ends with its period', now)
  await recordAudit(trx, actor, {
    action: cancel ? 'subscription.canceled_at_end' : 'subscription.resumed',
    entity_type: 'subscription',
    entity_id: subscription.id,
    company_id: companyId,
    before: { cancel_at_period_end: subscription.cancel_at_period_end },
    after: { cancel_at_period_end: cancel },
  })
  return true
}
