import type { Db } from '@/db'
import type { Risk } from '@/lib/licensing/definitions/definition'
import type { BusinessProfile } from '@/lib/licensing/finder/recommend'
import type { Workflow } from '@/lib/onboarding/queries'
import { scaleOf } from '@/lib/onboarding/scale'
import type { StepAnswers } from '@/lib/onboarding/schema'
import { CURRENT_KBLI } from '@/lib/reference/kbli-category'
import { listKbli } from '@/lib/reference/queries'

/** What a complete onboarding tells of the business, as recommendations judge it. */
export async function onboardingProfile(
  db: Db,
  workflow: Workflow,
  locale: string,
): Promise<BusinessProfile> {
  const business = workflow.steps.business?.data as StepAnswers<'business'> | undefined
  const activity = workflow.steps.activity?.data as StepAnswers<'activity'> | undefined
  const size = workflow.steps.size?.data as StepAnswers<'size'> | undefined
  const chosen = activity ? [activity.main, ...activity.further] : []
  const rows = await listKbli(
    db,
    activity?.main.version ?? CURRENT_KBLI,
    chosen.map((item) => item.code),
  )
  const sales = size ? BigInt(size.yearly_sales_amount) : null
  return {
    activities: rows.map((row) => ({
      version: row.version,
      code: row.code,
      title: (locale === 'en' && row.title_en) || row.title_id,
      risk: row.risk as Risk | null,
    })),
    scale: size && sales !== null ? scaleOf(BigInt(size.capital_amount), sales).scale : null,
    entity_kind: business?.entity_kind ?? null,
    yearly_sales_amount: sales,
    has_nib: business ? business.nib !== '' : null,
  }
}
