import type { SessionUser } from '@/lib/auth/session'
import type { Workflow } from '@/lib/onboarding/queries'
import type { StepInput } from '@/lib/onboarding/schema'
import { formValues } from '@/lib/onboarding/step-data'
import type { Step } from '@/lib/onboarding/steps'

/** What every step is drawn from. */
export type StepContext = { workflow: Workflow; user: SessionUser }

/** What a step's form needs to know of what is saved. */
export type SavedForm<Name extends Step> = {
  workflow_id: string
  version: number
  values: StepInput<Name>
}

/** The saved state of a step for its form; `first` fills in what was never answered. */
export function savedForm<Name extends Step>(
  { workflow }: StepContext,
  step: Name,
  first: Partial<StepInput<Name>> = {},
): SavedForm<Name> {
  const row = workflow.steps[step]
  const values = formValues(step, row?.data ?? {})
  return {
    workflow_id: workflow.id,
    version: row?.version ?? 0,
    values: row ? values : { ...values, ...first },
  }
}
