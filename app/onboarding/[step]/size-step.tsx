import { SizeForm } from './size-form'
import { type StepContext, savedForm } from './step-context'

export function SizeStep(context: StepContext) {
  return <SizeForm saved={savedForm(context, 'size')} />
}
