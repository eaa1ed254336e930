import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/i18n/client-messages'
import { CheckIcon } from '@/components/ui/icons'
import { db } from '@/db'
import { requireUser } from '@/lib/auth/gates'
import { findOpenWorkflow } from '@/lib/onboarding/queries'
import { canOpen, isStep, resumeStep, type Step } from '@/lib/onboarding/steps'
import { formatTime } from '@/lib/time'
import { ActivityStep } from './activity-step'
import { BusinessStep } from './business-step'
import { DocumentsStep } from './documents-step'
import { PersonStep } from './person-step'
import { PlaceStep } from './place-step'
import { PrefillNote } from './prefill-note'
import { ReviewStep } from './review-step'
import { SizeStep } from './size-step'
import type { StepContext } from './step-context'
import { StepProgress } from './step-progress'

type Props = { params: Promise<{ step: string }> }

const BODIES: Record<Step, (context: StepContext) => ReactNode | Promise<ReactNode>> = {
  person: PersonStep,
  business: BusinessStep,
  place: PlaceStep,
  activity: ActivityStep,
  size: SizeStep,
  documents: DocumentsStep,
  review: ReviewStep,
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { step } = await params
  if (!isStep(step)) return {}
  return { title: (await getTranslations('onboarding'))(`${step}.title`) }
}

/** One step of the wizard, drawn from what was saved last, on whatever device that was. */
export default async function StepPage({ params }: Props) {
  const { user } = await requireUser()
  const { step } = await params
  if (!isStep(step)) notFound()
  const workflow = await findOpenWorkflow(db, user.id)
  if (!workflow) redirect('/onboarding')
  if (!canOpen(step, workflow.statuses)) redirect(`/onboarding/${resumeStep(workflow.statuses)}`)
  const t = await getTranslations('onboarding')
  const Body = BODIES[step]

  return (
    <div className="lg:grid lg:grid-cols-[15rem_minmax(0,40rem)] lg:gap-x-12">
      <StepProgress step={step} statuses={workflow.statuses} />
      <div className="pt-5 lg:pt-8">
        <h1 className="text-2xl font-extrabold">{t(`${step}.title`)}</h1>
        <p className="mt-2 text-ink-soft">{t(`${step}.why`)}</p>
        <p className="mt-1 flex min-h-6 items-center gap-1.5 text-sm text-ink-soft">
          {workflow.saved_at && (
            <>
              <CheckIcon size={16} className="text-success" />
              {t('saved', { time: formatTime(workflow.saved_at, user.time_zone) })}
            </>
          )}
        </p>
        <PrefillNote step={step} workflow={workflow} />
        <div className="mt-5">
          <ClientMessages namespaces={['onboarding', 'documents', 'reference', 'validation']}>
            {await Body({ workflow, user })}
          </ClientMessages>
        </div>
      </div>
    </div>
  )
}
