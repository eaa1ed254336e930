import type { Db, Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { type CompanyId, newId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { type CouponRefusal, lockCoupon, redeemCoupon, releaseCoupon, takePeriod } from '../catalogue/coupons'
import { issueInvoice } from '../invoices/issue'
import { lockBilling, voidOpenInvoices } from '../invoices/mutations'
import { queueInvoiceMail, queueReceiptMail } from '../mails'
import type { BillingPeriod } from '../status'
import { applyPaidInvoice } from './activation'
import { isSame } from './direction'
import { recordSubscriptionEvent } from './events'
import { findLive, type Live, lockLive } from './live'
import type { Quote } from './quote'
import { quoteFirst } from './quote-first'
import { findSelection, type SelectionRefusal, selectWanted } from './selection'
import { dropChoice, findWaiting } from './waiting'

export type PlanChoice = {
  company_id: CompanyId
  plan_code: string
  period: BillingPeriod
  /** Units of add-ons by their code. */
  addons?: Record<string, number>
  coupon?: string | undefined
  /** The hash of the preview that was agreed to. */
  quote?: string
}

export type ChoiceOutcome =
  | { ok: true; invoice_number: string }
  | { ok: false; reason: SelectionRefusal | CouponRefusal | 'alreadyActive' | 'owes' | 'quoteChanged' }

/** What choosing a plan comes to today, for a company without one or with one on trial. Changes nothing. */
export async function previewChoice(
  db: Db | Trx,
  settings: Settings,
  choice: Omit<PlanChoice, 'quote'>,
  now: Date,
): Promise<{ ok: true; quote: Quote } | { ok: false; reason: SelectionRefusal }> {
  const live = await findLive(db, choice.company_id)
  return quoteFirst(db, settings, choice, trialOf(live), now)
}

function trialOf(live: Live | undefined): Live | undefined {
  return live?.status === 'trialing' ? live : undefined
}

/**
 * Chooses a paid plan at the prices of the day: a pending subscription with an open invoice, which becomes active when the
 * invoice is paid, at once where the company's credit pays it. Who has the plan on trial is invoiced for what follows the
 * trial. Choosing the same again answers the same invoice; choosing another voids the one that was waiting. A plan that is
 * already running goes on until the new one is paid; what is unpaid of it is paid first.
 */
export async function choosePlan(
  trx: Trx,
  actor: Actor,
  settings: Settings,
  choice: PlanChoice,
  now: Date,
): Promise<ChoiceOutcome> {
  await lockBilling(trx, choice.company_id)
  const live = await lockLive(trx, choice.company_id)
  if (live?.status === 'restricted') return { ok: false, reason: 'owes' }
  const waiting = await findWaiting(trx, choice.company_id)
  const same = await findSame(trx, choice, [waiting, live], dayOf(now))
  if (same) return same
  const trial = trialOf(live)
  await lockCoupon(trx, choice.coupon)
  const quoted = await quoteFirst(trx, settings, choice, trial, now)
  if (!quoted.ok) return quoted
  const { quote } = quoted
  if (choice.quote !== undefined && choice.quote !== quote.hash)
    return { ok: false, reason: quote.coupon_refusal ?? 'quoteChanged' }
  // Who agreed to a preview has seen that the coupon takes nothing off.
  if (choice.quote === undefined && choice.coupon && quote.coupon_refusal)
    return { ok: false, reason: quote.coupon_refusal }
  if (waiting) await dropChoice(trx, actor, waiting, 'another plan was chosen', now)
  const goesOn = trial?.plan_id === quote.after.plan.id ? trial : undefined
  if (goesOn) {
    await voidOpenInvoices(trx, actor, goesOn.id, 'another period was chosen', now)
    await releaseCoupon(trx, goesOn.id)
  }
  const subscription = await keepChoice(trx, actor, choice.company_id, goesOn, quote)
  return invoiceChoice(trx, actor, settings, { subscription, quote }, now)
}

type Candidate = { id: string; invoice_number?: string | null } & Parameters<typeof findSelection>[1]

/** The invoice that waits for the same choice already; `alreadyActive` where the same runs. */
async function findSame(
  trx: Trx,
  choice: PlanChoice,
  candidates: (Candidate | Live | undefined)[],
  today: string,
): Promise<ChoiceOutcome | undefined> {
  for (const candidate of candidates) {
    if (!candidate) continue
    const present = await findSelection(trx, candidate)
    const wanted = await selectWanted(trx, { ...choice, addons: choice.addons ?? {} }, present, today)
    if (!wanted.ok || !isSame(present, wanted.selection)) continue
    const open = await trx
      .selectFrom('invoices')
      .select('number')
      .where('subscription_id', '=', candidate.id)
      .where('kind', '=', 'subscription')
      .where('status', '=', 'open')
      .executeTakeFirst()
    if (open?.number) return { ok: true, invoice_number: open.number }
    const status = 'status' in candidate ? candidate.status : 'pending'
    if (status !== 'pending' && status !== 'trialing') return { ok: false, reason: 'alreadyActive' }
  }
  return undefined
}

type Chosen = { id: string; company_id: string; status: string }

async function keepChoice(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  trial: Live | undefined,
  { after }: Quote,
): Promise<Chosen> {
  const { price_id, price_amount, period } = after
  const id = trial?.id ?? newId()
  if (trial) {
    await trx
      .updateTable('subscriptions')
      .set({ price_id, price_amount, period })
      .where('id', '=', id)
      .execute()
    await trx.deleteFrom('subscription_addons').where('subscription_id', '=', id).execute()
  } else {
    await trx
      .insertInto('subscriptions')
      .values({
        id,
        company_id: companyId,
        plan_id: after.plan.id,
        status: 'pending',
        period,
        price_id,
        price_amount,
      })
      .execute()
  }
  if (after.addons.length > 0)
    await trx
      .insertInto('subscription_addons')
      .values(
        after.addons.map((addon) => ({
          subscription_id: id,
          addon_id: addon.addon_id,
          price_id: addon.price_id,
          price_amount: addon.price_amount,
          quantity: addon.quantity,
        })),
      )
      .execute()
  const subscription = { id, company_id: companyId, status: trial?.status ?? 'pending' }
  await recordSubscriptionEvent(trx, actor, subscription, {
    kind: 'chosen',
    to_status: subscription.status,
    data: { plan_id: after.plan.id, plan: after.plan.code, period, price_amount: String(price_amount) },
  })
  return subscription
}

async function invoiceChoice(
  trx: Trx,
  actor: Actor,
  settings: Settings,
  { subscription, quote }: { subscription: Chosen; quote: Quote },
  now: Date,
): Promise<ChoiceOutcome> {
  let redemptionId: string | undefined
  if (quote.coupon) {
    const redeemed = await redeemCoupon(trx, actor, {
      code: quote.coupon.code,
      company_id: subscription.company_id,
      plan_id: quote.after.plan.id,
      period: quote.after.period,
      day: dayOf(now),
      subscription_id: subscription.id,
    })
    // Checked under the company's lock a moment ago; only the last one of a limited coupon can have gone since.
    if (!redeemed.ok) throw new Error(`Coupon refused: ${redeemed.reason}`)
    await takePeriod(trx, redeemed.redemption)
    redemptionId = redeemed.redemption.id
  }
  const invoice = await issueInvoice(
    trx,
    actor,
    settings,
    {
      company_id: subscription.company_id,
      subscription_id: subscription.id,
      kind: 'subscription',
      plan_id: quote.after.plan.id,
      ...quote.period,
      due_on: quote.due_on,
      lines: quote.lines,
      discount_amount: quote.priced.discount,
      ...(redemptionId && { change: { redemption_id: redemptionId } }),
    },
    now,
  )
  if (invoice.total_amount !== quote.priced.total || invoice.due_amount !== quote.to_pay)
    throw new Error(`Invoice ${invoice.number} says another sum than its preview`)
  if (invoice.status === 'paid') {
    await applyPaidInvoice(trx, actor, invoice, now)
    await queueReceiptMail(trx, invoice, { method: null, paid_at: now })
  } else await queueInvoiceMail(trx, invoice)
  return { ok: true, invoice_number: invoice.number }
}
