import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/link'
import { db } from '@/db'
import { listWorkflowDocuments } from '@/lib/documents/queries'
import { findPlan } from '@/lib/licensing/finder/queries'
import { onboardingProfile } from '@/lib/onboarding/profile'
import { formValues } from '@/lib/onboarding/step-data'
import { STEPS, type Step } from '@/lib/onboarding/steps'
import { NeededLicenses } from './needed-licenses'
import { ReviewForm } from './review-form'
import type { StepContext } from './step-context'
import { summarizeStep } from './summary'

const SUMMARIZED = STEPS.filter((step) => step !== 'documents' && step !== 'review')

/** Everything at a glance with the way to change it, what licences it means, and the last consent. */
export async function ReviewStep({ workflow }: StepContext) {
  const locale = await getLocale()
  const masked = workflow.steps.business?.data.nik_masked
  const [t, documents, plan, summaries] = await Promise.all([
    getTranslations('onboarding'),
    listWorkflowDocuments(db, workflow.id),
    onboardingProfile(db, workflow, locale).then((profile) => findPlan(db, profile, new Date())),
    Promise.all(
      SUMMARIZED.map(async (step) => ({
        step,
        rows: await summarizeStep(
          step,
          formValues(step, workflow.steps[step]?.data ?? {}),
          typeof masked === 'string' ? masked : '',
          locale,
        ),
      })),
    ),
  ])
  const later = formValues('documents', workflow.steps.documents?.data ?? {}).later
  const seen = Object.fromEntries(STEPS.map((step) => [step, workflow.steps[step]?.version ?? 0]))

  return (
    <div className="grid gap-6">
      {summaries.map(({ step, rows }) => (
        <Card key={step} title={t(`step.${step}`)} actions={<ChangeLink step={step} />}>
          <DescriptionList
            items={rows.map((row) => ({
              term: row.label,
              detail: <span className="whitespace-pre-line">{row.value}</span>,
            }))}
          />
        </Card>
      ))}
      <Card title={t('step.documents')} actions={<ChangeLink step="documents" />}>
        <DescriptionList
          items={[
            ...documents.map((document) => ({
              term: t(`documents.${document.kind}`),
              detail: (
                <TextLink href={`/api/documents/${document.id}`} target="_blank">
                  {document.file_name}
                </TextLink>
              ),
            })),
            ...later.map((paper) => ({ term: t(`documents.${paper}`), detail: t('documents.putOff') })),
          ]}
        />
      </Card>
      <NeededLicenses plan={plan} />
      <ReviewForm workflow_id={workflow.id} seen={seen} />
    </div>
  )
}

async function ChangeLink({ step }: { step: Step }) {
  const t = await getTranslations('onboarding')
  return (
    <TextLink href={`/onboarding/${step}`} className="inline-flex min-h-11 items-center">
      {t('review.change')}
      <span className="sr-only">: {t(`step.${step}`)}</span>
    </TextLink>
  )
}
