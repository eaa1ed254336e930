import type { Db, Trx } from '@/db'
import type { UserId } from '@/lib/ids'
import { findPlace } from '@/lib/licensing/finder/check-answers'
import { parseCheckQuery } from '@/lib/licensing/finder/check-query'
import { CURRENT_KBLI } from '@/lib/reference/kbli-category'
import { listKbli } from '@/lib/reference/queries'
import type { StepData } from './step-data'
import type { Step } from './steps'

export type CheckedStep = { step: Step; status: 'draft'; data: StepData }

/** Keeps the query of a public check with the account, for the next onboarding to take over. */
export async function keepCheck(db: Db, userId: UserId, query: string): Promise<void> {
  await db.updateTable('users').set({ check_query: query }).where('id', '=', userId).execute()
}

/**
 * What the public check told of a business, as drafts of steps: each is looked at and completed by its owner. What was
 * kept with the account is forgotten with this.
 */
export async function takeCheckedSteps(trx: Trx, userId: UserId): Promise<CheckedStep[]> {
  const user = await trx
    .selectFrom('users')
    .select('check_query')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  if (user.check_query === null) return []
  await trx.updateTable('users').set({ check_query: null }).where('id', '=', userId).execute()
  return checkedSteps(trx, user.check_query)
}

async function checkedSteps(trx: Trx, text: string): Promise<CheckedStep[]> {
  const query = parseCheckQuery(text)
  const [place, classes] = [await findPlace(trx, query.place), await listKbli(trx, CURRENT_KBLI, query.codes)]
  // In the order of the link: its first activity is the main one.
  const chosen = query.codes
    .filter((code) => classes.some((row) => row.code === code))
    .map((code) => ({ version: CURRENT_KBLI, code }))
  const [main, ...further] = chosen
  const answers: Partial<Record<Step, StepData>> = {
    business: { entity_kind: query.entity_kind },
    place: { village_code: place.path.at(-1)?.code ?? '' },
    activity: { business_description: query.text, ...(main && { main, further }) },
    size: {
      people_count: query.people,
      capital_amount: query.capital,
      yearly_sales_amount: query.sales === '' && query.size === 'none' ? '0' : query.sales,
    },
  }
  return Object.entries(answers)
    .filter(([, data]) => Object.values(data).some((value) => value !== ''))
    .map(([step, data]) => ({ step: step as Step, status: 'draft', data: { ...data, from_check: true } }))
}
