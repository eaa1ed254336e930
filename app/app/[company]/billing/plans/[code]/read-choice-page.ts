import type { Db } from '@/db'
import { listAddons } from '@/lib/billing/catalogue/addons'
import { findUsage } from '@/lib/billing/entitlements'
import { listPlans } from '@/lib/billing/plans/queries'
import { previewChange } from '@/lib/billing/subscriptions/change'
import { previewChoice } from '@/lib/billing/subscriptions/choose'
import { findLive } from '@/lib/billing/subscriptions/live'
import { findSelection } from '@/lib/billing/subscriptions/selection'
import { findWaiting } from '@/lib/billing/subscriptions/waiting'
import { findTaxRules } from '@/lib/billing/tax-rules'
import { getSettings } from '@/lib/config/queries'
import type { CompanyId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { readChoice } from '../choice'

/** What the page of one plan shows: what is wanted, what it comes to, and what stands in the way. */
export async function readChoicePage(
  db: Db,
  companyId: CompanyId,
  code: string,
  search: Record<string, string | string[] | undefined>,
) {
  const now = new Date()
  const [plans, addons, live, waiting, usage, settings, rules] = await Promise.all([
    listPlans(db),
    listAddons(db),
    findLive(db, companyId),
    findWaiting(db, companyId),
    findUsage(db, companyId),
    getSettings(db),
    findTaxRules(db, dayOf(now)),
  ])
  const plan = plans.find((row) => row.code === code && !row.is_free)
  if (!plan) return undefined
  const isFirst = !live || live.status === 'trialing'
  const present = live ? await findSelection(db, live) : undefined
  const units = Object.fromEntries(present?.addons.map((addon) => [addon.code, addon.quantity]) ?? [])
  const codes = [...new Set([...addons.map((addon) => addon.code), ...Object.keys(units)])]
  const choice = readChoice(search, { period: present?.period, addons: units }, codes)
  const request = { plan_code: code, period: choice.period, addons: choice.addons, coupon: choice.coupon }
  const outcome = isFirst
    ? await previewChoice(db, settings, { company_id: companyId, ...request }, now)
    : await previewChange(db, settings, companyId, request, now)
  const replaces = waiting?.invoice_number ?? (live && (await findOpenChange(db, live.id)))
  return { plan, addons, codes, choice, outcome, isFirst, usage, rules, replaces: replaces ?? undefined }
}

async function findOpenChange(db: Db, subscriptionId: string): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('invoices')
    .select('number')
    .where('subscription_id', '=', subscriptionId)
    .where('kind', '=', 'change')
    .where('status', '=', 'open')
    .executeTakeFirst()
  return row?.number
}
