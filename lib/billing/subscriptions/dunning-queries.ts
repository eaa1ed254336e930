import type { Db } from '@/db'
import type { Settings } from '@/lib/config/definitions'
import type { CompanyId, StaffId } from '@/lib/ids'
import { addDays } from '@/lib/time'
import { findCreditBalance } from '../ledger/postings'
import { LIVE_SUBSCRIPTION_STATUSES } from '../status'
import { type DunningMove, dunningAhead, dunningRules, nextMove } from './calendar'
import { listOpenRenewals } from './dunning-cases'

/** What a company owes for a plan whose period is over, and until when the plan stays as it is; undefined when it owes nothing. */
export async function findOverdue(db: Db, settings: Settings, companyId: CompanyId) {
  const row = (await listOpenRenewals(db, { company_id: companyId })).find(
    ({ status }) => status === 'past_due' || status === 'restricted',
  )
  if (!row?.number) return undefined
  const next = nextMove(row.calendar, dunningRules(settings))
  return {
    status: row.status as 'past_due' | 'restricted',
    number: row.number,
    due_amount: row.due_amount,
    name_id: row.name_id,
    name_en: row.name_en,
    until: next && next.move !== 'past_due' ? next.day : null,
  }
}

export type PlanStep = { step: DunningMove | 'renewal' | 'resume' | 'canceled' | number; day: string }

/** A company's plan as staff see it: the present one, else the last; undefined when it never had one. */
export async function findCompanyPlan(db: Db, _staff: StaffId, companyId: string) {
  const row = await db
    .selectFrom('subscriptions')
    .innerJoin('plans', 'plans.id', 'subscriptions.plan_id')
    .leftJoin('plans as next_plan', 'next_plan.id', 'subscriptions.next_plan_id')
    .selectAll('subscriptions')
    .select(['plans.name_id', 'plans.name_en', 'plans.code'])
    .select(['next_plan.name_id as next_name_id', 'next_plan.name_en as next_name_en'])
    .where('subscriptions.company_id', '=', companyId)
    .orderBy((eb) => eb('subscriptions.status', 'in', [...LIVE_SUBSCRIPTION_STATUSES]), 'desc')
    .orderBy('subscriptions.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const addons = await db
    .selectFrom('subscription_addons')
    .innerJoin('addons', 'addons.id', 'subscription_addons.addon_id')
    .select(['addons.code', 'addons.name_id', 'addons.name_en', 'quantity', 'price_amount'])
    .where('subscription_id', '=', row.id)
    .where('quantity', '>', 0)
    .orderBy('addons.position')
    .execute()
  return { ...row, addons }
}

export type CompanyPlan = NonNullable<Awaited<ReturnType<typeof findCompanyPlan>>>

/** What the job of the day will do about a company's plan, the soonest first. */
export async function listPlanSteps(
  db: Db,
  settings: Settings,
  plan: CompanyPlan,
  today: string,
): Promise<PlanStep[]> {
  const endsOn = plan.current_period_end_on
  if (plan.status === 'paused' && plan.resume_on) return [{ step: 'resume', day: plan.resume_on }]
  if (!endsOn || !['trialing', 'active', 'past_due', 'restricted'].includes(plan.status)) return []
  if (plan.cancel_at_period_end) return [{ step: 'canceled', day: addDays(endsOn, 1) }]
  const [open] = await listOpenRenewals(db, { ids: [plan.id] })
  if (open) return dunningAhead(open.calendar, dunningRules(settings), today)
  const renewal = addDays(endsOn, -settings['billing.renew_ahead_days'])
  return [{ step: 'renewal', day: renewal > today ? renewal : addDays(today, 1) }]
}

/** What a company has to its credit. */
export async function findCompanyCredit(db: Db, _staff: StaffId, companyId: string): Promise<bigint> {
  return findCreditBalance(db, companyId)
}
