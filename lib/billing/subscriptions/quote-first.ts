import type { Db, Trx } from '@/db'
import type { Settings } from '@/lib/config/definitions'
import type { CompanyId } from '@/lib/ids'
import { addDays, dayOf } from '@/lib/time'
import type { BillingPeriod } from '../status'
import { periodLines } from './lines'
import type { Live } from './live'
import { periodFrom } from './periods'
import { finishQuote, type Quote, quoteCoupon } from './quote'
import { type SelectionRefusal, selectWanted } from './selection'
import { findWaiting } from './waiting'

export type FirstRequest = {
  company_id: CompanyId
  plan_code: string
  period: BillingPeriod
  addons?: Record<string, number>
  coupon?: string | undefined
}

/** What choosing a plan comes to: one period from today, or from the day after a trial of the same plan. */
export async function quoteFirst(
  db: Db | Trx,
  settings: Settings,
  request: FirstRequest,
  trial: Live | undefined,
  now: Date,
): Promise<{ ok: true; quote: Quote } | { ok: false; reason: SelectionRefusal }> {
  const today = dayOf(now)
  const { company_id, coupon: code } = request
  const wanted = await selectWanted(db, { ...request, addons: request.addons ?? {} }, undefined, today)
  if (!wanted.ok) return wanted
  const after = wanted.selection
  const continues = trial?.plan_id === after.plan.id
  const start = continues ? addDays(trial.current_period_end_on, 1) : today
  const period = periodFrom(start, after.period)
  const coupon = await quoteCoupon(db, { company_id, subscription_id: null, after, code }, true, today)
  const quote = await finishQuote(
    db,
    {
      company_id,
      when: 'now',
      after,
      starts_on: start,
      period,
      lines: periodLines(after),
      discount: coupon.use?.discount ?? 0n,
      coupon: coupon.use && { code: coupon.use.code, name: coupon.use.name, redemption_id: null },
      coupon_refusal: coupon.refusal,
      notes: [],
      due_on: addDays(today, settings['billing.invoice_due_days']),
      released: await findReleased(db, company_id, continues ? trial.id : undefined),
      next_on: addDays(period.period_end_on, 1),
      next_discount: coupon.next_discount,
      change: null,
    },
    today,
  )
  return { ok: true, quote }
}

/** What invoices that this choice replaces have taken of the company's credit. */
async function findReleased(
  db: Db | Trx,
  companyId: CompanyId,
  trialId: string | undefined,
): Promise<bigint> {
  const waiting = await findWaiting(db, companyId)
  const open = trialId
    ? await db
        .selectFrom('invoices')
        .select('paid_amount')
        .where('subscription_id', '=', trialId)
        .where('status', '=', 'open')
        .executeTakeFirst()
    : undefined
  return (waiting?.paid_amount ?? 0n) + (open?.paid_amount ?? 0n)
}
