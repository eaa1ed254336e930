import { db } from '@/db'
import { listRegions } from '@/lib/reference/queries'
import { PlaceForm } from './place-form'
import { type StepContext, savedForm } from './step-context'

export async function PlaceStep(context: StepContext) {
  return <PlaceForm saved={savedForm(context, 'place')} provinces={await listRegions(db, null)} />
}
