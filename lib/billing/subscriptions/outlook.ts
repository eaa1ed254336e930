import type { Db, Trx } from '@/db'
import type { Settings } from '@/lib/config/definitions'
import type { CompanyId } from '@/lib/ids'
import { addDays } from '@/lib/time'
import { discountOf } from '../catalogue/discount'
import { listRedemptions } from '../catalogue/renewal-coupons'
import { priceInvoice } from '../invoices/amounts'
import { type BillingPeriod, LIVE_SUBSCRIPTION_STATUSES, type SubscriptionStatus } from '../status'
import { findTaxRules } from '../tax-rules'
import { periodLines } from './lines'
import { hasSchedule, type RenewalTerms, termsAtRenewal } from './schedule'
import { findSelection, type Selection, sumOf } from './selection'

/** A company's present subscription with what becomes of it by itself. */
export type Outlook = {
  id: string
  status: SubscriptionStatus
  selection: Selection
  current_period_end_on: string
  trial_end_on: string | null
  cancel_at_period_end: boolean
  restricted_at: Date | null
  paused_at: Date | null
  /** When a pause ends; of a plan that still runs: of the pause that begins with its end. */
  resume_on: string | null
  /** What it is on from its next period, where that is something else. */
  becomes: RenewalTerms | undefined
  /** Its next invoice where none is there yet: when, and what it would come to today with PPN, before any credit. */
  next_invoice: { on: string; amount: bigint } | undefined
}

/** What a company's billing page says of the time to come; undefined on the free plan. */
export async function findOutlook(
  db: Db,
  companyId: CompanyId,
  settings: Pick<Settings, 'billing.renew_ahead_days'>,
  today: string,
): Promise<Outlook | undefined> {
  // One view of all of it, so that a renewal under way cannot be seen by half.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const row = await findPresent(trx, companyId)
      if (!row?.current_period_end_on) return undefined
      const selection = await findSelection(trx, row)
      const end = row.current_period_end_on
      const start = end < today ? today : addDays(end, 1)
      const status = row.status as SubscriptionStatus
      const goesOn = !row.cancel_at_period_end && row.resume_on === null && status !== 'paused'
      const terms =
        goesOn && (await hasSchedule(trx, row)) ? await termsAtRenewal(trx, row, start) : undefined
      const next = goesOn && !row.invoiced ? (terms ?? selection) : undefined
      const due = addDays(end, -settings['billing.renew_ahead_days'])
      return {
        id: row.id,
        status,
        selection,
        current_period_end_on: end,
        trial_end_on: row.trial_end_on,
        cancel_at_period_end: row.cancel_at_period_end,
        restricted_at: row.restricted_at,
        paused_at: row.paused_at,
        resume_on: row.resume_on,
        becomes: terms?.changes ? terms : undefined,
        next_invoice: next && {
          on: due < today ? today : due,
          amount: await estimate(trx, row.id, next, start),
        },
      }
    })
}

async function findPresent(trx: Trx, companyId: CompanyId) {
  return trx
    .selectFrom('subscriptions')
    .selectAll()
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('invoices')
            .select('invoices.id')
            .whereRef('invoices.subscription_id', '=', 'subscriptions.id')
            .where('invoices.status', '=', 'open')
            .where('invoices.kind', '=', 'subscription'),
        )
        .as('invoiced'),
    )
    .where('company_id', '=', companyId)
    .where('status', 'in', [...LIVE_SUBSCRIPTION_STATUSES])
    .executeTakeFirst()
}

async function estimate(trx: Trx, subscriptionId: string, terms: Selection, day: string): Promise<bigint> {
  const coupon = (await listRedemptions(trx, [subscriptionId])).find((row) => suits(row, terms))
  const discount = coupon ? discountOf(coupon, sumOf(terms)) : 0n
  return priceInvoice(periodLines(terms), discount, await findTaxRules(trx, day)).total
}

function suits(coupon: { plan_id: string | null; period: string | null }, terms: Selection): boolean {
  const period: BillingPeriod = terms.period
  return (
    (coupon.plan_id === null || coupon.plan_id === terms.plan.id) &&
    (coupon.period === null || coupon.period === period)
  )
}
