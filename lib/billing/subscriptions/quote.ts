import { createHash } from 'node:crypto'
import type { Db, Trx } from '@/db'
import { multiplyRounded, smaller } from '@/lib/money'
import { type CheckedCoupon, type CouponRefusal, checkCoupon, findRedemption } from '../catalogue/coupons'
import { discountOf } from '../catalogue/discount'
import { type Priced, priceInvoice } from '../invoices/amounts'
import type { InvoiceLine } from '../invoices/issue'
import { findCreditBalance } from '../ledger/postings'
import { findTaxRules } from '../tax-rules'
import type { Coverage } from './coverage'
import { periodLines } from './lines'
import type { Period } from './periods'
import { type Selection, sumOf, type Wanted } from './selection'
import type { PaidChange } from './terms'

export type QuoteRequest = Wanted & { coupon?: string | undefined }

/** Of which coupon the invoice takes a period: one that was typed, or the one that runs. */
export type CouponUse = { code: string; name: string; discount: bigint; redemption_id: string | null }

export type CreditNotePlan = { invoice_id: string; number: string; total: bigint }

/** Exactly what a choice costs: the preview shows it and the invoice is issued from it. Amounts in whole rupiah. */
export type Quote = {
  /** `later`: nothing is charged today. */
  when: 'now' | 'later'
  after: Selection
  starts_on: string
  /** What the invoice is for. */
  period: Period
  lines: InvoiceLine[]
  priced: Priced
  coupon: { code: string; name: string; redemption_id: string | null } | null
  /** Why the coupon that was typed takes nothing off. */
  coupon_refusal: CouponRefusal | null
  /** What the company has to its credit and this takes of it. */
  credit: bigint
  to_pay: bigint
  /** What unused days are worth beyond the charge: credit notes, with PPN. */
  notes: CreditNotePlan[]
  due_on: string
  /** What comes after it, by the prices and rules that are known today. */
  next: { on: string; priced: Priced; lines: InvoiceLine[] }
  change: PaidChange | null
  /** Names all of the above that is charged: agreeing to it charges this or nothing. */
  hash: string
}

export type QuoteParts = Pick<
  Quote,
  'when' | 'after' | 'starts_on' | 'period' | 'lines' | 'due_on' | 'change'
> & {
  company_id: string
  discount: bigint
  coupon: Quote['coupon']
  coupon_refusal: CouponRefusal | null
  notes: CreditNotePlan[]
  /** What invoices that this replaces have taken of the company's credit. */
  released: bigint
  next_on: string
  next_discount: bigint
}

/** Prices the parts by the tax rules of today and holds them against the company's credit. */
export async function finishQuote(db: Db | Trx, parts: QuoteParts, today: string): Promise<Quote> {
  const { company_id, discount, released, next_on, next_discount, ...kept } = parts
  const rules = await findTaxRules(db, today)
  const priced = priceInvoice(parts.lines, discount, rules)
  const balance = (await findCreditBalance(db, company_id)) + released
  const credit = balance > 0n ? smaller(balance, priced.total) : 0n
  const nextLines = periodLines(parts.after)
  const nextRules = await findTaxRules(db, next_on)
  const quote = {
    ...kept,
    priced,
    credit,
    to_pay: priced.total - credit,
    next: { on: next_on, lines: nextLines, priced: priceInvoice(nextLines, next_discount, nextRules) },
  }
  return { ...quote, hash: hashOf(quote) }
}

function hashOf({ next: _next, coupon_refusal: _refusal, ...charged }: Omit<Quote, 'hash'>): string {
  const text = JSON.stringify(charged, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

export type CouponQuote = { use: CouponUse | null; refusal: CouponRefusal | null; next_discount: bigint }

const NO_COUPON: CouponQuote = { use: null, refusal: null, next_discount: 0n }

/**
 * What a coupon takes off a whole period of a selection: the one that was typed, else the one that runs for the subscription and
 * has periods left. `takes`: whether this invoice takes a period of the one that runs.
 */
export async function quoteCoupon(
  db: Db | Trx,
  of: { company_id: string; subscription_id: string | null; after: Selection; code: string | undefined },
  takes: boolean,
  today: string,
): Promise<CouponQuote> {
  const { after, company_id } = of
  const sum = sumOf(after)
  const running = of.subscription_id
    ? await findRedemption(db, { id: of.subscription_id, plan_id: after.plan.id, period: after.period })
    : undefined
  const code = of.code?.trim().toUpperCase()
  if (code && code !== running?.code) {
    const checked = await checkCoupon(db, {
      code,
      company_id,
      plan_id: after.plan.id,
      period: after.period,
      day: today,
    })
    if (checked.ok) return typed(checked.coupon, sum)
    return { ...runningQuote(), refusal: checked.reason }
  }
  return runningQuote()

  function runningQuote(): CouponQuote {
    if (!running) return NO_COUPON
    const discount = discountOf(running, sum)
    const left = running.periods_left === null ? 1 : running.periods_left - (takes ? 1 : 0)
    const use = { code: running.code, name: running.name, discount, redemption_id: running.id }
    return { use: takes ? use : null, refusal: null, next_discount: left > 0 ? discount : 0n }
  }
}

function typed(coupon: CheckedCoupon, sum: bigint): CouponQuote {
  const discount = discountOf(coupon, sum)
  const goesOn = coupon.periods === null || coupon.periods > 1
  return {
    use: { code: coupon.code, name: coupon.name, discount, redemption_id: null },
    refusal: null,
    next_discount: goesOn ? discount : 0n,
  }
}

/** Spreads what is given back beyond the charge over the invoices that were paid, the newest first, each with its PPN. */
export function planNotes(surplus: bigint, creditable: Coverage['creditable']): CreditNotePlan[] {
  const notes: CreditNotePlan[] = []
  let rest = surplus
  for (const { invoice_id, number, net, total, left } of creditable) {
    if (rest <= 0n || net <= 0n || left <= 0n) continue
    const wanted = multiplyRounded(rest, total, net)
    const taken = smaller(wanted, left)
    rest = taken === wanted ? 0n : rest - multiplyRounded(taken, net, total)
    if (taken > 0n) notes.push({ invoice_id, number, total: taken })
  }
  return notes
}
