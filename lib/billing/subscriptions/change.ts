import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import type { CompanyId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { type CouponRefusal, lockCoupon, redeemCoupon, takePeriod } from '../catalogue/coupons'
import { queueCreditNoteMail } from '../credit-note-mails'
import { issueCreditNote } from '../invoices/credit-notes'
import { issueInvoice } from '../invoices/issue'
import { lockBilling, lockInvoice, voidInvoice, voidOpenInvoices } from '../invoices/mutations'
import { queueInvoiceMail, queueReceiptMail } from '../mails'
import { applyPaidInvoice } from './activation'
import { findLive, type Live, lockLive } from './live'
import type { Quote, QuoteRequest } from './quote'
import { type ChangeQuote, type ChangeRefusal, quoteChange } from './quote-change'
import { scheduleTerms, unscheduleTerms } from './schedule'
import type { PaidChange } from './terms'

/** What changing a company's plan, period and add-ons comes to today. Changes nothing. */
export async function previewChange(
  db: Db | Trx,
  settings: Settings,
  companyId: CompanyId,
  request: QuoteRequest,
  now: Date,
): Promise<ChangeQuote> {
  const subscription = await findLive(db, companyId)
  if (!subscription) return { ok: false, reason: 'noPlan' }
  return quoteChange(db, settings, subscription, request, now)
}

export type ChangeOutcome =
  /** `waits`: begins when the invoice is paid. `applied`: has begun. `scheduled`: begins with the next period. */
  | { ok: true; state: 'waits' | 'applied'; invoice_number: string }
  | { ok: true; state: 'scheduled'; from: string }
  /** `quoteChanged`: prices, day, tax or credit are others than those agreed to; nothing was charged. */
  | { ok: false; reason: ChangeRefusal | CouponRefusal | 'quoteChanged' }

/**
 * Changes a company's subscription as it was agreed to (`quote` is the hash of the preview). What is dearer is invoiced and begins
 * when that is paid, at once where the company's credit pays it; what is cheaper begins with the next period. A change that still
 * waits to be paid is void when another takes its place. Agreeing twice to the same quote answers the same invoice.
 */
export async function changeSubscription(
  trx: Trx,
  actor: Actor,
  settings: Settings,
  change: { company_id: CompanyId; request: QuoteRequest; quote: string },
  now: Date,
): Promise<ChangeOutcome> {
  await lockBilling(trx, change.company_id)
  const subscription = await lockLive(trx, change.company_id)
  if (!subscription) return { ok: false, reason: 'noPlan' }
  const done = await findAgreed(trx, subscription.id, change.quote)
  if (done) return done
  await lockCoupon(trx, change.request.coupon)
  const quoted = await quoteChange(trx, settings, subscription, change.request, now)
  if (!quoted.ok) return quoted
  const { quote } = quoted
  if (quote.hash !== change.quote) return { ok: false, reason: quote.coupon_refusal ?? 'quoteChanged' }
  await voidOpenChange(trx, actor, subscription.id, now)
  if (quote.when === 'later') {
    await scheduleTerms(trx, actor, subscription, quote.after, quote.starts_on)
    // What was invoiced for the next period was on other terms; the nightly job invoices it anew.
    await voidOpenInvoices(trx, actor, subscription.id, 'the next period is on other terms', now)
    return { ok: true, state: 'scheduled', from: quote.starts_on }
  }
  return charge(trx, actor, settings, { subscription, quote }, now)
}

async function findAgreed(
  trx: Trx,
  subscriptionId: string,
  quote: string,
): Promise<ChangeOutcome | undefined> {
  const invoice = await trx
    .selectFrom('invoices')
    .select(['number', 'status'])
    .where('subscription_id', '=', subscriptionId)
    .where('kind', '=', 'change')
    .where('status', 'in', ['open', 'paid'])
    .where(sql<boolean>`change ->> 'quote' = ${quote}`)
    .executeTakeFirst()
  if (!invoice?.number) return undefined
  const state = invoice.status === 'paid' ? 'applied' : 'waits'
  return { ok: true, state, invoice_number: invoice.number }
}

async function charge(
  trx: Trx,
  actor: Actor,
  settings: Settings,
  { subscription, quote }: { subscription: Live; quote: Quote },
  now: Date,
): Promise<ChangeOutcome> {
  const redemptionId = await spendCoupon(trx, actor, subscription, quote, dayOf(now))
  if (typeof redemptionId === 'object' && redemptionId !== null) return redemptionId
  const change = {
    ...quote.change,
    quote: quote.hash,
    ...(redemptionId && { redemption_id: redemptionId }),
  } as PaidChange
  const invoice = await issueInvoice(
    trx,
    actor,
    settings,
    {
      company_id: subscription.company_id,
      subscription_id: subscription.id,
      kind: 'change',
      plan_id: quote.after.plan.id,
      change,
      ...quote.period,
      due_on: quote.due_on,
      lines: quote.lines,
      discount_amount: quote.priced.discount,
    },
    now,
  )
  // Preview and invoice come from one function: should they ever differ, nothing is charged.
  if (invoice.total_amount !== quote.priced.total || invoice.due_amount !== quote.to_pay)
    throw new Error(`Invoice ${invoice.number} says another sum than its preview`)
  if (invoice.status !== 'paid') {
    await queueInvoiceMail(trx, invoice)
    return { ok: true, state: 'waits', invoice_number: invoice.number }
  }
  await applyPaidInvoice(trx, actor, invoice, now)
  for (const note of quote.notes) {
    const paid = await lockInvoice(trx, note.invoice_id)
    if (!paid) continue
    const reason = `Unused days, given back with ${invoice.number}`
    const issued = await issueCreditNote(trx, actor, { invoice: paid, total_amount: note.total, reason }, now)
    if (!issued.ok) throw new Error(`Credit note refused: ${issued.reason}`)
    await queueCreditNoteMail(trx, issued.credit_note_id, {
      id: `Hari yang belum terpakai, dikembalikan bersama faktur ${invoice.number}.`,
      en: `Unused days, given back with invoice ${invoice.number}.`,
    })
  }
  await queueReceiptMail(trx, invoice, { method: null, paid_at: now })
  return { ok: true, state: 'applied', invoice_number: invoice.number }
}

/** Takes one period of the quote's coupon. Answers its redemption, null without one, or why it does not hold after all. */
async function spendCoupon(
  trx: Trx,
  actor: Actor,
  subscription: Live,
  quote: Quote,
  day: string,
): Promise<string | null | { ok: false; reason: CouponRefusal }> {
  if (!quote.coupon) return null
  const { redemption_id, code } = quote.coupon
  if (redemption_id) {
    await takePeriod(trx, { id: redemption_id })
    return redemption_id
  }
  const { id, company_id } = subscription
  const { plan, period } = quote.after
  const redeemed = await redeemCoupon(trx, actor, {
    code,
    company_id,
    plan_id: plan.id,
    period,
    day,
    subscription_id: id,
  })
  if (!redeemed.ok) return redeemed
  await takePeriod(trx, redeemed.redemption)
  return redeemed.redemption.id
}

async function voidOpenChange(trx: Trx, actor: Actor, subscriptionId: string, now: Date): Promise<boolean> {
  const open = await trx
    .selectFrom('invoices')
    .select('id')
    .where('subscription_id', '=', subscriptionId)
    .where('kind', '=', 'change')
    .where('status', '=', 'open')
    .executeTakeFirst()
  if (!open) return false
  return voidInvoice(trx, actor, open.id, 'the change was taken back, or another took its place', now)
}

/** Takes back a change that waits to be paid, or that was scheduled. Answers false where there is none (any more). */
export async function takeBackChange(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  now: Date,
): Promise<boolean> {
  await lockBilling(trx, companyId)
  const subscription = await lockLive(trx, companyId)
  if (!subscription) return false
  const voided = await voidOpenChange(trx, actor, subscription.id, now)
  if (subscription.next_from_on !== null) return voided
  const unscheduled = await unscheduleTerms(trx, actor, subscription)
  if (unscheduled)
    await voidOpenInvoices(trx, actor, subscription.id, 'the next period is on other terms', now)
  return voided || unscheduled
}
