import type { Db } from '@/db'
import { listAddons } from '@/lib/billing/catalogue/addons'
import { listPlans } from '@/lib/billing/plans/queries'
import { findRevivable } from '@/lib/billing/subscriptions/cancel'
import { findLive, type Live } from '@/lib/billing/subscriptions/live'
import { listCurrentSubscriptions } from '@/lib/billing/subscriptions/queries'
import { hasSchedule } from '@/lib/billing/subscriptions/schedule'
import { hasTried } from '@/lib/billing/subscriptions/trial'
import { findTaxRules } from '@/lib/billing/tax-rules'
import type { CompanyId } from '@/lib/ids'

/** The plans with the company's own, and what can be done with that. */
export async function readPlansPage(db: Db, companyId: CompanyId, today: string) {
  const [plans, addons, subscriptions, rules, live, tried] = await Promise.all([
    listPlans(db),
    listAddons(db),
    listCurrentSubscriptions(db, companyId),
    findTaxRules(db, today),
    findLive(db, companyId),
    hasTried(db, companyId),
  ])
  const [changing, revivable] = await Promise.all([
    live ? isChanging(db, live) : false,
    live ? undefined : findRevivable(db, companyId, today),
  ])
  const canRevive = revivable && !revivable.waiting && !revivable.credited && !revivable.is_trial
  return {
    plans,
    hasAddons: addons.length > 0,
    subscriptions,
    rules,
    live,
    changing,
    revivable: canRevive ? revivable : undefined,
    canTry: !tried && !live,
  }
}

async function isChanging(db: Db, live: Live): Promise<boolean> {
  if (live.next_from_on !== null) return false
  // A price that staff moved the company to is not the company's to take back.
  if (live.next_plan_id !== null) return true
  if (live.next_price_id === null && (await hasSchedule(db, live))) return true
  const open = await db
    .selectFrom('invoices')
    .select('id')
    .where('subscription_id', '=', live.id)
    .where('kind', '=', 'change')
    .where('status', '=', 'open')
    .executeTakeFirst()
  return open !== undefined
}
