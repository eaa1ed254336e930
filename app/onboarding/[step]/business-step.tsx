import { BusinessForm } from './business-form'
import { type StepContext, savedForm } from './step-context'

export function BusinessStep(context: StepContext) {
  const { person, business } = context.workflow.steps
  const name = person?.data.name
  const masked = business?.data.nik_masked
  return (
    <BusinessForm
      saved={savedForm(context, 'business')}
      person={typeof name === 'string' ? name : ''}
      nikMasked={typeof masked === 'string' ? masked : ''}
    />
  )
}
