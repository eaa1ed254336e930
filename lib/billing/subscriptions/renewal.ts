import type { Db, Trx } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { addDays, dayOf } from '@/lib/time'
import { discountOf } from '../catalogue/discount'
import { listRedemptions, takePeriods } from '../catalogue/renewal-coupons'
import { queueTrialEndingMails } from '../dunning-mails'
import { type InvoiceRequest, issueInvoice } from '../invoices/issue'
import { issueInvoices } from '../invoices/issue-many'
import { lockBillings } from '../invoices/mutations'
import { queueInvoiceMails, queueReceiptMail } from '../mails'
import type { BillingPeriod } from '../status'
import { applyPaidInvoice } from './activation'
import type { Subject } from './batches'
import { later } from './calendar'
import { recordSubscriptionEvents } from './events'
import { periodLines } from './lines'
import { periodFrom } from './periods'
import { termsAtRenewal } from './schedule'
import { sumOf } from './selection'

/** The states in which a plan goes on when its next period is paid. */
const RENEWED_STATUSES = ['trialing', 'active', 'past_due', 'restricted'] as const

/** Subscriptions whose next period is to be invoiced and is not yet. */
export async function listRenewalsDue(db: Db, settings: Settings, today: string): Promise<Subject[]> {
  return renewalsDue(db, settings, today).select(['subscriptions.id', 'subscriptions.company_id']).execute()
}

function renewalsDue(db: Db | Trx, settings: Settings, today: string) {
  return (
    db
      .selectFrom('subscriptions')
      .innerJoin('companies', 'companies.id', 'subscriptions.company_id')
      .where('subscriptions.status', 'in', [...RENEWED_STATUSES])
      .where('current_period_end_on', '<=', addDays(today, settings['billing.renew_ahead_days']))
      .where('cancel_at_period_end', '=', false)
      // A plan that is to be paused goes on when it resumes.
      .where('resume_on', 'is', null)
      .where('companies.disabled_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('invoices')
              .select('invoices.id')
              .whereRef('invoices.subscription_id', '=', 'subscriptions.id')
              .where('invoices.status', '=', 'open')
              .where('invoices.kind', '=', 'subscription'),
          ),
        ),
      )
  )
}

type Renewal = Awaited<ReturnType<typeof listRenewals>>[number]

async function listRenewals(trx: Trx, settings: Settings, ids: string[], today: string) {
  return renewalsDue(trx, settings, today)
    .innerJoin('plans', 'plans.id', 'subscriptions.plan_id')
    .selectAll('subscriptions')
    .select(['plans.code', 'plans.name_id', 'plans.name_en'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('subscription_addons')
          .select('addon_id')
          .whereRef('subscription_addons.subscription_id', '=', 'subscriptions.id'),
      ).as('has_addons'),
    )
    .where('subscriptions.id', 'in', ids)
    .execute()
}

/**
 * Invoices the next period of many subscriptions, at the prices they have, and mails where to pay. One that is covered by the
 * company's credit is paid at once and goes on. Looks again, under the companies' locks, at which are still to be invoiced.
 */
export async function renewBatch(
  trx: Trx,
  settings: Settings,
  batch: readonly Subject[],
  now: Date,
): Promise<void> {
  const today = dayOf(now)
  await lockBillings(
    trx,
    batch.map(({ company_id }) => company_id),
  )
  const renewals = await listRenewals(
    trx,
    settings,
    batch.map(({ id }) => id),
    today,
  )
  const requests = await requestRenewals(trx, settings, renewals, today)
  const { issued, covered } = await issueInvoices(trx, SYSTEM, settings, requests, now)
  const renewalById = new Map(renewals.map((renewal) => [renewal.id, renewal]))
  const pairs = issued.flatMap((invoice) => {
    const renewal = renewalById.get(invoice.subscription_id ?? '')
    return renewal ? [{ invoice, renewal }] : []
  })
  await recordSubscriptionEvents(
    trx,
    SYSTEM,
    pairs.map(({ invoice, renewal }) => ({
      subscription: renewal,
      event: {
        kind: 'renewal_invoiced',
        to_status: renewal.status,
        data: { invoice_id: invoice.id, number: invoice.number, amount: String(invoice.total_amount) },
      },
    })),
  )
  await queueInvoiceMails(
    trx,
    pairs.filter(({ renewal }) => renewal.status !== 'trialing').map(({ invoice }) => invoice),
  )
  await queueTrialEndingMails(
    trx,
    pairs.flatMap(({ invoice, renewal }) =>
      renewal.status === 'trialing' && renewal.current_period_end_on
        ? [{ id: invoice.id, trial_end_on: renewal.current_period_end_on }]
        : [],
    ),
  )
  for (const request of covered) await payByCredit(trx, settings, request, now)
}

async function requestRenewals(
  trx: Trx,
  settings: Settings,
  renewals: readonly Renewal[],
  today: string,
): Promise<InvoiceRequest[]> {
  const redemptions = await listRedemptions(
    trx,
    renewals.map(({ id }) => id),
  )
  const requests: InvoiceRequest[] = []
  const taken: string[] = []
  for (const renewal of renewals) {
    const endsOn = renewal.current_period_end_on ?? today
    // After the end of a period that nobody was asked to pay for, the next one begins today: the days between are given.
    const start = endsOn < today ? today : addDays(endsOn, 1)
    const terms = await findTerms(trx, renewal, start)
    const goesOn = renewal.status !== 'trialing' && terms.period === renewal.period
    const redemption = redemptions.find(
      (row) =>
        row.subscription_id === renewal.id &&
        (row.plan_id === null || row.plan_id === terms.plan.id) &&
        (row.period === null || row.period === terms.period),
    )
    if (redemption) taken.push(redemption.id)
    requests.push({
      company_id: renewal.company_id,
      subscription_id: renewal.id,
      kind: 'subscription',
      plan_id: terms.plan.id,
      ...(redemption && { change: { redemption_id: redemption.id } }),
      ...periodFrom(start, terms.period, goesOn ? (renewal.anchor_on ?? start) : start),
      // Due when the period ends; whoever is asked late has as long as for any other invoice.
      due_on: later(endsOn, addDays(today, settings['billing.invoice_due_days'])),
      lines: periodLines(terms),
      discount_amount: redemption ? discountOf(redemption, sumOf(terms)) : 0n,
    })
  }
  await takePeriods(trx, taken)
  return requests
}

/** Most subscriptions go on as they are: their terms stand in the row already. */
async function findTerms(trx: Trx, renewal: Renewal, day: string) {
  const isPlain =
    !renewal.has_addons && !renewal.next_plan_id && !renewal.next_period && !renewal.next_price_id
  if (!isPlain) return termsAtRenewal(trx, renewal, day)
  return {
    plan: { id: renewal.plan_id, code: renewal.code, name_id: renewal.name_id, name_en: renewal.name_en },
    period: renewal.period as BillingPeriod,
    price_id: renewal.price_id,
    price_amount: renewal.price_amount,
    addons: [],
  }
}

async function payByCredit(trx: Trx, settings: Settings, request: InvoiceRequest, now: Date): Promise<void> {
  const invoice = await issueInvoice(trx, SYSTEM, settings, request, now)
  await applyPaidInvoice(trx, SYSTEM, invoice, now)
  await queueReceiptMail(trx, invoice, { method: null, paid_at: now })
}
