import { formatPhone } from '@/lib/identity'
import { PersonForm } from './person-form'
import { type StepContext, savedForm } from './step-context'

export function PersonStep(context: StepContext) {
  const { user } = context
  return <PersonForm saved={savedForm(context, 'person', { name: user.name, phone: formatPhone('') })} />
}
