import type { Db } from '@/db'
import { type BusinessProfile, exactSales } from '@/lib/licensing/finder/profile'
import { CURRENT_KBLI } from '@/lib/reference/kbli-category'
import { listKbli } from '@/lib/reference/queries'
import type { Workflow } from './queries'
import { scaleOf } from './scale'
import type { StepAnswers } from './schema'
import { isDone, type Step } from './steps'

/** What an onboarding tells of the business so far, as the finder judges it. Steps that are not complete tell nothing. */
export async function onboardingProfile(
  db: Db,
  workflow: Workflow,
  locale: string,
): Promise<BusinessProfile> {
  const business = answersOf(workflow, 'business')
  const activity = answersOf(workflow, 'activity')
  const size = answersOf(workflow, 'size')
  const chosen = activity ? [activity.main, ...activity.further] : []
  const rows = await listKbli(
    db,
    activity?.main.version ?? CURRENT_KBLI,
    chosen.map((item) => item.code),
  )
  const sales = size ? BigInt(size.yearly_sales_amount) : null
  return {
    // The main one first, as the company will have them.
    activities: chosen.flatMap(({ code }) =>
      rows
        .filter((row) => row.code === code)
        .map((row) => ({
          version: row.version,
          code,
          title: (locale === 'en' && row.title_en) || row.title_id,
          risk: row.risk,
        })),
    ),
    place_code: answersOf(workflow, 'place')?.village_code ?? null,
    scale: size && sales !== null ? scaleOf(BigInt(size.capital_amount), sales).scale : null,
    entity_kind: business?.entity_kind ?? null,
    yearly_sales: exactSales(sales),
    has_nib: business ? business.nib !== '' : null,
    holdings: [],
  }
}

/** Complete steps were checked when they were stored. */
function answersOf<Name extends Step>(workflow: Workflow, step: Name): StepAnswers<Name> | undefined {
  const row = workflow.steps[step]
  return row && isDone(row.status) ? (row.data as unknown as StepAnswers<Name>) : undefined
}
