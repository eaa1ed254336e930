'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { CheckboxField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { useActionForm } from '@/components/form/use-action-form'
import { CheckIcon } from '@/components/ui/icons'
import { STEP_SCHEMAS } from '@/lib/onboarding/schema'
import type { Step } from '@/lib/onboarding/steps'
import { finishAction } from './actions'
import { StepBar } from './step-frame'

interface ReviewFormProps {
  workflow_id: string
  /** Versions of the steps as they are shown above. */
  seen: Partial<Record<Step, number>>
}

export function ReviewForm({ workflow_id, seen }: ReviewFormProps) {
  const t = useTranslations('onboarding')
  const router = useRouter()
  const form = useActionForm({
    schema: STEP_SCHEMAS.review,
    action: ({ consent }) => finishAction({ workflow_id, seen, consent }),
    defaultValues: { consent: false as never },
    namespace: 'onboarding',
    onFailure: ({ reason }) => {
      if (reason !== 'changed' && reason !== 'incomplete') return
      form.setValue('consent', false as never)
      // Shows what was changed elsewhere; the sentence stays.
      router.refresh()
    },
  })
  return (
    <ActionForm form={form} className="grid gap-6">
      <CheckboxField name="consent" framed label={t('review.consent')} help={t('review.consentHelp')} />
      <FormError />
      <StepBar back="documents">
        <SubmitButton size="lg" icon={<CheckIcon />} className="flex-1 sm:flex-none">
          {t('review.finish')}
        </SubmitButton>
      </StepBar>
    </ActionForm>
  )
}
